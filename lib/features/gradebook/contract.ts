import { z } from 'zod'
import type {
  GradeMove,
  NamedGradeMove,
  ShownDecidingScore,
  ShownGradeWorking,
} from '@/lib/core/gradebook/grade-evidence'
import type { GradeValue } from '@/lib/core/gradebook/grade-value'
import { SCORE_STATUSES } from '@/lib/core/gradebook/score-status'
import type { MasteryScale } from '@/lib/core/mastery/scale'

/**
 * What the browser and the gradebook say to each other: `POST …/cells` writes one cell, `GET …/evidence` fills the
 * tray. The grid itself (`GET …/grid`) travels as core's `GridPayload`; what a write answers has the same words, so
 * that it can be laid over the grid.
 */

const id = z.guid()
/** An instant with its offset, as the server's clock had it. */
const instant = z.iso.datetime({ offset: true })
const schoolDate = z.iso.date()
/** What a person types travels as text, so that no double gets near it. */
const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/)
/** A OneRoster scoreStatus, `ext:` ones included. */
const status = z.union([z.enum(SCORE_STATUSES), z.templateLiteral(['ext:', z.string().max(60)])])
/** core's packed flags: late 1, missing 2, incomplete 4, in progress 8. */
const flags = z.int().min(0).max(15)
const version = z.int().min(0)

/**
 * Which cell: a score, a score's part for one objective, a student's level on an objective, or a student's combined
 * grade in the class of the path and the term it shows.
 */
export const cellAddress = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score'), studentId: id, itemId: id }),
  z.strictObject({ kind: z.literal('objective'), studentId: id, itemId: id, objectiveId: id }),
  z.strictObject({ kind: z.literal('level'), studentId: id, objectiveId: id }),
  z.strictObject({ kind: z.literal('grade'), studentId: id }),
])
export type CellAddress = z.output<typeof cellAddress>

/**
 * What a person sets. In a score cell: a number or a text, a status, flags; null, or no flag, leaves the source's word
 * (core's `PeopleValue`). In a level cell: the level and, optionally, a number on the mastery scale. In a grade cell: a
 * percent as the number, a mark of the policy's scale as the text, or both; a percent alone gets its mark from the scale.
 */
export const typedValue = z.strictObject({
  number: decimal.nullable(),
  text: z.string().max(200).nullable(),
  status: status.nullable(),
  flags,
  level: z.int().min(1).max(10).nullable(),
})
export type TypedValue = z.output<typeof typedValue>

/**
 * What the writer had on screen. A newer version, made by another person, refuses the write; a newer source or
 * computed value does not: it raises the flag. `computed` is the number the level showed, in the grid's precision, or
 * the percent of the computed grade.
 */
export const cellSeen = z.strictObject({
  version,
  sourceVersion: version.nullable(),
  computed: decimal.nullable(),
})
export type CellSeen = z.output<typeof cellSeen>

const written = { operationId: z.uuid(), cell: cellAddress, saw: cellSeen }
const note = z.string().trim().max(2000).nullable()

/**
 * Body of `POST /api/classes/{classId}/cells`.
 * `set` writes a person's value · `clear` goes back to the source's or computed one · `keep` answers a raised flag by
 * staying with the person's value · `take` answers it by going back. A `comment` of null leaves the one that is there.
 */
export const cellWrite = z.discriminatedUnion('act', [
  z.strictObject({ ...written, act: z.literal('set'), value: typedValue, reason: note, comment: note }),
  z.strictObject({ ...written, act: z.enum(['clear', 'keep', 'take']), reason: note }),
])
export type CellWrite = z.output<typeof cellWrite>

const cellValue = z.object({ score: z.number().nullable(), text: z.string().nullable(), status, flags })

/** Who, when and why: part of every live people-layer value. */
const decided = { reason: z.string().nullable(), author: z.string(), at: instant }

/** A score or per-objective score as it is now. */
export const scoreState = z.object({
  studentId: id,
  itemId: id,
  objectiveId: id.nullable(),
  version,
  /** What the chosen source says; null where none says anything. */
  source: cellValue.extend({ version, sourceId: id }).nullable(),
  /** Where a closed period holds the source's value: what it says by now. Left out where none does. */
  sinceClosing: cellValue.nullable().optional(),
  own: z
    .object({
      value: cellValue.extend({ status: status.nullable() }),
      seen: cellValue.nullable(),
      seenVersion: version,
      ...decided,
    })
    .nullable(),
})
export type ScoreState = z.output<typeof scoreState>

/** A level as it is now: what is computed, and a person's level above it. */
export const levelState = z.object({
  studentId: id,
  objectiveId: id,
  version,
  computed: z.discriminatedUnion('state', [
    z.object({
      state: z.literal('level'),
      /** On the mastery scale, shortened by core's `compactScore` as in the grid. */
      score: z.number(),
      count: z.int(),
      /** -1, 0 or 1. */
      trend: z.int().min(-1).max(1),
    }),
    z.object({ state: z.literal('insufficient'), have: z.int(), needed: z.int() }),
    z.object({ state: z.literal('none') }),
  ]),
  own: z
    .object({
      level: z.int(),
      number: z.number().nullable(),
      seen: z.object({ level: z.int(), score: z.number().nullable() }),
      ...decided,
    })
    .nullable(),
})
export type LevelState = z.output<typeof levelState>

