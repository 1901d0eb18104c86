import type { Mastery } from '@/lib/core/mastery/calculate-mastery'
import type { DecidingScore } from '@/lib/core/mastery/find-deciding-score'
import type { Tx } from '@/lib/db/client'

/**
 * How an import asks for levels. Features never import each other: whoever starts an import (worker, command line)
 * hands it mastery's verb of this shape.
 */
export type RecalculateAfterImport = (
  tx: Tx,
  of: {
    readonly districtId: string
    /** Null where no import asks: a reopened period brings in what sources have said since. */
    readonly runId: string | null
    readonly at: Date
    /** The district's today and time zone. */
    readonly today: string
    readonly timeZone: string
    /**
     * Called when all is computed and nothing is written: closes the district to people's changes, and leaves in
     * `touched_levels` what they changed meanwhile, to be computed once more. No row a person may wait for is locked before.
     */
    readonly closeDistrict: () => Promise<void>
  },
) => Promise<number>

/** How the gradebook asks for the levels one cell's change touches, in the transaction of the change. */
export type RecalculateForStudent = (
  tx: Tx,
  of: {
    readonly districtId: string
    readonly studentId: string
    readonly objectiveIds: readonly string[]
    readonly schoolYear: number
    readonly authorId: string
    readonly at: Date
    readonly today: string
    readonly timeZone: string
  },
) => Promise<void>

/** How the gradebook asks how a level came to be, and which one result's smallest change would have made another. */
export type ExplainLevel = (
  tx: Tx,
  of: {
    readonly districtId: string
    readonly studentId: string
    readonly objectiveId: string
    readonly schoolYear: number
    readonly today: string
    readonly timeZone: string
  },
) => Promise<{ readonly mastery: Mastery; readonly deciding: DecidingScore | null }>
