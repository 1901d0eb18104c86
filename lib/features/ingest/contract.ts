import { z } from 'zod'

/** How a run stands. `stopped` waits for a person; in every state but `done` nothing has changed. */
export const RUN_STATES = [
  'uploading',
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

export const runSummary = z.object({
  id: z.string(),
  source: z.object({ id: z.string(), name: z.string(), kind: z.string() }).nullable(),
  fileName: z.string(),
  /** Version of the standard the package speaks; null until it is opened. */
  version: z.string().nullable(),
  state: z.enum(RUN_STATES),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** A person's name; null for the command line. */
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

/** Who can do something about a refusal: whoever keeps the roster, the exporting system's support, those who keep the standards, the reader, or nobody: it heals. */
export const FIXERS = ['sis', 'vendor', 'curriculum', 'you', 'itself'] as const
export type Fixer = (typeof FIXERS)[number]

/** `GET /api/runs/{runId}`: one run, polled while it works. Refusals by what was wrong; the CSV has each of them. */
export const runDetail = runSummary.extend({
  refusals: z.array(
    z.object({
      code: z.string(),
      fate: z.enum(['refused', 'held']),
      message: z.string(),
      count: z.number(),
      first: z.object(place),
      fixer: z.enum(FIXERS),
    }),
  ),
  tolerances: z.array(
    z.object({
      file: z.string(),
      code: z.string(),
      count: z.number(),
      firstLine: z.number(),
      column: z.string(),
      sentence: z.string(),
    }),
  ),
})
export type RunDetail = z.output<typeof runDetail>

/** A source with its newest runs, newest first. `records` is what its newest finished run read. */
export const sourceSummary = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['sis', 'lms', 'assessment', 'other']),
  records: z.number().nullable(),
  runs: z.array(runSummary),
})
export type SourceSummary = z.output<typeof sourceSummary>

/** A record that may be one thing with others and waits for a person: why, and which they are. */
export const recordApart = z.object({
  entity: z.string(),
  source: z.string(),
  sourcedId: z.string(),
  /** `<rule>:taken` (this source has another record for it already) or `<rule>:several`. */
  reason: z.string(),
  name: z.string(),
  candidates: z.array(z.string()),
})
export type RecordApart = z.output<typeof recordApart>

/** `GET /api/sources`. `runs`: the newest of all sources. `apart`: the oldest questions first, and how many there are. */
export const sourcesAnswer = z.object({
  sources: z.array(sourceSummary),
  runs: z.array(runSummary),
  apart: z.array(recordApart),
  apartCount: z.number(),
  isSample: z.boolean(),
  uploadMaxMb: z.number(),
})
export type SourcesAnswer = z.output<typeof sourcesAnswer>

/** `POST /api/runs/{runId}/decision`. */
export const decisionBody = z.strictObject({ decision: z.enum(['accepted', 'refused']) })

/** `POST /api/sources/uploads` with the zip as body. Without `source` the file says whose it is. */
export const uploadQuery = z.strictObject({
  name: z.string().min(1).max(255),
  source: z.uuid().optional(),
})
export const uploadAnswer = z.object({ runId: z.string() })

/** A framework of standards as the district holds it. */
export interface FrameworkSummary {
  readonly id: string
  readonly title: string
  readonly creator: string | null
  readonly edition: string | null
  readonly adoption: string | null
  readonly changedAt: Date | null
  readonly standards: number
  readonly retired: number
  /** Classes that show at least one of them. */
  readonly classes: number
}

/** A standard in the tree of its framework, or found by a search. */
export interface ShownStandard {
  readonly id: string
  readonly code: string | null
  readonly short: string | null
  readonly statement: string
  /** What the framework calls it: Standard, Domain, Cluster … */
  readonly kind: string | null
  readonly grades: readonly string[] | null
  readonly retired: boolean
  /** 0 at the top. */
  readonly depth: number
  readonly classes: readonly { readonly id: string; readonly title: string }[]
}