/** A percent and its mark; both null where there is no grade, the percent alone where a person gave only a mark. */
const gradeValue = z.object({ percent: z.number().nullable(), mark: z.string().nullable() })

/** A combined grade as it is now: what is computed, and a person's grade above it. */
export const gradeState = z.object({
  studentId: id,
  version,
  /** Without a percent nothing counts yet. */
  computed: gradeValue.extend({
    counted: z.int(),
    missing: z.int(),
    exempt: z.int(),
    dropped: z.int(),
  }),
  own: gradeValue.extend({ mark: z.string(), seen: gradeValue, ...decided }).nullable(),
})
export type GradeState = z.output<typeof gradeState>

/** 200: every cell that is different now, the written one included. A grade only of the class of the path. */
export const cellWritten = z.object({
  scores: z.array(scoreState),
  levels: z.array(levelState),
  grades: z.array(gradeState).default([]),
})
export type CellWritten = z.output<typeof cellWritten>

/** 409: another person changed the cell after the writer looked. Nothing was stored; `now` holds the cell as it is. */
export const cellConflict = z.object({
  code: z.literal('conflict'),
  by: z.string(),
  at: instant,
  now: cellWritten,
})
export type CellConflict = z.output<typeof cellConflict>

/** 403, 404, 422 and 423: not stored, and trying the same again would not help. */
export const cellRefusal = z.object({
  code: z.enum(['forbidden', 'not-found', 'bad-value', 'operation-reused', 'closed']),
})
export type CellRefusal = z.output<typeof cellRefusal>

/** One row of a cell's past: a source, a person or the engine made it so. */
const historyRow = z.object({
  at: instant,
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), name: z.string(), you: z.boolean() }),
    z.object({ kind: z.literal('source'), name: z.string() }),
    z.object({ kind: z.literal('engine') }),
  ]),
  act: z.enum(['set', 'clear', 'keep', 'take', 'sync', 'computed', 'reopen']),
  /** The effective value after it; null where the cell became empty. Of a grade: percent as score, mark as text. */
  value: cellValue.extend({ level: z.int().nullable() }).nullable(),
  reason: z.string().nullable(),
})
export type HistoryRow = z.output<typeof historyRow>

/** A performance as the tray names it: where it was made, and what it was worth there. */
const performance = cellValue.extend({
  id: z.string(),
  title: z.string(),
  /** The class it was made in, when it is another one. */
  className: z.string().nullable(),
  on: schoolDate,
  source: z.object({ name: z.string(), kind: z.enum(['sis', 'lms', 'assessment', 'local']) }).nullable(),
  maximum: z.number().nullable(),
  /** A person's value stands above the source's. */
  overridden: z.boolean(),
})
export type Performance = z.output<typeof performance>

/** `GET …/evidence?student=&objective=`: the working of one level, from core's `calculateMastery`. */
export const levelEvidence = z.object({
  kind: z.literal('level'),
  level: levelState,
  /** Counted pieces, oldest first. Unless a curve was fitted, their contributions add up to the score. */
  pieces: z.array(
    performance.extend({
      /** On the mastery scale. */
      mapped: z.number(),
      role: z.enum(['weighed', 'chosen', 'fitted', 'passed-over', 'left-out']),
      /** 0 to 1. */
      weight: z.number(),
      contribution: z.number(),
    }),
  ),
  /** Evidence seen and not counted, with core's `SetAsideReason`. */
  setAside: z.array(performance.extend({ reason: z.string() })),
  /** How much stands behind the level; null where there is none. */
  confidence: z
    .object({
      count: z.int(),
      /** Days from the newest piece to today. */
      ageDays: z.int(),
      /** Highest less lowest, on the mastery scale. */
      spread: z.number(),
    })
    .nullable(),
  /** The piece whose smallest change would have made another level, the result that would do it, and that level. */
  deciding: z
    .object({
      pieceId: z.string(),
      instead: z.union([z.object({ score: z.number() }), z.object({ text: z.string() })]),
      level: z.int(),
    })
    .nullable(),
  /** Newest first. */
  history: z.array(historyRow),
})
export type LevelEvidence = z.output<typeof levelEvidence> & MovesGrade

/** `GET …/evidence?student=&item=[&objective=]`: what every source says of one score, and what people made of it. */
export const scoreEvidence = z.object({
  kind: z.literal('score'),
  score: scoreState,
  /** What a person wrote beside it. */
  comment: z.string().nullable(),
  /** Every source's results, the one the cell shows first; further ones of a source are its attempts. */
  results: z.array(performance.extend({ shown: z.boolean(), comment: z.string().nullable() })),
  /** Newest first. */
  history: z.array(historyRow),
})
export type ScoreEvidence = z.output<typeof scoreEvidence> & MovesGrade

