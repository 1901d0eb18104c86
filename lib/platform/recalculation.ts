import type { GradeInput, GradeLevel, GradeScore } from '@/lib/core/grade/grade-input'
import type { CellValue } from '@/lib/core/gradebook/cell'
import type { Mastery } from '@/lib/core/mastery/calculate-mastery'
import type { DecidingScore } from '@/lib/core/mastery/find-deciding-score'
import type { MasteryScale } from '@/lib/core/mastery/scale'
import type { Tx } from '@/lib/db/client'
import type { ClassGradePolicy } from '@/lib/platform/grade-policies'

/**
 * How an import asks for levels and grades. Features never import each other: whoever starts an import (worker, command line)
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
     * `touched_levels` and `touched_grades` what they changed meanwhile, to be computed once more. No row a person may wait for is locked before.
     */
    readonly closeDistrict: () => Promise<void>
  },
) => Promise<number>

/** How the gradebook asks for the levels and grades one cell's change touches, in the transaction of the change. */
export type RecalculateForStudent = (
  tx: Tx,
  of: {
    readonly districtId: string
    readonly studentId: string
    /** The class the cell was changed in. */
    readonly classId: string
    /** Objectives whose levels are to be computed. */
    readonly objectiveIds: readonly string[]
    /** The one whose level a person decided, which other computations go by. */
    readonly decidedId: string | null
    readonly schoolYear: number
    readonly authorId: string
    readonly at: Date
    readonly today: string
    readonly timeZone: string
  },
) => Promise<void>

/** What a grade is made of: a score or a level as it counts, and as it would without the person's value above it. */
export interface GradeSource {
  readonly input: GradeInput
  readonly policy: ClassGradePolicy
  readonly scores: readonly {
    readonly score: GradeScore
    readonly beneath: GradeScore | null
    readonly overridden: boolean
  }[]
  /** Of every objective the class shows, where the grade follows from levels; null where there is no level. */
  readonly levels: readonly {
    readonly objectiveId: string
    readonly scale: MasteryScale
    readonly level: GradeLevel | null
    readonly beneath: GradeLevel | null
    readonly overridden: boolean
  }[]
  /** The score a line item of the class and term would give for a value; null for one that is none of them. */
  scoreOf(itemId: string, value: CellValue): GradeScore | null
}

/** How the gradebook asks what a student's grade in a class and term is made of; null where there is no such class. */
export type ReadGradeSource = (
  tx: Tx,
  of: {
    readonly districtId: string
    readonly studentId: string
    readonly classId: string
    /** The null id where the class names no term. */
    readonly termId: string
    readonly today: string
  },
) => Promise<GradeSource | null>

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
