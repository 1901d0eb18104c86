import type { CellValue, PeopleValue } from '@/lib/core/gradebook/cell'
import type { GradeValue } from '@/lib/core/gradebook/grade-value'
import type {
  GridCategory,
  GridClass,
  GridGradePolicy,
  GridObjective,
  GridPolicy,
  GridScoreScale,
  GridSource,
} from '@/lib/core/gradebook/grid'
import type { ScoreStatus } from '@/lib/core/gradebook/score-status'
import type { SchoolDate } from '@/lib/core/school-date'

/** What the database hands to `assembleGrid`: plain rows, any order, ids as strings, numerics as numbers. */
export interface GridRows {
  readonly class: GridClass
  readonly students: readonly StudentRow[]
  readonly sources: readonly GridSource[]
  readonly policies: readonly GridPolicy[]
  /** In column order. */
  readonly objectives: readonly GridObjective[]
  /** In order. */
  readonly categories: readonly GridCategory[]
  readonly scales: readonly GridScoreScale[]
  /** In column order. */
  readonly items: readonly ItemRow[]
  readonly results: readonly ResultRow[]
  readonly objectiveResults: readonly ObjectiveResultRow[]
  readonly levels: readonly LevelRow[]
  /** Cells a closed period holds at what `results` and `objectiveResults` say of them. */
  readonly frozen: readonly FrozenRow[]
  readonly scoreOverrides: readonly ScoreOverrideRow[]
  readonly levelOverrides: readonly LevelOverrideRow[]
  readonly grades: GradeRows
}

export interface StudentRow {
  readonly id: string
  readonly familyName: string
  readonly givenName: string
  readonly preferredName: string | null
  readonly active: boolean
}

export interface ItemRow {
  readonly id: string
  readonly title: string
  readonly assignedOn: SchoolDate | null
  readonly dueOn: SchoolDate | null
  readonly minimum: number | null
  readonly maximum: number | null
  readonly categoryId: string | null
  readonly scaleId: string | null
  /** Most trusted first. */
  readonly sourceIds: readonly string[]
  readonly objectiveIds: readonly string[]
  readonly ended: boolean
  readonly closed: boolean
}

/** A source's live result; at most one per line item, student and source (the newest; older ones are attempts). */
export interface ResultRow {
  readonly itemId: string
  readonly studentId: string
  readonly sourceId: string
  readonly score: number | null
  readonly text: string | null
  readonly status: ScoreStatus
  /** Packed, as `FLAG` numbers them. */
  readonly flags: number
  /** Version of the source's row, from 1. */
  readonly version: number
}

/** One `learningObjectiveResults` entry of a live result. Status and flags are those of the result it is part of. */
export interface ObjectiveResultRow extends ResultRow {
  readonly objectiveId: string
}

/** What a source says by now of a cell of a closed period; null where it has no value any more. */
export interface FrozenRow {
  readonly itemId: string
  /** Null for the line item's own cell. */
  readonly objectiveId: string | null
  readonly studentId: string
  readonly now: CellValue | null
}

export interface LevelRow {
  readonly studentId: string
  readonly objectiveId: string
  /** Rounded to six places; null without a level. */
  readonly score: number | null
  readonly count: number
  /** Set where the evidence is not enough. */
  readonly insufficient: { readonly have: number; readonly needed: number } | null
  readonly trend: -1 | 0 | 1
  /** Index into `policies` where it was computed by another than the objective's; else null. */
  readonly policy: number | null
}

/** A cell people have touched. `value` is null once their value was ended: the version remains. */
export interface ScoreOverrideRow {
  readonly itemId: string
  /** Null for the line item's own cell. */
  readonly objectiveId: string | null
  readonly studentId: string
  readonly value: PeopleValue | null
  readonly seen: CellValue | null
  readonly seenVersion: number
  readonly version: number
  readonly reason: string | null
  readonly author: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** A level people have touched. `level` is null once their decision was ended: the version remains. */
export interface LevelOverrideRow {
  readonly objectiveId: string
  readonly studentId: string
  readonly level: number | null
  readonly number: number | null
  readonly seen: { readonly level: number; readonly score: number | null }
  readonly version: number
  readonly reason: string | null
  readonly author: string
  readonly at: string
}

/** The combined grades of the class in the term it shows. */
export interface GradeRows {
  readonly policy: GridGradePolicy
  readonly closed: boolean
  readonly computed: readonly GradeRow[]
  readonly overrides: readonly GradeOverrideRow[]
}

/** A computed grade. Without a percent nothing counts yet. */
export interface GradeRow extends GradeValue {
  readonly studentId: string
  readonly counted: number
  readonly missing: number
  readonly exempt: number
  readonly dropped: number
}

/** A grade people have touched. `mark` is null once their decision was ended: the version remains. */
export interface GradeOverrideRow extends GradeValue {
  readonly studentId: string
  readonly seen: GradeValue
  readonly version: number
  readonly reason: string | null
  readonly author: string
  readonly at: string
}