/** What the person's value of the cell does to the class's grade; null without one, or where no grade follows from it. */
interface MovesGrade {
  readonly grade: GradeMove | null
}

/** `GET …/evidence?student=`: the working of the student's combined grade. */
export interface GradeEvidence {
  readonly kind: 'grade'
  readonly grade: GradeState
  /** What would be computed now. In a closed period the grade above stands all the same. */
  readonly working: ShownGradeWorking
  readonly closed: boolean
  readonly policy: { readonly name: string; readonly version: number }
  readonly deciding: ShownDecidingScore | null
  /** What each person's value beneath does to the grade, by itself. */
  readonly overrides: readonly NamedGradeMove[]
  /** Newest first. */
  readonly history: readonly HistoryRow[]
}

export type CellEvidence = LevelEvidence | ScoreEvidence | GradeEvidence

/** Something that is not so, or not so yet: a result as it would be, all null for none; or a level. */
const assumption = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('score'),
    itemId: id,
    number: decimal.nullable(),
    text: z.string().max(200).nullable(),
    status: status.nullable(),
  }),
  z.strictObject({
    kind: z.literal('level'),
    objectiveId: id,
    level: z.int().min(1).max(10),
    number: decimal.nullable(),
  }),
])

/** Body of `POST /api/classes/{classId}/what-if`: nothing of it is stored. */
export const whatIf = z.strictObject({ studentId: id, changes: z.array(assumption).max(200) })
export type WhatIf = z.output<typeof whatIf>

/** Its answer: the grade as it is computed, and as it would be. */
export interface WhatIfAnswer {
  readonly before: GradeValue
  readonly after: ShownGradeWorking
}

/** Query of `GET /api/classes/{classId}/evidence`: of a score, a level, or, naming neither, of the student's grade. */
export const evidenceQuery = z.strictObject({ student: id, objective: id.optional(), item: id.optional() })

/** How the students of a class stand: by the median of their levels on the class's standards. */
export interface ClassLevels {
  /** Students per level, lowest first. */
  readonly byMedian: readonly number[]
  /** The scale most of the class's levels are on. */
  readonly scale: MasteryScale
  readonly withoutLevel: number
  /** Levels there are, of those there could be (students × standards); 0 to 1. Null without standards. */
  readonly coverage: number | null
}

/** What in a class asks for its teacher. */
export interface ClassAttention {
  /** Values of people under which something changed since. */
  readonly flagged: number
  /** Students with work marked missing. */
  readonly missing: number
  /** Students with levels and no evidence in the last 30 days. */
  readonly quiet: number
}

/** A class in the list of classes. */
export interface ListedClass {
  readonly id: string
  readonly title: string
  readonly code: string | null
  readonly periods: readonly string[]
  readonly location: string | null
  readonly school: string
  /** Titles of its terms, the running one first. */
  readonly terms: readonly string[]
  /** One of its terms runs today, or it names none. */
  readonly isNow: boolean
  readonly students: number
  /** Everybody who teaches it; in one's own class the others. */
  readonly teachers: readonly string[]
  /** Null for classes one looks after but does not teach. */
  readonly own: {
    readonly standards: number
    readonly levels: ClassLevels
    readonly attention: ClassAttention
    readonly lastResultOn: string | null
  } | null
}

/** The list of classes: one's own, then those of one's schools, by school and title. `found` counts the latter. */
export interface ClassList {
  readonly own: readonly ListedClass[]
  readonly others: readonly ListedClass[]
  readonly found: number
  /** Whether there is more than one's own to see at all. */
  readonly seesOthers: boolean
}

/** A class one teaches, in the list one switches by. */
export type OwnClass = Pick<ListedClass, 'id' | 'title' | 'location' | 'students'>

/** Body of `POST /api/periods/{sessionId}/close`: in one school, or with null in the whole district. */
export const periodClosing = z.strictObject({ schoolId: id.nullable() })
export type PeriodClosing = z.output<typeof periodClosing>

/** Body of `POST /api/periods/{sessionId}/reopen`: as it was closed, and why. */
export const periodReopening = z.strictObject({
  schoolId: id.nullable(),
  reason: z.string().trim().min(1).max(2000),
})
export type PeriodReopening = z.output<typeof periodReopening>

/** What reopening brought in: cells whose value and levels whose computation are another now. */
export interface PeriodReopened {
  readonly cells: number
  readonly levels: number
}

/** A period as an administrator sees it: one row, and one more for each single school it is closed in. */
export interface PeriodSummary {
  readonly sessionId: string
  readonly title: string
  /** School dates; the end is exclusive. */
  readonly startOn: string
  readonly endOn: string
  /** Null for the whole district. */
  readonly school: { readonly id: string; readonly name: string } | null
  /** Null while it is open. `by` is null where no person closed it. */
  readonly closed: { readonly at: string; readonly by: string | null } | null
  /** Values that are another at their source by now. */
  readonly waiting: number
}
