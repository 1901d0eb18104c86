import pg from 'pg'
import type { Tx } from '@/lib/db/client'
import { followsFromLevels, gradesInClass } from './grade-class'
import { type ClassFacts, type GradeFacts, readGradeFacts } from './repository/class-facts'
import { type LevelInClass, readLevelsOfClasses } from './repository/grade-levels'
import { adoptDefaultPolicy } from './repository/grade-policies'
import {
  readScoreEntries,
  type ScoreEntriesRow,
  type ScoreInClass,
  scoreEntriesSql,
} from './repository/score-entries'
import { SOME_FROM_LEVELS } from './repository/touched-grades'
import { COMPUTED_FROM_ARRAYS, computedArrays, writeGrades } from './repository/write-grades'

/**
 * Computes a student's grades anew in the transaction of the change that touched them: in the class whose score changed,
 * and, where a class makes grades of levels, in each that shows one of the objectives.
 */
export async function recalculateGradesOfStudent(
  tx: Tx,
  of: {
    readonly districtId: string
    readonly studentId: string
    readonly classId: string
    readonly objectiveIds: readonly string[]
    readonly today: string
    readonly at: Date
    readonly authorId: string
  },
): Promise<void> {
  const { districtId, studentId, today } = of
  await adoptDefaultPolicy(tx, districtId, today)
  const among = [of.classId, ...(await classesByLevels(tx, studentId, of.objectiveIds))]
  const facts = await readGradeFacts(tx, { classes: 'select unnest($1::uuid[])', parameter: among, today })
  const computed = []
  for (const [classId, own] of facts.classes) {
    if (classId !== of.classId && !followsFromLevels(own)) continue
    const { scores, levels } = await readInClass(tx, { districtId, studentId, classId, today }, own, facts)
    computed.push(...gradesInClass({ studentId, classId }, own, scores, levels))
  }
  await writeGrades(
    tx,
    COMPUTED_FROM_ARRAYS,
    { districtId, at: of.at, runId: null, authorId: of.authorId },
    computedArrays(computed),
  )
}

/** Classes of the student that show an objective; none where no policy of the district looks at levels. */
async function classesByLevels(
  tx: Tx,
  studentId: string,
  objectiveIds: readonly string[],
): Promise<readonly string[]> {
  if (objectiveIds.length === 0) return []
  const { rows } = await tx.sql.query<{ id: string }>(
    `select distinct e.class_id as id from enrollments e
     join class_objectives x on x.district_id = e.district_id and x.class_id = e.class_id and x.ended_at is null
     where e.user_id = $1 and e.role = 'student' and x.objective_id = any($2) and ${SOME_FROM_LEVELS}`,
    [studentId, objectiveIds],
  )
  return rows.map(({ id }) => id)
}

/** All that a student's grades in one class are made of; levels only where the grades follow from them. */
export async function readInClass(
  tx: Tx,
  of: {
    readonly districtId: string
    readonly studentId: string
    readonly classId: string
    readonly today: string
  },
  own: ClassFacts,
  { scales }: GradeFacts,
): Promise<{ readonly scores: readonly ScoreInClass[]; readonly levels: readonly LevelInClass[] }> {
  const pair = '(select $1::uuid as student_id, $2::uuid as class_id)'
  const { rows } = await tx.sql.query<ScoreEntriesRow>(
    scoreEntriesSql(pair, `${pg.escapeLiteral(of.districtId)}::uuid`),
    [of.studentId, of.classId],
  )
  const [levels = []] = followsFromLevels(own) ? await readLevelsOfClasses(tx, [of], of.today) : []
  return { scores: readScoreEntries(rows[0]?.entries ?? null, own, scales), levels }
}
