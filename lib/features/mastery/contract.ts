import { z } from 'zod'

/**
 * What the screen of mastery policies and the server say to each other. All of it is for who may `manage-district`.
 *
 * - `GET /api/policies` → `policiesAnswer`: what is in force, by scope, and what of it is still being computed.
 * - `GET /api/policies/{policyId}` → `policyHistory`: one policy's versions, newest first.
 * - `POST /api/policies/preview` with `previewBody` → `previewAnswer`: what would change; nothing is stored.
 * - `POST /api/policies` with `adoptionBody` → `adoptionStarted`, or 409 `adoptionConflict`.
 * - `POST /api/policies/{policyId}/retirement` with `retirementBody` → `adoptionStarted`, or 409 `adoptionConflict`.
 * - `GET /api/policies/adoptions/{adoptionId}` → `adoptionProgress`, to be asked until `done`.
 *
 * A refused body answers 422 with `code` of core's `PolicyProblem`, or a `ScopeProblem`.
 */

const id = z.guid()
const instant = z.iso.datetime({ offset: true })
const schoolDate = z.iso.date()
const count = z.int().min(0)

const ties = z.enum(['higher', 'newer'])

/** core's `MasteryMethod`; ranges are core's to check (`checkPolicy`). */
export const masteryMethod = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('weighted-average'), newest: z.number() }),
  z.strictObject({ kind: z.literal('decaying-average'), newest: z.number() }),
  z.strictObject({ kind: z.literal('n-times'), times: z.number(), mastery: z.number() }),
  z.strictObject({ kind: z.literal('highest') }),
  z.strictObject({ kind: z.literal('latest') }),
  z.strictObject({ kind: z.literal('mean') }),
  z.strictObject({ kind: z.literal('median') }),
  z.strictObject({ kind: z.literal('mode'), ties }),
  z.strictObject({
    kind: z.literal('most-recent'),
    count: z.number(),
    by: z.enum(['mean', 'median', 'mode']),
    ties,
  }),
  z.strictObject({ kind: z.literal('mean-of-highest'), count: z.number() }),
  z.strictObject({
    kind: z.literal('power-law'),
    at: z.enum(['newest', 'next']),
    zeroAs: z.number().nullable(),
    capped: z.boolean(),
    orMean: z.boolean(),
  }),
])

const masteryLevel = z.strictObject({
  level: z.int(),
  label: z.string().trim().min(1).max(40),
  cut: z.number(),
  number: z.number(),
})

/** core's `MasteryPolicy`. */
export const policySettings = z.strictObject({
  method: masteryMethod,
  scale: z.strictObject({ levels: z.array(masteryLevel).max(10).readonly(), top: z.number() }),
  dateRule: z.enum(['score-date', 'due-date', 'assign-date']),
  minimumEvidence: z.number(),
  recencyDays: z.number().nullable(),
  retake: z.enum(['replace', 'add']),
  extraCreditLimit: z.number(),
  countPartiallyGraded: z.boolean(),
  countSubmittedWithScore: z.boolean(),
})

/**
 * Where a policy holds, core's `PolicyScope`: all null is the district. `objectiveId` is a branch's root and stands
 * with its framework. `grades` (OneRoster's codes, as `KG` or `05`) narrows any of them to students of these grades.
 */
export const policyScope = z.strictObject({
  frameworkId: id.nullable(),
  objectiveId: id.nullable(),
  grades: z.array(z.string().min(1).max(20)).min(1).max(30).readonly().nullable(),
})

/** Why a scope is none. The district's own policy can be replaced, never retired. */
export type ScopeProblem =
  | 'no-such-framework'
  | 'no-such-branch'
  | 'branch-without-framework'
  | 'district-policy-stays'

const scopeShown = policyScope.extend({
  /** Titles beside the ids, for people. */
  framework: z.string().nullable(),
  branch: z.object({ code: z.string(), title: z.string() }).nullable(),
})

const policyVersion = z.object({
  version: z.int().min(1),
  settings: policySettings,
  /** In force from this school day on. */
  from: schoolDate,
  at: instant.nullable(),
  /** Null where the product itself began with it. */
  by: z.string().nullable(),
})
export type PolicyVersionShown = z.output<typeof policyVersion>

