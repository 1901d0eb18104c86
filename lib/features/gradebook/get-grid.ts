import { assembleGrid } from '@/lib/core/gradebook/assemble-grid'
import type { GridPayload } from '@/lib/core/gradebook/grid'
import type { LevelRow } from '@/lib/core/gradebook/grid-rows'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { Acting } from '@/lib/platform/acting'
import { AppError } from '@/lib/platform/errors'
import { freezeObjectiveResults, freezeResults, readFrozenCells } from './repository/frozen-cells'
import { readGrades } from './repository/grade-rows'
import { readFrame } from './repository/grid-frame'
import { type GridPolicies, readGridPolicies } from './repository/grid-policies'
import {
  type ComputedLevelRow,
  neededBy,
  readItems,
  readOverrides,
  readStudents,
} from './repository/grid-rows'
import { readLevels, readObjectiveResults, readResults } from './repository/grid-scores'

/**
 * The grid of one class: which cells, then all of their rows at once, then the shape the browser takes. Whoever calls
 * has been let in to the class; `mayCorrect` says whether they may also type.
 */
export async function getGrid(
  { tx, today }: Pick<Acting, 'tx' | 'today'>,
  of: { readonly classId: string; readonly mayCorrect: boolean; readonly locale: string },
): Promise<GridPayload> {
  const { classId } = of
  const frame = await readFrame(tx, classId, today)
  if (frame === null) throw new AppError('not-found', 'No such class.')
  const students = await readStudents(tx, classId, today)
  const items = await readItems(tx, classId, frame)
  const cells = {
    studentIds: students.map((student) => student.id),
    objectiveIds: frame.objectives.map((objective) => objective.id),
    itemIds: items.map((item) => item.id),
    schoolYear: frame.schoolYear,
    classId,
    termId: frame.term?.id ?? null,
  }
  const cellsHeld = items.some((item) => item.closed) ? await readFrozenCells(tx, cells.itemIds) : []
  const results = freezeResults(await readResults(tx, classId), cellsHeld)
  const parts = await readObjectiveResults(tx, classId, results.rows)
  const objectiveResults = freezeObjectiveResults(parts, cellsHeld)
  const computed = await readLevels(tx, cells)
  const policies = await readGridPolicies(tx, frame.policies, cells.objectiveIds, computed)
  const grades = await readGrades(tx, classId, cells.termId)
  const overrides = await readOverrides(tx, cells, { ...policies, grade: frame.gradePolicy })
  const { method: gradeMethod, drop, missing, scale, markBy } = frame.gradePolicy
  const rules = [
    ...new Set([
      ...cells.objectiveIds.map(policies.ofColumn),
      ...computed.map((row) => policies.ofLevel(row.policy)),
    ]),
  ]
  return assembleGrid(
    {
      class: {
        id: classId,
        title: frame.title,
        code: frame.code,
        schoolYear: frame.schoolYear,
        term: frame.term,
        asOf: today,
        closed: frame.closed,
        mayCorrect: of.mayCorrect,
      },
      students,
      sources: frame.sources,
      policies: rules.map(({ method, scale, minimumEvidence }) => ({ method, scale, minimumEvidence })),
      objectives: frame.objectives.map((objective) => ({
        ...objective,
        policy: rules.indexOf(policies.ofColumn(objective.id)),
      })),
      categories: frame.categories.standing,
      scales: frame.scales,
      items,
      results: results.rows,
      objectiveResults: objectiveResults.rows,
      frozen: [...results.frozen, ...objectiveResults.frozen],
      levels: computed.map((row) => shownLevel(row, policies, rules)),
      scoreOverrides: overrides.scores,
      levelOverrides: overrides.levels,
      grades: {
        policy: { method: gradeMethod, drop, missing, scale, markBy },
        closed: frame.gradesClosed,
        computed: grades,
        overrides: overrides.grades,
      },
    },
    of.locale,
  )
}

function shownLevel(
  row: ComputedLevelRow,
  policies: GridPolicies,
  rules: readonly MasteryPolicy[],
): LevelRow {
  const { studentId, objectiveId, score, count, trend } = row
  const short = row.state === 'insufficient'
  const rule = policies.ofLevel(row.policy)
  const insufficient = short ? { have: count, needed: neededBy(rule) } : null
  const policy = rule === policies.ofColumn(objectiveId) ? null : rules.indexOf(rule)
  return { studentId, objectiveId, score, count, trend, insufficient, policy }
}
