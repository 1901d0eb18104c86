import pg from 'pg'
import type { Tx } from '@/lib/db/client'
import { holdPeriods } from '@/lib/platform/district-gate'
import { followsFromLevels, gradesInClass } from './grade-class'
import { type GradeFacts, readGradeFacts } from './repository/class-facts'
import { readLevelsOfClasses } from './repository/grade-levels'
import { adoptDefaultPolicy } from './repository/grade-policies'
import { readScoreEntries, type ScoreEntriesRow, scoreEntriesSql } from './repository/score-entries'
import {
  createGradeTables,
  dropGradeTables,
  forgetComputedGrades,
  settleTouchedGrades,
} from './repository/touched-grades'
import {
  COMPUTED_FROM_ARRAYS,
  type ComputedGrade,
  computedArrays,
  type WriteGrades,
  writeGrades,
} from './repository/write-grades'

interface Grading {
  readonly districtId: string
  readonly today: string
}

/** Students and classes in the memory at once. */
const BATCH = 2_000

/**
 * Computes the grades of all pairs in `touched_grades`, while people go on typing; nothing is written yet. Which periods
 * are closed does not change from here on.
 */
export async function beginGrades(tx: Tx, of: Grading): Promise<void> {
  await holdPeriods(tx, of.districtId)
  await adoptDefaultPolicy(tx, of.districtId, of.today)
  await createGradeTables(tx)
  await computeGrades(tx, of)
}

/**
 * With the district closed and its levels written: computes once more what people changed meanwhile and what follows from
 * levels, listed anew in `touched_grades`, and writes all of it, each grade once. Answers how many grades changed.
 */
export async function finishGrades(tx: Tx, of: Grading & WriteGrades): Promise<number> {
  await forgetComputedGrades(tx)
  await computeGrades(tx, of)
  await tx.sql.query('analyze computed_grades')
  const changed = await writeGrades(tx, 'computed_grades', of)
  await dropGradeTables(tx)
  return changed
}

/** From `touched_grades` into `computed_grades`: the server gathers each pair's scores into one row, and a cursor hands them out. */
async function computeGrades(tx: Tx, of: Grading): Promise<void> {
  if ((await settleTouchedGrades(tx)) === 0) return
  const { today } = of
  const facts = await readGradeFacts(tx, { classes: 'select class_id from touched_grades', today })
  const entries = scoreEntriesSql('touched_grades', `${pg.escapeLiteral(of.districtId)}::uuid`)
  await tx.sql.query(`declare entries_of_touched no scroll cursor for ${entries}`)
  for (;;) {
    const { rows } = await tx.sql.query<ScoreEntriesRow>(`fetch ${BATCH} from entries_of_touched`)
    if (rows.length === 0) break
    const grades = await gradeBatch(tx, rows, facts, today)
    await tx.sql.query(`insert into computed_grades ${COMPUTED_FROM_ARRAYS}`, computedArrays(grades))
  }
  await tx.sql.query('close entries_of_touched')
}

async function gradeBatch(
  tx: Tx,
  rows: readonly ScoreEntriesRow[],
  { classes, scales }: GradeFacts,
  today: string,
): Promise<readonly ComputedGrade[]> {
  const byLevels = rows.filter(({ classId }) => {
    const facts = classes.get(classId)
    return facts !== undefined && followsFromLevels(facts)
  })
  const found = byLevels.length === 0 ? [] : await readLevelsOfClasses(tx, byLevels, today)
  const levels = new Map(byLevels.map((row, at) => [row, found[at] ?? []]))
  return rows.flatMap((row) => {
    const facts = classes.get(row.classId)
    if (facts === undefined) return []
    return gradesInClass(row, facts, readScoreEntries(row.entries, facts, scales), levels.get(row) ?? [])
  })
}
