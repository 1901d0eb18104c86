import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import type { CellValue, ScoreOverride } from '@/lib/core/gradebook/cell'
import type { GradeOverride } from '@/lib/core/gradebook/grade-value'
import { type ExtensionStatus, SCORE_STATUSES, type ScoreStatus } from '@/lib/core/gradebook/score-status'
import type { MasteryMethod } from '@/lib/core/mastery/policy'
import type { MasteryScale } from '@/lib/core/mastery/scale'
import type { ScoreScaleEntry } from '@/lib/core/mastery/score-scale'
import type { SchoolDate } from '@/lib/core/school-date'

/**
 * The wire form of one class's grid: columnar, rows and columns by index, sparse where most cells say nothing special.
 * A column of scores is one array over the students; whatever is not the rule stands in a `Sparse` beside it. Optional
 * members are left out when empty. `grid-cells.ts` reads single cells out of it.
 */
export interface GridPayload {
  readonly class: GridClass
  readonly students: GridStudents
  readonly sources: readonly GridSource[]
  readonly policies: readonly GridPolicy[]
  readonly objectives: readonly GridObjective[]
  readonly categories: readonly GridCategory[]
  readonly scales: readonly GridScoreScale[]
  readonly items: readonly GridItem[]
  /** Vendors' own statuses met in this grid; a status code from `FIRST_EXTENSION` on points in here. */
  readonly extensions: readonly ExtensionStatus[]
  /** The line items' own cells, in the order of `items`. */
  readonly scores: readonly ScoreColumn[]
  /** Cells of single objectives within a line item, where a source gives results per objective. */
  readonly objectiveScores: readonly ObjectiveScoreColumn[]
  /** Computed and decided levels, in the order of `objectives`. */
  readonly levels: readonly LevelColumn[]
  /** The combined grades of the class in the term it shows. */
  readonly grade: GradeColumn
}

/** Values at some of the students: their indexes, rising, and the values beside them. */
export type Sparse<Value> = readonly [at: readonly number[], values: readonly Value[]]

export interface GridClass {
  readonly id: string
  readonly title: string
  readonly code: string | null
  /** The year it ends in. */
  readonly schoolYear: number
  readonly term: { readonly id: string; readonly title: string } | null
  readonly asOf: SchoolDate
  /** A closed term or school year: nothing can be typed. */
  readonly closed: boolean
  /** What the reader of this grid may do in it. */
  readonly mayCorrect: boolean
}

/** Sorted by family name, then given name. */
export interface GridStudents {
  readonly id: readonly string[]
  readonly family: readonly string[]
  readonly given: readonly string[]
  readonly preferred?: Sparse<string>
  /** Students whose enrollment is not active on the as-of date. */
  readonly inactive?: readonly number[]
}

export type SourceKind = 'sis' | 'lms' | 'assessment' | 'local'

export interface GridSource {
  readonly id: string
  readonly name: string
  readonly kind: SourceKind
}

/** The rule a column of levels was computed by, as its header names it. */
export interface GridPolicy {
  readonly method: MasteryMethod
  readonly scale: MasteryScale
  readonly minimumEvidence: number
}

export interface GridObjective {
  readonly id: string
  readonly code: string
  readonly short: string
  readonly statement: string
  readonly domain: { readonly code: string; readonly title: string } | null
  /** Index into `policies`. */
  readonly policy: number
}

export interface GridCategory {
  readonly id: string
  readonly title: string
  /** Percent, as OneRoster 1.2 gives it; null where the source names none. */
  readonly weight: number | null
}

export interface GridScoreScale {
  readonly id: string
  readonly title: string
  readonly entries: readonly ScoreScaleEntry[]
}

export interface GridItem {
  readonly id: string
  readonly title: string
  readonly assignedOn: SchoolDate | null
  readonly dueOn: SchoolDate | null
  readonly minimum: number | null
  readonly maximum: number | null
  /** Index into `categories`. */
  readonly category: number | null
  /** Index into `scales`. */
  readonly scale: number | null
  /** Indexes into `sources`, most trusted first. Empty for a line item no source knows any more. */
  readonly sources: readonly number[]
  /** Indexes into `objectives`. */
  readonly objectives: readonly number[]
  /** Ended at its source; stays while someone's value stands in it. */
  readonly ended: boolean
  /** Of a grading period that is closed: nothing can be typed. Left out while it is open. */
  readonly closed?: true
}

