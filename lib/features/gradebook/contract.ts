import { z } from 'zod'

/**
 * What the browser and the gradebook say to each other: `POST …/cells` writes one cell, `GET …/evidence` fills the
 * tray. The grid itself (`GET …/grid`) travels as core's `GridPayload`.
 */

const id = z.guid()
/** An instant with its offset, as the server's clock had it. */
const instant = z.iso.datetime({ offset: true })
const schoolDate = z.iso.date()
/** Points travel as text, so that 17.10 stays 17.10 and no double gets near it. */
const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/)

/** Which cell: a score, a score's part for one objective, or a student's level on an objective. */
export const cellAddress = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score'), studentId: id, itemId: id }),
  z.strictObject({ kind: z.literal('objective'), studentId: id, itemId: id, objectiveId: id }),
  z.strictObject({ kind: z.literal('level'), studentId: id, objectiveId: id }),
])
export type CellAddress = z.output<typeof cellAddress>

/**
 * What a cell holds. A level cell uses `level` and, optionally, `number`; a score cell the other four, as core's
 * `CellValue` has them. In a person's value null, or no flag, leaves the source's word.
 */
export const cellValue = z.strictObject({
  number: decimal.nullable(),
  text: z.string().max(200).nullable(),
  /** A OneRoster scoreStatus, `ext:` ones included. */
  status: z.string().max(40).nullable(),
  /** core's packed flags: late 1, missing 2, incomplete 4, in progress 8. */
  flags: z.int().min(0).max(15),
  level: z.int().min(1).max(10).nullable(),
})
export type CellValue = z.output<typeof cellValue>

/** What the writer had on screen. Another person's newer version refuses the write; a newer source or computed value raises the flag. */
export const cellSeen = z.strictObject({
  version: z.int().min(0),
  sourceVersion: z.int().min(0).nullable(),
  computed: decimal.nullable(),
})

const write = { operationId: z.uuid(), cell: cellAddress, saw: cellSeen }
const note = z.string().trim().max(2000).nullable().default(null)

/**
 * Body of `POST /api/classes/{classId}/cells`.
 * `set` writes a person's value · `clear` goes back to the source's or computed one · `keep` answers a raised flag by
 * staying with the person's value · `take` answers it by going back.
 */
export const cellWrite = z.discriminatedUnion('act', [
  z.strictObject({ ...write, act: z.literal('set'), value: cellValue, reason: note, comment: note }),
  z.strictObject({ ...write, act: z.enum(['clear', 'keep', 'take']), reason: note }),
])
export type CellWrite = z.output<typeof cellWrite>
export type CellWriteBody = z.input<typeof cellWrite>

const person = z.object({ id, name: z.string(), you: z.boolean() })

/** A live people-layer value. */
const own = z.object({
  value: cellValue,
  by: person,
  at: instant,
  reason: z.string().nullable(),
  comment: z.string().nullable(),
})

/** The world changed under a person's value: it was `was` when they chose, it is `now`. Both in display form. */
const flag = z.object({ now: z.string().nullable(), was: z.string().nullable(), at: instant })

/** A score or per-objective score after a change. `source` is null where no source has a value. */
export const scoreState = z.object({
  studentId: id,
  itemId: id,
  objectiveId: id.nullable(),
  version: z.int(),
  sourceVersion: z.int().nullable(),
  source: cellValue.nullable(),
  own: own.nullable(),
  flag: flag.nullable(),
})
export type ScoreState = z.output<typeof scoreState>

/** A level after a change: what is computed, and a person's level above it. */
export const levelState = z.object({
  studentId: id,
  objectiveId: id,
  version: z.int(),
  state: z.enum(['level', 'insufficient', 'none']),
  /** On the mastery scale, 6 places; null unless `state` is `level`. */
  score: decimal.nullable(),
  level: z.int().nullable(),
  count: z.int(),
  needed: z.int(),
  /** -1, 0 or 1: moved by more than half a level over the last two pieces of evidence. */
  trend: z.int().min(-1).max(1),
  own: own.nullable(),
  flag: flag.nullable(),
})
export type LevelState = z.output<typeof levelState>

