import type { CountedStatuses } from '@/lib/core/gradebook/score-status'
import { FOUR_LEVELS, type MasteryScale } from '@/lib/core/mastery/scale'

/** Which of several equally common values is taken: the higher one, or the one seen most recently. */
export type ModeTies = 'higher' | 'newer'

/** How one score is made of several, with the parameters of each way. Scores are in units of the mastery scale. */
export type MasteryMethod =
  /** The newest weighs `newest` percent (1–99), all before it the rest, evenly. */
  | { readonly kind: 'weighted-average'; readonly newest: number }
  /** Each piece weighs `newest` percent (50–99) against everything before it. */
  | { readonly kind: 'decaying-average'; readonly newest: number }
  /** The mean of the scores at or above `mastery`, once there are `times` of them (1–10); until then, no score. */
  | { readonly kind: 'n-times'; readonly times: number; readonly mastery: number }
  | { readonly kind: 'highest' }
  | { readonly kind: 'latest' }
  | { readonly kind: 'mean' }
  | { readonly kind: 'median' }
  | { readonly kind: 'mode'; readonly ties: ModeTies }
  /** Mean, median or mode of the `count` newest; of fewer, where there are fewer. */
  | {
      readonly kind: 'most-recent'
      readonly count: number
      readonly by: 'mean' | 'median' | 'mode'
      readonly ties: ModeTies
    }
  /** The mean of the `count` highest; of fewer, where there are fewer. */
  | { readonly kind: 'mean-of-highest'; readonly count: number }
  | PowerLaw

/** A curve y = m·xᵇ through the scores in their order, read at the newest piece or at the one that would come next. */
export interface PowerLaw {
  readonly kind: 'power-law'
  readonly at: 'newest' | 'next'
  /** What a score of 0 counts as, since it has no logarithm; null sets zeros aside, visibly. */
  readonly zeroAs: number | null
  /** The curve may predict beyond the scale; true holds it at the top. */
  readonly capped: boolean
  /** Takes the mean where it is higher than the curve. */
  readonly orMean: boolean
}

/** Which date makes a piece of evidence the newest. One without that date is ordered by its score date. */
export type DateRule = 'score-date' | 'due-date' | 'assign-date'

/** Everything a district decides about how levels come to be. Versioned and dated by whoever stores it. */
export interface MasteryPolicy extends CountedStatuses {
  readonly method: MasteryMethod
  readonly scale: MasteryScale
  readonly dateRule: DateRule
  /** Pieces it takes before a level is given (1 or more). */
  readonly minimumEvidence: number
  /** Evidence scored longer ago than this many days is set aside; null keeps all. */
  readonly recencyDays: number | null
  /** A retake takes the place of what it repeats, or counts beside it. */
  readonly retake: 'replace' | 'add'
  /**
   * How far beyond its maximum a score still counts as extra credit, as a multiple of the range: 1.5 counts 30 of 20
   * as it stands and sets 85 of 20 aside as a likely slip.
   */
  readonly extraCreditLimit: number
}

/** The policy of a district that has not decided yet. */
export const DEFAULT_POLICY: MasteryPolicy = {
  method: { kind: 'decaying-average', newest: 65 },
  scale: FOUR_LEVELS,
  dateRule: 'score-date',
  minimumEvidence: 1,
  recencyDays: null,
  retake: 'replace',
  extraCreditLimit: 1.5,
  countPartiallyGraded: false,
  countSubmittedWithScore: false,
}
