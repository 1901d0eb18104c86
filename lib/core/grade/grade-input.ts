import type { ScoreStatus } from '@/lib/core/gradebook/score-status'
import type { ScoreScale } from '@/lib/core/mastery/score-scale'
import type { SchoolDate } from '@/lib/core/school-date'

/** The effective result of one student on one line item of the class and term. */
export interface GradeScore {
  readonly itemId: string
  readonly title: string
  readonly categoryId: string | null
  readonly score: number | null
  readonly text: string | null
  /** The scale of `text`, in the version the result was given under. */
  readonly scale: ScoreScale | null
  /** Taken as 0 where absent. */
  readonly minimum: number | null
  /** 0 makes extra credit of whatever is earned; without one a score is set aside. */
  readonly maximum: number | null
  readonly status: ScoreStatus
  /** Shown; counts only as the policy says, and only where there is no score. */
  readonly missing: boolean
  /** Shown; never changes a grade. */
  readonly late: boolean
  /** Adds its points, and nothing to what was possible. */
  readonly extraCredit: boolean
  readonly dueOn: SchoolDate | null
  readonly sourcedId: string
}

/** A category of the class, with its weight as the source or a teacher gave it. */
export interface GradeCategory {
  readonly id: string
  readonly title: string
  readonly weight: number | null
}

/** The effective level of the student on an objective the class shows. */
export interface GradeLevel {
  readonly objectiveId: string
  /** Counted from 1, the lowest. */
  readonly level: number
  /** On the mastery scale; the number the level stands for, where a person gave the level alone. */
  readonly score: number
  /** What a perfect score maps to on that scale; above 0. */
  readonly top: number
}

/** All that the grade of one student in one class and term is made of, in any order. */
export interface GradeInput {
  readonly scores: readonly GradeScore[]
  readonly categories: readonly GradeCategory[]
  readonly levels: readonly GradeLevel[]
}
