import { z } from 'zod'
import { ROLES } from '@/lib/core/access/access'

/** The forms of setting up a district, as the browser sends them. */

const line = (max: number) => z.string().trim().min(1).max(max)

/** Body of `POST /invitation/{token}/accept`: who the first administrator is. */
export const acceptance = z.object({
  given: line(100),
  family: line(100),
  /** The address the district's provider will know them by. */
  email: z.email().max(254),
})
export type Acceptance = z.output<typeof acceptance>

/** Body of `POST /api/identity-provider`. */
export const providerForm = z.object({
  label: line(60),
  issuer: line(500),
  clientId: line(500),
  clientSecret: line(2_000),
})
export type ProviderForm = z.output<typeof providerForm>

/** Body of `POST /api/districts`: "start with your own files", offered by the sample district. */
export const districtForm = z.object({ name: line(120), timeZone: line(60) })

/** Why an identity provider was not saved; each has a sentence in the messages. */
export const PROVIDER_PROBLEMS = [
  'not-an-address',
  'not-https',
  'private-address',
  'unreachable',
  'redirected',
  'too-large',
  'too-slow',
  'not-json',
  'not-discovery',
  'other-issuer',
  'no-code-flow',
  'inside-endpoint',
] as const
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number]

/* People: who works here, what they may do, and what an administrator has given them until a day. */

const id = z.guid()

/** Body of `POST /api/grants/people`: part of a name or an address. A body, so that no name stands in an address. */
export const staffSearch = z.strictObject({ text: z.string().trim().min(2).max(80) })

const foundPerson = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  /** Roles of today, of the roster or given, each once. */
  roles: z.array(z.string()),
  /** Gifts of today. */
  grants: z.int(),
})
export type FoundPerson = z.output<typeof foundPerson>

/** `more`: there are others beside these; the search should say more. */
export const staffFound = z.object({ people: z.array(foundPerson), more: z.boolean() })
export type StaffFound = z.output<typeof staffFound>

/** Where a role is given. */
const grantPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('district') }),
  z.strictObject({ kind: z.literal('school'), schoolId: id }),
  z.strictObject({ kind: z.literal('class'), classId: id }),
])
export type GrantPlace = z.output<typeof grantPlace>

/** Body of `POST /api/grants`: both days count, in the district's time zone. */
export const grantForm = z.strictObject({
  userId: id,
  role: z.enum(ROLES),
  place: grantPlace,
  beginOn: z.iso.date(),
  lastOn: z.iso.date(),
  reason: line(500),
})
export type GrantForm = z.output<typeof grantForm>

/** A gift lasts a year at most: a longer one is the roster's business. */
export const GRANT_DAYS_MAX = 366

/** Why a role was not given; each has a sentence in the messages. */
export const GRANT_PROBLEMS = ['own', 'student', 'place', 'days'] as const
export type GrantProblem = (typeof GRANT_PROBLEMS)[number]
export const grantProblem = z.object({ code: z.enum(GRANT_PROBLEMS) })

/** Answer of `GET /api/grants/classes?school=…`: what may be given there. */
export const schoolClasses = z.object({
  classes: z.array(z.object({ id, title: z.string(), code: z.string().nullable() })),
})
export type SchoolClasses = z.output<typeof schoolClasses>

/** A role of the roster; `sources` is empty for that of the first administrator, whom an invitation made. */
export interface RosterRole {
  readonly id: string
  readonly role: string
  readonly org: string
  readonly sources: readonly string[]
  readonly beginOn: string | null
  /** The first day without it. */
  readonly endOn: string | null
  readonly isNow: boolean
}

/** `coming`, `now`, `over`: by its days; `ended`: by a person, before its last day. */
export type GrantState = 'coming' | 'now' | 'over' | 'ended'

export interface ShownGrant {
  readonly id: string
  readonly role: string
  readonly kind: GrantPlace['kind']
  /** The school's or class's name; the district's for the whole of it. */
  readonly place: string
  readonly beginOn: string
  readonly lastOn: string
  readonly reason: string
  readonly by: string
  readonly state: GrantState
}

/** One person as `/people/{userId}` shows them. */
export interface PersonAccess {
  readonly id: string
  readonly name: string
  readonly email: string | null
  /** They are who is asking: nobody gives themselves a role. */
  readonly isSelf: boolean
  readonly roles: readonly RosterRole[]
  /** Classes they are enrolled in today as one who teaches or helps. */
  readonly classes: number
  readonly grants: readonly ShownGrant[]
  /** Browsers signed in now. */
  readonly sessions: number
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  readonly today: string
}

/* The audit: who did what, and who saw whose record. */

/** Every act there are words for. One that is written and not listed here is shown by its own name. */
export const AUDIT_ACTS = [
  'view-class',
  'view-student',
  'cell-set',
  'cell-clear',
  'cell-keep',
  'cell-take',
  'close-period',
  'reopen-period',
  'adopt-policy',
  'retire-policy',
  'upload',
  'import',
  'decide-run-accepted',
  'decide-run-refused',
  'import-framework',
  'export-audit',
  'sign-in',
  'end-sessions',
  'grant-role',
  'end-grant',
  'invite-administrator',
  'accept-invitation',
  'set-identity-provider',
  'create-district',
] as const
export type AuditAct = (typeof AUDIT_ACTS)[number]

/**
 * Body of `POST /api/audit/search` and `/api/audit/export`: a body, so that no name stands in an address. `person` is
 * who acted, `target` what it was done to: an id, or part of a name. A student's target is also their classes' views.
 */
export const auditFilter = z.strictObject({
  act: z.string().max(60).nullable(),
  person: line(120).nullable(),
  target: line(120).nullable(),
  /** Days in the district's time zone, both included. */
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
})
export type AuditFilter = z.output<typeof auditFilter>

/** `before`: the last row of the page before this one. */
export const auditSearch = auditFilter.extend({ before: id.nullable() })
export type AuditSearch = z.output<typeof auditSearch>

const auditRow = z.object({
  id,
  at: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  act: z.string(),
  target: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  counts: z.record(z.string(), z.number()).nullable(),
  /** In the chain; null while it waits for its seal. */
  seal: z.int().nullable(),
})
export type AuditRow = z.output<typeof auditRow>

/** Newest first. */
export const auditAnswer = z.object({
  rows: z.array(auditRow),
  more: z.boolean(),
  chain: z.object({
    head: z.object({ number: z.int(), hash: z.string() }).nullable(),
    waiting: z.int(),
    /** For more than a minute: an alarm. */
    late: z.int(),
  }),
})
export type AuditAnswer = z.output<typeof auditAnswer>

/** The most rows one export holds; more days than that are to be asked for in parts. */
export const AUDIT_EXPORT_MAX = 50_000
export const auditTooLarge = z.object({ code: z.literal('too-many-rows'), count: z.int() })
