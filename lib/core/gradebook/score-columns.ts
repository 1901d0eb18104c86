import {
  defaultStatus,
  type GridItem,
  type GridScoreOverride,
  type ScoreColumn,
  statusCode,
} from '@/lib/core/gradebook/grid'
import type { FrozenRow, ResultRow, ScoreOverrideRow } from '@/lib/core/gradebook/grid-rows'
import type { ExtensionStatus } from '@/lib/core/gradebook/score-status'
import { emptyCells, toSparse, withoutEmpty } from '@/lib/core/gradebook/sparse'

/** A column while rows are still being placed into it, by student. */
export interface ScoreColumnDraft {
  readonly item: GridItem
  readonly results: (PlacedResult | undefined)[]
  readonly frozen: (FrozenRow | undefined)[]
  readonly people: (ScoreOverrideRow | undefined)[]
}

interface PlacedResult {
  readonly row: ResultRow
  readonly source: number
  readonly rank: number
}

/** An empty column of a line item. */
export function draftColumn(item: GridItem, students: number): ScoreColumnDraft {
  return { item, results: emptyCells(students), frozen: emptyCells(students), people: emptyCells(students) }
}

/** Puts a source's result into its cell, unless a more trusted source's stands there. */
export function placeResult(column: ScoreColumnDraft, student: number, source: number, row: ResultRow): void {
  const place = column.item.sources.indexOf(source)
  const rank = place < 0 ? column.item.sources.length : place
  const standing = column.results[student]
  if (standing === undefined || rank < standing.rank) column.results[student] = { row, source, rank }
}

/** The column as it travels. `extensions` holds every vendor status in it. */
export function packColumn(column: ScoreColumnDraft, extensions: readonly ExtensionStatus[]): ScoreColumn {
  const { results, frozen, people } = column
  const first = column.item.sources[0]
  return withoutEmpty({
    scores: results.map((placed) => placed?.row.score ?? null),
    texts: toSparse(results, ({ row }) => row.text ?? undefined),
    statuses: toSparse(results, ({ row }) => unusualStatus(row, extensions)),
    flags: toSparse(results, ({ row }) => row.flags || undefined),
    sourceVersions: toSparse(results, ({ row }) => (row.version === 1 ? undefined : row.version)),
    sources: toSparse(results, ({ source }) => (source === first ? undefined : source)),
    sinceClosing: toSparse(frozen, ({ now }) => now),
    overrides: toSparse(people, liveOverride),
    versions: toSparse(people, (row) => (row.value === null ? row.version : undefined)),
  })
}

function unusualStatus(row: ResultRow, extensions: readonly ExtensionStatus[]): number | undefined {
  return row.status === defaultStatus(row) ? undefined : statusCode(row.status, extensions)
}

function liveOverride(row: ScoreOverrideRow): GridScoreOverride | undefined {
  if (row.value === null) return undefined
  const { value, seen, seenVersion, version, reason, author, at } = row
  return { value, seen, seenVersion, version, reason, author, at }
}
