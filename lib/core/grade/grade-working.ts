import type { GradeLevel, GradeScore } from '@/lib/core/grade/grade-input'
import type { UncountedStatus } from '@/lib/core/gradebook/score-status'
import type { UnmappedReason } from '@/lib/core/mastery/evidence'

/** Why a score was seen and not counted; the interface has a sentence for each. */
export type LeftOutReason =
  | UncountedStatus
  | Exclude<UnmappedReason, 'below-minimum' | 'beyond-extra-credit'>
  /** Flagged missing, without a score, and the policy leaves such out. */
  | 'missing'
  /** Its category has no weight above 0. */
  | 'no-weight'
  /** Extra credit where nothing else in its category, or class, has points it could be added to. */
  | 'nothing-possible'
  /** The grade follows from levels. */
  | 'levels-count'

/** What a score did for the grade. Only the first three add to it. */
export type ScoreRole =
  | 'counted'
  | 'extra-credit'
  /** Missing, and counted as the percent the policy says. */
  | 'missing-counted'
  | 'dropped-lowest'
  | 'dropped-highest'
  | 'left-out'

/** A score with its part in the grade. */
export interface ScoreInGrade {
  readonly score: GradeScore
  readonly role: ScoreRole
  /** Null unless left out. */
  readonly reason: LeftOutReason | null
  /** Points above the minimum; 0 where there is no number. */
  readonly points: number
  /** Maximum less minimum; 0 for extra credit and where there is no number. */
  readonly possible: number
  /** Kept and counted as given, but marked. */
  readonly beyond: 'above-maximum' | 'below-minimum' | null
  /** Percent points of the grade; the contributions of all scores add up to its percent before rounding. */
  readonly contribution: number
}

/** A category with its part in the grade. Scores without one share the category whose id is null. */
export interface CategoryInGrade {
  readonly id: string | null
  readonly title: string | null
  /** As the class or the policy gives it, a useless one too; null where neither gives any. */
  readonly weight: number | null
  /** Over the scores that count. */
  readonly points: number
  readonly possible: number
  /** 100 × points ÷ possible, unrounded; null where nothing was possible. */
  readonly percent: number | null
  /** 0 to 1: its part of the weights, or of the points, of all categories that count. */
  readonly share: number
  /** Percent points of the grade. */
  readonly contribution: number
  /** Scores that count. */
  readonly counted: number
}

/** A level with its part in the grade. */
export interface LevelInGrade {
  readonly level: GradeLevel
  /** `left-out`: the policy's table has no percent for it. `passed-over`: not the one in the middle. */
  readonly role: 'weighed' | 'chosen' | 'passed-over' | 'left-out'
  readonly percent: number
  /** 0 to 1. */
  readonly weight: number
  /** weight × percent. */
  readonly contribution: number
}

/** How a grade came to be, enough to show the arithmetic. */
export interface GradeWorking {
  /** What was done, which an automatic policy leaves to the class. */
  readonly method: 'total-points' | 'weighted-categories' | 'from-levels'
  /** By due date (none is earliest), then sourcedId. */
  readonly scores: readonly ScoreInGrade[]
  /** By title; those the class does not list last. */
  readonly categories: readonly CategoryInGrade[]
  /** By worth, lowest first; empty unless the grade follows from levels. */
  readonly levels: readonly LevelInGrade[]
}

/** A score while the engine still works on it. */
export interface DraftScore {
  readonly score: GradeScore
  role: ScoreRole
  reason: LeftOutReason | null
  points: number
  possible: number
  beyond: ScoreInGrade['beyond']
  contribution: number
}

/** A category while the engine still works on it. */
export interface DraftCategory {
  readonly id: string | null
  readonly title: string | null
  readonly weight: number | null
  points: number
  possible: number
  percent: number | null
  share: number
  contribution: number
  counted: number
}
