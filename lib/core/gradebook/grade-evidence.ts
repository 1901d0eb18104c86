import type {
  CategoryInGrade,
  GradeWorking,
  LevelInGrade,
  ScoreInGrade,
} from '@/lib/core/grade/grade-working'
import type { CellValue } from '@/lib/core/gradebook/cell'
import type { GradeValue } from '@/lib/core/gradebook/grade-value'
import type { SchoolDate } from '@/lib/core/school-date'

/** A computed grade with what it is made of. Without a percent nothing counts yet. */
export interface CountedGrade extends GradeValue {
  /** Scores, or levels, that count. */
  readonly counted: number
  readonly missing: number
  readonly exempt: number
  readonly dropped: number
}

/** A score with its part in the grade, and what a reader knows it by. */
export interface ShownGradeScore extends CellValue, Omit<ScoreInGrade, 'score'> {
  readonly itemId: string
  readonly title: string
  readonly dueOn: SchoolDate | null
  readonly categoryId: string | null
  readonly minimum: number | null
  readonly maximum: number | null
  /** A person's value stands above the source's. */
  readonly overridden: boolean
}

/** A level with its part in the grade. */
export interface ShownGradeLevel extends Omit<LevelInGrade, 'level'> {
  readonly objectiveId: string
  readonly code: string
  readonly statement: string
  readonly level: number
  readonly overridden: boolean
}

/** How a grade came to be, in the words of the class: core's `GradeWorking` for a reader. */
export interface ShownGradeWorking {
  readonly grade: CountedGrade
  readonly method: GradeWorking['method']
  /** By title; those the class does not list last. */
  readonly categories: readonly CategoryInGrade[]
  /** By due date, none first. */
  readonly scores: readonly ShownGradeScore[]
  /** By worth, lowest first; empty unless the grade follows from levels. */
  readonly levels: readonly ShownGradeLevel[]
}

/** What a person's value does to the computed grade: without it, and with it. */
export interface GradeMove {
  readonly without: GradeValue
  readonly with: GradeValue
}

/** The same with the name of the value. */
export interface NamedGradeMove extends GradeMove {
  readonly itemId: string | null
  readonly objectiveId: string | null
  readonly title: string
}

/** The one score whose smallest change would make another mark. */
export interface ShownDecidingScore extends Pick<CellValue, 'score' | 'text'> {
  readonly itemId: string
  readonly title: string
  readonly instead: { readonly score: number } | { readonly text: string }
  readonly mark: string
}
