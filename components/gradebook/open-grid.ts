import { type GradeCell, gradeCell } from '@/lib/core/gradebook/grade-cell'
import type { GridItem, GridObjective, GridPayload, GridPolicy } from '@/lib/core/gradebook/grid'
import {
  evidenceColumns,
  itemCell,
  type LevelCell,
  levelCell,
  levelPolicy,
  type ScoreCell,
  scoreCell,
} from '@/lib/core/gradebook/grid-cells'
import type { GradeState, LevelState, ScoreState } from '@/lib/features/gradebook/contract'

/** A payload with its rows and columns found by id, and its cells in the words that writes are answered in. */
export interface OpenGrid {
  readonly payload: GridPayload
  readonly studentAt: ReadonlyMap<string, number>
  readonly itemAt: ReadonlyMap<string, number>
  readonly objectiveAt: ReadonlyMap<string, number>
  /** The cell of an item, or of one objective within it; null where there is no such cell. */
  readonly score: (studentId: string, itemId: string, objectiveId: string | null) => ScoreState | null
  readonly level: (studentId: string, objectiveId: string) => LevelState | null
  readonly grade: (studentId: string) => GradeState | null
  /** The line items that bear on an objective, in column order. */
  readonly evidenceItems: (objective: GridObjective) => readonly EvidenceItem[]
}

export interface EvidenceItem {
  readonly item: GridItem
  /** Some students have a result for this very objective. */
  readonly perObjective: boolean
}

export function openGrid(payload: GridPayload): OpenGrid {
  const studentAt = positions(payload.students.id)
  const itemAt = positions(payload.items.map((item) => item.id))
  const objectiveAt = positions(payload.objectives.map((objective) => objective.id))
  const parts = new Map(
    payload.objectiveScores.map((column) => [`${column.item} ${column.objective}`, column]),
  )

  return {
    payload,
    studentAt,
    itemAt,
    objectiveAt,
    score: (studentId, itemId, objectiveId) => {
      const student = studentAt.get(studentId)
      const item = itemAt.get(itemId)
      if (student === undefined || item === undefined) return null
      const address = { studentId, itemId, objectiveId }
      if (objectiveId === null)
        return { ...address, ...scoreState(payload, itemCell(payload, item, student)) }
      const column = parts.get(`${item} ${objectiveAt.get(objectiveId)}`)
      if (column === undefined) return null
      return { ...address, ...scoreState(payload, scoreCell(payload, column, item, student)) }
    },
    level: (studentId, objectiveId) => {
      const student = studentAt.get(studentId)
      const objective = objectiveAt.get(objectiveId)
      if (student === undefined || objective === undefined) return null
      return { studentId, objectiveId, ...levelState(levelCell(payload, objective, student)) }
    },
    grade: (studentId) => {
      const student = studentAt.get(studentId)
      return student === undefined ? null : { studentId, ...gradeState(gradeCell(payload, student)) }
    },
    evidenceItems: (objective) =>
      evidenceColumns(payload, objectiveAt.get(objective.id) ?? -1).flatMap((column) => {
        const item = payload.items[column.item]
        return item === undefined ? [] : [{ item, perObjective: column.own !== null }]
      }),
  }
}

function scoreState(
  payload: GridPayload,
  cell: ScoreCell,
): Omit<ScoreState, 'studentId' | 'itemId' | 'objectiveId'> {
  const sourceId = payload.sources[cell.sourceAt ?? -1]?.id ?? ''
  return {
    version: cell.version,
    source: cell.source === null ? null : { ...cell.source, sourceId },
    own: cell.override,
    ...(cell.sinceClosing === undefined ? {} : { sinceClosing: cell.sinceClosing }),
  }
}

function levelState(cell: LevelCell): Omit<LevelState, 'studentId' | 'objectiveId'> {
  const { version, override, score, shortfall } = cell
  const computed: LevelState['computed'] =
    score !== null
      ? { state: 'level', score, count: cell.count, trend: cell.trend }
      : shortfall !== null
        ? { state: 'insufficient', ...shortfall }
        : { state: 'none' }
  return { version, computed, own: override }
}

function gradeState(cell: GradeCell): Omit<GradeState, 'studentId'> {
  const { version, override, computed, counted, missing, exempt, dropped } = cell
  return { version, computed: { ...computed, counted, missing, exempt, dropped }, own: override }
}

function positions(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, at) => [id, at]))
}

/** The rule a student's level on an objective is computed by; that of the objective, where no level is at hand. */
export function policyOfLevel(grid: OpenGrid, objective: GridObjective, studentId: string): GridPolicy {
  const { payload, objectiveAt, studentAt } = grid
  const at = [objectiveAt.get(objective.id) ?? -1, studentAt.get(studentId) ?? -1] as const
  return levelPolicy(payload, ...at) ?? policyOf(payload, objective)
}

/** The rule most of an objective's levels are computed by. Every objective names one. */
export function policyOf(payload: GridPayload, objective: GridObjective): GridPolicy {
  const policy = payload.policies[objective.policy]
  if (policy === undefined) throw new RangeError(`objective ${objective.id} names no policy of this grid`)
  return policy
}
