import type { CountedStatuses } from '@/lib/core/gradebook/score-status'

/** A weight a policy gives to the categories of one title, whatever its case; only the proportions matter. */
export interface TitleWeight {
  readonly title: string
  readonly weight: number
}

/** Points and percents of all scores together, or of each category, weighed. */
export type ScoreMethod =
  /** All points earned over all points possible; categories only group. */
  | { readonly kind: 'total-points' }
  /**
   * Each category's own percent, by its weight; the weights of categories without a score fall to the others in
   * proportion. A category that has no weight above 0 counts nothing, and its scores say so.
   */
  | { readonly kind: 'weighted-categories'; readonly weights: 'from-categories' | readonly TitleWeight[] }

/** The grade follows from the levels of the objectives the class shows; scores then count nothing by themselves. */
export interface FromLevels {
  readonly kind: 'from-levels'
  /** What one level is worth: its score over the top of its scale, or the percent the table has for it. */
  readonly worth:
    | { readonly kind: 'score' }
    /** In percent, the lowest level first. */
    | { readonly kind: 'table'; readonly percents: readonly number[] }
  readonly combine: 'mean' | 'median'
}

export type GradeMethod =
  | ScoreMethod
  | FromLevels
  /** Weighted categories where any category of the class has a weight above 0, else total points. */
  | { readonly kind: 'automatic' }

/**
 * How many scores are left out for being the lowest or the highest, by percent: what a family can check by eye, and
 * what most gradebooks do. (Which omission would raise the grade most is another question: with unequal points its
 * answer may be a score that is not the lowest.) Of equals the earliest due goes first, then the lower sourcedId.
 * The lowest go before the highest, and the last score of a category or class is never dropped. Extra credit is not
 * dropped either.
 */
export interface DropRule {
  readonly lowest: number
  readonly highest: number
  /** Counts them in each category, or in the class as a whole. */
  readonly within: 'category' | 'class'
}

/** One mark and the percent from which it is given. */
export interface GradeMark {
  readonly mark: string
  readonly from: number
}

/** Everything a school decides about how results become a grade. Versioned and dated by whoever stores it. */
export interface GradePolicy extends CountedStatuses {
  readonly method: GradeMethod
  readonly drop: DropRule
  /** What a result flagged missing counts that has no score of its own. A score that was given always stands. */
  readonly missing: 'leave-out' | 'zero' | { readonly percent: number }
  /** Marks from the highest to the lowest; below every `from` the lowest is given. */
  readonly scale: readonly GradeMark[]
  /** What meets the scale: the percent as stored, or that percent rounded to a whole, half away from zero. */
  readonly markBy: 'percent' | 'whole-percent'
}

/** The policy of a school that has not decided yet. */
export const DEFAULT_GRADE_POLICY: GradePolicy = {
  method: { kind: 'automatic' },
  drop: { lowest: 0, highest: 0, within: 'category' },
  missing: 'leave-out',
  scale: [
    { mark: 'A', from: 90 },
    { mark: 'B', from: 80 },
    { mark: 'C', from: 70 },
    { mark: 'D', from: 60 },
    { mark: 'F', from: 0 },
  ],
  markBy: 'percent',
  countPartiallyGraded: false,
  countSubmittedWithScore: false,
}