/** `id` null: the district has not decided and no level has been computed yet, so the default is only meant, not stored. */
const policySummary = policyVersion.extend({
  id: id.nullable(),
  name: z.string(),
  scope: scopeShown,
})
export type PolicySummary = z.output<typeof policySummary>

/** How far the levels of an adopted or retired policy are computed. */
export const adoptionProgress = z.object({
  id,
  policyId: id,
  policyName: z.string(),
  /** Null where the policy was retired. */
  version: z.int().nullable(),
  /** `failed`: tried, and will be tried again. */
  state: z.enum(['waiting', 'computing', 'done', 'failed']),
  /** Levels to compute (null until the job has begun) and those computed. */
  total: count.nullable(),
  done: count,
  /** Levels that came out another; null until done. */
  changed: count.nullable(),
  at: instant,
  finishedAt: instant.nullable(),
})
export type AdoptionProgress = z.output<typeof adoptionProgress>

export const policiesAnswer = z.object({
  /** From the widest scope to the narrowest. The district's is always there, first. */
  policies: z.array(policySummary).readonly(),
  /** Adoptions that are not done, oldest first. */
  running: z.array(adoptionProgress).readonly(),
  /** Grades of the district's students, in their order: what a grade band is picked from. */
  grades: z.array(z.string()).readonly(),
})
export type PoliciesAnswer = z.output<typeof policiesAnswer>

export const policyHistory = z.object({
  id,
  name: z.string(),
  scope: scopeShown,
  /** When it was retired; null while in force. */
  endedAt: instant.nullable(),
  /** Newest first. */
  versions: z.array(policyVersion).readonly(),
})
export type PolicyHistory = z.output<typeof policyHistory>

/** `settings` null asks what retiring the scope's policy would change. */
export const previewBody = z.strictObject({ scope: policyScope, settings: policySettings.nullable() })
export type PreviewBody = z.output<typeof previewBody>

/** Levels that would come out another, by how. Together they are all that change. */
const changeCounts = z.object({
  up: count,
  down: count,
  /** No level afterwards: evidence that counts is too little, or none. */
  insufficient: count,
  /** A level where there was none. */
  given: count,
})
export type ChangeCounts = z.output<typeof changeCounts>

/** A computed level before or after: `level` and its label under the policy of the time; null where there is none. */
const levelShown = z.object({
  state: z.enum(['level', 'insufficient', 'none']),
  level: z.int().nullable(),
  label: z.string().nullable(),
  score: z.number().nullable(),
})

export const previewAnswer = changeCounts.extend({
  /** Levels in the scope, as of now; those of closed years are not among them. */
  total: count,
  /** Of the changed, those under a person's level: the computed one moves beneath, the shown one stays. */
  overridden: count,
  /** Where students have an active enrollment; who is in two schools counts in both. Most changes first. */
  schools: z.array(changeCounts.extend({ id, name: z.string() })).readonly(),
  /** Most changes first, at most 100; `standardsChanged` says how many there are. */
  standards: z.array(changeCounts.extend({ id, code: z.string(), title: z.string() })).readonly(),
  standardsChanged: count,
  /** Up to ten, of different students, the largest steps first. */
  examples: z
    .array(
      z.object({
        studentId: id,
        /** Null where the asker may not see names. */
        student: z.string().nullable(),
        standard: z.object({ id, code: z.string(), title: z.string() }),
        was: levelShown,
        now: levelShown,
        overridden: z.boolean(),
      }),
    )
    .readonly(),
})
export type PreviewAnswer = z.output<typeof previewAnswer>

/**
 * `seenVersion`: the version of this scope's policy that was on screen, 0 where there was none. If another has been
 * adopted or it has been retired meanwhile, nothing is adopted.
 */
export const adoptionBody = z.strictObject({
  scope: policyScope,
  name: z.string().trim().min(1).max(80),
  settings: policySettings,
  seenVersion: z.int().min(0),
})
export type AdoptionBody = z.output<typeof adoptionBody>

export const retirementBody = z.strictObject({ seenVersion: z.int().min(1) })

export const adoptionStarted = z.object({ adoptionId: id, policyId: id, version: z.int().nullable() })
export type AdoptionStarted = z.output<typeof adoptionStarted>

/** 409: what the scope's policy is by now; null where somebody retired it. */
export const adoptionConflict = z.object({
  code: z.literal('adopted-meanwhile'),
  now: policySummary.nullable(),
})
export type AdoptionConflict = z.output<typeof adoptionConflict>