/** 200: every cell that is different now, the written one included. */
export const cellWritten = z.object({ scores: z.array(scoreState), levels: z.array(levelState) })
export type CellWritten = z.output<typeof cellWritten>

/** 409: another person changed the cell after the writer looked. Nothing was stored. */
export const cellConflict = z.object({
  code: z.literal('conflict'),
  theirs: z.object({ value: cellValue.nullable(), by: person, at: instant, version: z.int() }),
  /** The cell as it is now, to be shown and to write on top of. */
  now: cellWritten,
})
export type CellConflict = z.output<typeof cellConflict>

/** 403, 404, 422 and 423: not stored, and trying the same again would not help. */
export const cellRefusal = z.object({
  code: z.enum(['forbidden', 'not-found', 'bad-value', 'operation-reused', 'closed']),
  message: z.string().optional(),
})
export type CellRefusal = z.output<typeof cellRefusal>

const source = z.object({
  id,
  name: z.string(),
  kind: z.enum(['sis', 'lms', 'assessment', 'local']),
})

/** One row of a cell's past, newest first: a source, a person or the engine made it so. */
const historyRow = z.object({
  at: instant,
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), name: z.string(), you: z.boolean() }),
    z.object({ kind: z.literal('source'), name: z.string() }),
    z.object({ kind: z.literal('engine') }),
  ]),
  act: z.enum(['set', 'clear', 'keep', 'take', 'sync', 'computed']),
  value: cellValue.nullable(),
  reason: z.string().nullable(),
})
export type HistoryRow = z.output<typeof historyRow>

/** A piece of evidence as the tray shows it. */
const piece = z.object({
  id: z.string(),
  itemId: id,
  title: z.string(),
  /** Where the evidence was made, when not in this class. */
  className: z.string().nullable(),
  on: schoolDate,
  source: source.nullable(),
  /** The performance as its source or a person gave it. */
  value: cellValue,
  max: decimal.nullable(),
  overridden: z.boolean(),
})

/** `GET …/evidence?student=&objective=`: the working of one level. */
export const levelEvidence = z.object({
  kind: z.literal('level'),
  level: levelState,
  method: z.object({
    /** core's method name, with its parameters as the policy has them. */
    name: z.string(),
    parameters: z.record(z.string(), z.number()),
    policyName: z.string(),
    policyVersion: z.int(),
    minimumEvidence: z.int(),
  }),
  /** Counted evidence in the order it counts; the contributions of a linear method add up to the score. */
  counted: z.array(
    piece.extend({ mapped: z.number(), weight: z.number().nullable(), contribution: z.number().nullable() }),
  ),
  /** Evidence seen and not counted, with core's reason code. */
  setAside: z.array(piece.extend({ reason: z.string() })),
  cuts: z.array(z.object({ level: z.int(), cut: z.number() })),
  history: z.array(historyRow),
})
export type LevelEvidence = z.output<typeof levelEvidence>

/** `GET …/evidence?student=&item=[&objective=]`: what every source says of one score, and what people made of it. */
export const scoreEvidence = z.object({
  kind: z.literal('score'),
  score: scoreState,
  /** Every source's results, the one the cell shows first; the others of its source are its attempts. */
  sources: z.array(
    z.object({
      source,
      shown: z.boolean(),
      on: schoolDate.nullable(),
      value: cellValue,
      comment: z.string().nullable(),
    }),
  ),
  history: z.array(historyRow),
})
export type ScoreEvidence = z.output<typeof scoreEvidence>

export const cellEvidence = z.discriminatedUnion('kind', [levelEvidence, scoreEvidence])
export type CellEvidence = z.output<typeof cellEvidence>

/** Query of `GET /api/classes/{classId}/evidence`. */
export const evidenceQuery = z
  .strictObject({ student: id, objective: id.optional(), item: id.optional() })
  .refine((query) => query.objective !== undefined || query.item !== undefined, {
    message: 'Say which objective or item.',
  })
