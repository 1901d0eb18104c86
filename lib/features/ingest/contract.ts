import { z } from 'zod'

/** How a run stands. `stopped` waits for a person; in every state but `done` nothing has changed. */
export const RUN_STATES = [
  'waiting',
  'reading',
  'promoting',
  'done',
  'stopped',
  'failed',
  'cut',
  'abandoned',
] as const

/** What became of one file's records. */
const fileReport = z.object({
  read: z.number(),
  created: z.number(),
  changed: z.number(),
  ended: z.number(),
  unchanged: z.number(),
  held: z.number(),
  refused: z.number(),
  apart: z.number(),
})
export type FileReport = z.output<typeof fileReport>

const rollover = z.object({ classes: z.number(), kept: z.record(z.string(), z.number()) })

/** The report of a run: what came in, what it changed, in numbers. */
export const runReport = z.object({
  files: z.record(z.string(), fileReport),
  levelsChanged: z.number(),
  rollover: rollover.nullable(),
  /** Bulk files from which no ending was concluded, because some of their rows could not be read. */
  incompleteFiles: z.array(z.string()),
  secondsReading: z.number(),
  secondsPromoting: z.number(),
})
export type RunReport = z.output<typeof runReport>

/** What a stopped run asks: may these end? */
export const runQuestion = z.object({
  endings: z.array(z.object({ file: z.string(), school: z.string(), ending: z.number(), of: z.number() })),
  decision: z.enum(['accepted', 'refused']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
})
export type RunQuestion = z.output<typeof runQuestion>

const place = { file: z.string(), line: z.number(), column: z.string() }

export const runRefusal = z.object({
  ...place,
  code: z.string(),
  message: z.string(),
  fate: z.enum(['refused', 'held']),
})
export type RunRefusal = z.output<typeof runRefusal>

export const runTolerance = z.object({
  file: z.string(),
  code: z.string(),
  count: z.number(),
  firstLine: z.number(),
  column: z.string(),
})

export const runSummary = z.object({
  id: z.string(),
  source: z.object({ id: z.string(), name: z.string(), kind: z.string() }).nullable(),
  fileName: z.string(),
  state: z.enum(RUN_STATES),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: z.string().nullable(),
  bytesTotal: z.number().nullable(),
  bytesRead: z.number().nullable(),
  refused: z.number(),
  held: z.number(),
  tolerated: z.number(),
  report: runReport.nullable(),
  question: runQuestion.nullable(),
})
export type RunSummary = z.output<typeof runSummary>

/** `GET /api/runs/{runId}`: one run, polled while it works. The first refusals only; the CSV has all. */
export const runDetail = runSummary.extend({
  version: z.string().nullable(),
  refusals: z.array(runRefusal),
  refusalsByCode: z.array(
    z.object({
      code: z.string(),
      fate: z.string(),
      message: z.string(),
      count: z.number(),
      first: z.object(place),
    }),
  ),
  tolerances: z.array(runTolerance.extend({ sentence: z.string() })),
})
export type RunDetail = z.output<typeof runDetail>

/** A source with its newest runs. */
export const sourceSummary = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  records: z.number(),
  runs: z.array(runSummary),
})
export type SourceSummary = z.output<typeof sourceSummary>

/** `GET /api/sources`. `apart`: records that may be one thing and wait for a person. */
export const sourcesAnswer = z.object({
  sources: z.array(sourceSummary),
  running: z.array(runSummary),
  apart: z.array(
    z.object({
      entity: z.string(),
      source: z.string(),
      sourcedId: z.string(),
      reason: z.string(),
      name: z.string(),
      candidates: z.array(z.string()),
    }),
  ),
  sampleTakesNoFiles: z.boolean(),
})
export type SourcesAnswer = z.output<typeof sourcesAnswer>

/** `POST /api/runs/{runId}/decision`. */
export const decisionBody = z.strictObject({ decision: z.enum(['accepted', 'refused']) })

/** `POST /api/sources/uploads?name=<file name>&source=<source id, or empty for "as the file says">` with the zip as body. */
export const uploadQuery = z.strictObject({ name: z.string().min(1).max(255), source: z.uuid().optional() })
export const uploadAnswer = z.object({ runId: z.string() })
