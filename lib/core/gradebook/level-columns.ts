import { compactScore } from '@/lib/core/decimal'
import type { GridLevelOverride, LevelColumn } from '@/lib/core/gradebook/grid'
import type { LevelOverrideRow, LevelRow } from '@/lib/core/gradebook/grid-rows'
import { emptyCells, toSparse, withoutEmpty } from '@/lib/core/gradebook/sparse'

/** An objective's levels while rows are still being placed, by student. */
export interface LevelColumnDraft {
  readonly computed: (LevelRow | undefined)[]
  readonly people: (LevelOverrideRow | undefined)[]
}

/** An empty column of levels. */
export function draftLevels(students: number): LevelColumnDraft {
  return { computed: emptyCells(students), people: emptyCells(students) }
}

/** The column as it travels. `cutsOf` gives the cuts of a policy's scale; `policy` is the objective's. */
export function packLevels(
  column: LevelColumnDraft,
  policy: number,
  cutsOf: (policy: number) => readonly number[],
): LevelColumn {
  const { computed, people } = column
  const cutsAt = (student: number) => cutsOf(computed[student]?.policy ?? policy)
  return withoutEmpty({
    scores: computed.map((row, student) => shortened(row?.score ?? null, cutsAt(student))),
    counts: computed.map((row) => row?.count ?? 0),
    insufficient: toSparse(computed, shortfall),
    trends: toSparse(computed, (row) => row.trend || undefined),
    policies: toSparse(computed, (row) => row.policy ?? undefined),
    overrides: toSparse(people, (row, student) => liveOverride(row, cutsAt(student))),
    versions: toSparse(people, (row) => (row.level === null ? row.version : undefined)),
  })
}

function shortfall({ insufficient }: LevelRow): readonly [have: number, needed: number] | undefined {
  return insufficient === null ? undefined : [insufficient.have, insufficient.needed]
}

/** What its author saw is shortened like the score it is compared with: else every override would look outdated. */
function liveOverride(row: LevelOverrideRow, cuts: readonly number[]): GridLevelOverride | undefined {
  if (row.level === null) return undefined
  const { level, number, version, reason, author, at } = row
  const seen = { level: row.seen.level, score: shortened(row.seen.score, cuts) }
  return { level, number, seen, version, reason, author, at }
}

function shortened(score: number | null, cuts: readonly number[]): number | null {
  return score === null ? null : compactScore(score, cuts)
}