/** What records call a standard that no framework has brought under that name. */
export interface DanglingName {
  readonly name: string
  readonly scheme: string
  /** Standards whose code it is; with none, it waits for its framework. */
  readonly candidates: number
}

/** Where to look: one framework's tree, or all of them for words. */
export const standardsQuery = z.object({
  framework: z.uuid().optional().catch(undefined),
  q: z.string().trim().max(200).catch(''),
})

export interface StandardsAnswer {
  readonly frameworks: readonly FrameworkSummary[]
  readonly chosenId: string | null
  readonly standards: readonly ShownStandard[]
  /** More were found than are shown. */
  readonly isCut: boolean
  readonly dangling: {
    readonly count: number
    readonly names: readonly DanglingName[]
  }
}

/** What became of a framework that was dropped in. */
export const frameworkAnswer = z.object({
  state: z.enum(['done', 'older']),
  title: z.string(),
  frameworkId: z.string().nullable(),
  counts: z.record(z.string(), z.number()),
  tolerances: z.array(z.object({ code: z.string(), sentence: z.string(), count: z.number() })),
  refusals: z.array(
    z.object({ code: z.string(), sentence: z.string(), path: z.string(), found: z.string() }),
  ),
  refusalCount: z.number(),
})
export type FrameworkAnswer = z.output<typeof frameworkAnswer>

const secret = z.string().trim().min(1).max(8_000)

/** How a CASE server wants to be signed in to. Asked for with every reading, kept nowhere. */
const serverSignIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('bearer'), token: secret }),
  z.strictObject({
    kind: z.literal('client-credentials'),
    tokenUrl: z.string().trim().min(1).max(2_000),
    id: secret,
    secret,
    scope: z.string().trim().max(1_000),
  }),
])

/** `POST /api/frameworks/servers`: which frameworks does this server offer? */
export const serverBody = z.strictObject({
  address: z.string().trim().min(1).max(2_000),
  signIn: serverSignIn,
})
export type ServerBody = z.output<typeof serverBody>

/** A framework a server offers, beside what the district has of it. */
const offeredFramework = z.object({
  identifier: z.string(),
  title: z.string(),
  creator: z.string().nullable(),
  edition: z.string().nullable(),
  adoption: z.string().nullable(),
  changedAt: z.string().nullable(),
  /** `held`: in this edition or a newer one. */
  standing: z.enum(['new', 'newer', 'held']),
})
export type OfferedFramework = z.output<typeof offeredFramework>

export const offerAnswer = z.object({
  frameworks: z.array(offeredFramework),
  /** The server has more than were read, or some that could not be. */
  isCut: z.boolean(),
})
export type OfferAnswer = z.output<typeof offerAnswer>

/** `POST /api/frameworks/imports`: this framework of that server, answered in steps. */
export const serverImportBody = serverBody.extend({ identifier: z.string().trim().min(1).max(100) })
export type ServerImportBody = z.output<typeof serverImportBody>

/** Why a server gave nothing; the screen has a sentence for each. */
export const SERVER_PROBLEMS = [
  'address_unusable',
  'aborted',
  'not_https',
  'private_address',
  'redirected',
  'unreachable',
  'unauthorized',
  'not_found',
  'other_version',
  'busy',
  'server_error',
  'unexpected_status',
  'html_page',
  'not_json',
  'not_a_list',
  'too_large',
  'no_token',
  'identifier_unusable',
  'package_refused',
] as const
export const serverProblem = z.object({
  code: z.enum(SERVER_PROBLEMS),
  /** The server's own words, or the place in its answer; empty where there are none. */
  found: z.string(),
})
export type ServerProblem = z.output<typeof serverProblem>

/** How far an import from a server is; the last of them is `done`, `refused` or `failed`. */
export const importStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('reading'), bytes: z.number() }),
  z.object({ step: z.literal('storing'), standards: z.number() }),
  z.object({ step: z.literal('done'), answer: frameworkAnswer }),
  z.object({ step: z.literal('refused'), problem: serverProblem }),
  z.object({ step: z.literal('failed'), reference: z.string() }),
])
export type ImportStep = z.output<typeof importStep>