/** One column of cells. Default per student: no result; with a score or a text, `fully graded`. */
export interface ScoreColumn {
  /** What the chosen source says, by student. */
  readonly scores: readonly (number | null)[]
  readonly texts?: Sparse<string>
  /** Status codes that are not the default: see `statusCode`. */
  readonly statuses?: Sparse<number>
  readonly flags?: Sparse<number>
  /** Source versions above 1. */
  readonly sourceVersions?: Sparse<number>
  /** Index into `sources` where the value is not from the column's first source. */
  readonly sources?: Sparse<number>
  /** Held by a closed period: what the source says by now, null for nothing. */
  readonly sinceClosing?: Sparse<CellValue | null>
  readonly overrides?: Sparse<GridScoreOverride>
  /** Versions of cells whose people-layer value was ended again. */
  readonly versions?: Sparse<number>
}

/** A column under one objective. `item` and `objective` are indexes. */
export interface ObjectiveScoreColumn extends ScoreColumn {
  readonly item: number
  readonly objective: number
}

export interface GridScoreOverride extends ScoreOverride {
  /** The cell's version: how often people changed it. */
  readonly version: number
  readonly reason: string | null
  readonly author: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** One objective's levels. The level itself follows from the score and the policy's cuts. */
export interface LevelColumn {
  /** Null where there is no level; shortened by `compactScore`. */
  readonly scores: readonly (number | null)[]
  /** Pieces of evidence counted. */
  readonly counts: readonly number[]
  /** Not enough evidence, and what it lacks. Whoever has neither a score nor this has no evidence at all. */
  readonly insufficient?: Sparse<readonly [have: number, needed: number]>
  /** 1 rising, -1 falling, by more than half a level. */
  readonly trends?: Sparse<1 | -1>
  /** Index into `policies` where a level was computed by another than the column's: its student is of another grade. */
  readonly policies?: Sparse<number>
  readonly overrides?: Sparse<GridLevelOverride>
  readonly versions?: Sparse<number>
}

export interface GridLevelOverride {
  readonly level: number
  readonly number: number | null
  /** What was computed when its author decided, or last chose to keep; level 0 for none. */
  readonly seen: { readonly level: number; readonly score: number | null }
  readonly version: number
  readonly reason: string | null
  readonly author: string
  readonly at: string
}

/** What of a grade's policy is needed to read a grade and to type one. */
export type GridGradePolicy = Pick<GradePolicy, 'method' | 'drop' | 'missing' | 'scale' | 'markBy'>

/** One combined grade per student. Whoever has no percent has nothing yet that counts. */
export interface GradeColumn {
  /** The policy in force; a frozen grade may have been computed under an earlier one. */
  readonly policy: GridGradePolicy
  /** The class's term, or its year, is closed: the grades stand. Left out while it is open. */
  readonly closed?: true
  /** Computed, rounded to six places. */
  readonly percents: readonly (number | null)[]
  /** Computed. */
  readonly marks: readonly (string | null)[]
  /** Scores, or levels, a computed grade is made of. */
  readonly counted: readonly number[]
  /** Results flagged missing without a score; the policy says what they count. */
  readonly missing?: Sparse<number>
  readonly exempt?: Sparse<number>
  readonly dropped?: Sparse<number>
  readonly overrides?: Sparse<GridGradeOverride>
  readonly versions?: Sparse<number>
}

export interface GridGradeOverride extends GradeOverride {
  readonly version: number
  readonly reason: string | null
  readonly author: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** Status codes from here on are vendors' own, by index into `extensions`. */
export const FIRST_EXTENSION = SCORE_STATUSES.length

const STANDARD: readonly string[] = SCORE_STATUSES

/** The small integer a status travels as. `extensions` is the payload's list; it must hold a vendor's status already. */
export function statusCode(status: ScoreStatus, extensions: readonly string[]): number {
  const code = STANDARD.indexOf(status)
  return code >= 0 ? code : FIRST_EXTENSION + extensions.indexOf(status)
}

/** The status a code stands for; `not submitted` for a code this payload does not define. */
export function statusOfCode(code: number, extensions: readonly ExtensionStatus[]): ScoreStatus {
  return SCORE_STATUSES[code] ?? extensions[code - FIRST_EXTENSION] ?? 'not submitted'
}

/** The status a cell has when its column says nothing of it: graded with a score or text, no result without. */
export function defaultStatus(value: Pick<CellValue, 'score' | 'text'>): ScoreStatus | null {
  return value.score === null && value.text === null ? null : 'fully graded'
}
