import {
  type CellValue,
  type ComputedChange,
  changeSinceClosing,
  computedChange,
  effectiveCell,
  type SourceChange,
  type SourceValue,
  sourceChange,
} from '@/lib/core/gradebook/cell'
import {
  defaultStatus,
  type GridLevelOverride,
  type GridPayload,
  type GridPolicy,
  type GridScoreOverride,
  type ObjectiveScoreColumn,
  type ScoreColumn,
  statusOfCode,
} from '@/lib/core/gradebook/grid'
import { sparseAt } from '@/lib/core/gradebook/sparse'
import { levelOfScore } from '@/lib/core/mastery/scale'

/** Everything one score cell shows. */
export interface ScoreCell {
  readonly source: SourceValue | null
  /** Index into the payload's sources; null where no source has a value. */
  readonly sourceAt: number | null
  readonly override: GridScoreOverride | null
  readonly effective: CellValue | null
  readonly change: SourceChange | null
  /** What the source says since a closed period holds the cell, null for nothing; undefined where none holds it. */
  readonly sinceClosing: CellValue | null | undefined
  /** How often people changed it; 0 for never. */
  readonly version: number
}

/** One cell of a column of scores, at a student's index. */
export function scoreCell(grid: GridPayload, column: ScoreColumn, item: number, student: number): ScoreCell {
  const source = sourceValue(grid, column, student)
  const override = sparseAt(column.overrides, student) ?? null
  const sinceClosing = sparseAt(column.sinceClosing, student)
  return {
    source,
    sourceAt: source && (sparseAt(column.sources, student) ?? grid.items[item]?.sources[0] ?? null),
    override,
    effective: effectiveCell(source, override?.value ?? null),
    change:
      sinceClosing === undefined
        ? override && sourceChange(override, source)
        : changeSinceClosing(source, sinceClosing),
    sinceClosing,
    version: override?.version ?? sparseAt(column.versions, student) ?? 0,
  }
}

function sourceValue(grid: GridPayload, column: ScoreColumn, student: number): SourceValue | null {
  const score = column.scores[student] ?? null
  const text = sparseAt(column.texts, student) ?? null
  const code = sparseAt(column.statuses, student)
  const status = code === undefined ? defaultStatus({ score, text }) : statusOfCode(code, grid.extensions)
  if (status === null) return null
  const flags = sparseAt(column.flags, student) ?? 0
  return { score, text, status, flags, version: sparseAt(column.sourceVersions, student) ?? 1 }
}

/** A line item's own cell. */
export function itemCell(grid: GridPayload, item: number, student: number): ScoreCell {
  return scoreCell(grid, grid.scores[item] ?? EMPTY_COLUMN, item, student)
}

const EMPTY_COLUMN: ScoreColumn = { scores: [] }

/** What stands under an objective for one line item. */
export interface EvidenceColumn {
  readonly item: number
  /** Results of this very objective; null where no student has one. */
  readonly own: ObjectiveScoreColumn | null
}

/** The evidence columns an objective unfolds into: line items aligned to it, or with results for it, in order. */
export function evidenceColumns(grid: GridPayload, objective: number): readonly EvidenceColumn[] {
  const own = grid.objectiveScores.filter((column) => column.objective === objective)
  return grid.items.flatMap((item, at) => {
    const column = own.find((candidate) => candidate.item === at) ?? null
    return column !== null || item.objectives.includes(objective) ? [{ item: at, own: column }] : []
  })
}

/**
 * A cell of an evidence column: the student's result for the objective itself, else the line item's one cell, which
 * then stands under each of its objectives. `from` says which, for typing changes that one.
 */
export function evidenceCell(
  grid: GridPayload,
  column: EvidenceColumn,
  student: number,
): ScoreCell & { readonly from: 'objective' | 'item' } {
  if (column.own !== null) {
    const cell = scoreCell(grid, column.own, column.item, student)
    if (cell.effective !== null) return { ...cell, from: 'objective' }
  }
  return { ...itemCell(grid, column.item, student), from: 'item' }
}

/** Everything one level cell shows. */
export interface LevelCell {
  readonly state: 'level' | 'insufficient' | 'none'
  /** Computed; 0 unless `state` is `level`. */
  readonly level: number
  readonly score: number | null
  readonly count: number
  /** What it takes, where the evidence is not enough. */
  readonly shortfall: { readonly have: number; readonly needed: number } | null
  readonly trend: -1 | 0 | 1
  readonly override: GridLevelOverride | null
  /** The person's level, else the computed one; 0 for none. */
  readonly effectiveLevel: number
  readonly change: ComputedChange | null
  readonly version: number
}

/** The rule a level is computed by: its column's, but for students for whose grade another holds. */
export function levelPolicy(grid: GridPayload, objective: number, student: number): GridPolicy | undefined {
  const other = sparseAt(grid.levels[objective]?.policies, student)
  return grid.policies[other ?? grid.objectives[objective]?.policy ?? -1]
}

/** The level of an objective at a student's index. */
export function levelCell(grid: GridPayload, objective: number, student: number): LevelCell {
  const column = grid.levels[objective]
  const scale = levelPolicy(grid, objective, student)?.scale
  const score = column?.scores[student] ?? null
  const short = sparseAt(column?.insufficient, student)
  const level = score === null || scale === undefined ? 0 : levelOfScore(score, scale)
  const override = sparseAt(column?.overrides, student) ?? null
  return {
    state: score !== null ? 'level' : short !== undefined ? 'insufficient' : 'none',
    level,
    score,
    count: column?.counts[student] ?? 0,
    shortfall: short === undefined ? null : { have: short[0], needed: short[1] },
    trend: sparseAt(column?.trends, student) ?? 0,
    override,
    effectiveLevel: override?.level ?? level,
    change: override && computedChange(override, { level, score }),
    version: override?.version ?? sparseAt(column?.versions, student) ?? 0,
  }
}
