import { AsyncLocalStorage } from 'node:async_hooks'
import path from 'node:path'
import { NextRequest } from 'next/server'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { grants } from '@/drizzle/schema/grants'
import { masteryPolicies, masteryPolicyVersions, policyAdoptions } from '@/drizzle/schema/mastery'
import { academicSessions, enrollments, orgs } from '@/drizzle/schema/roster'
import { syncRuns } from '@/drizzle/schema/staging'
import { ACTION_TARGETS, type AccessFacts, mayDo, ROLES, type Role } from '@/lib/core/access/access'
import { DEFAULT_POLICY } from '@/lib/core/mastery/policy'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { DOORS, type Door } from '@/lib/platform/route-table'
import { newToken, startSession } from '@/lib/platform/session'
import { makeSmallDistrict, type SmallDistrict } from '@/lib/platform/testing/small-district'

/*
 * The policy matrix: every kind of person knocks at every door of the route table, for what is theirs, their school's,
 * another school's and another district's. What must happen is derived from the table in core; what happens is the
 * answer of the real handler or page, over a real database, with real sessions.
 */

// Next hands a page its request through its own server, which is not here: the test hands it over instead.
const knocking = vi.hoisted(() => ({ request: (): NextRequest => raise() }))
function raise(): never {
  throw new Error('Nobody knocks.')
}
vi.mock('next/headers', () => ({
  cookies: async () => knocking.request().cookies,
  headers: async () => knocking.request().headers,
}))
const current = new AsyncLocalStorage<NextRequest>()
knocking.request = () => current.getStore() ?? raise()

const HOST = 'localhost:3000'
const WHERE = ['own', 'same school', 'other school', 'other district'] as const
type Where = (typeof WHERE)[number]

const here = await makeSmallDistrict()
const there = await makeSmallDistrict()
const otherSchoolId = newId()
await here.within(({ db }) =>
  db.insert(orgs).values({
    districtId: here.district.id,
    id: otherSchoolId,
    name: 'Other school',
    type: 'school',
    parentId: here.districtOrgId,
  }),
)

afterAll(() => database().close())

/** Who knocks, and what they are in the words of core, with a role held in an org and, it may be, a class of theirs. */
interface Visitor {
  readonly name: string
  readonly role: string | null
  readonly enrolled: 'teacher' | 'co-teacher' | 'aide' | 'student' | null
  readonly given: 'class' | 'district' | null
  readonly facts: (orgId: string) => AccessFacts
}

const held = (role: Role) => (schoolId: string) => [{ role, schoolId }]
const ownClass = (role: 'teacher' | 'aide') => [{ classId: classes.own, role }]

const classes = {
  own: await here.addClass(),
  'same school': await here.addClass(),
  'other school': await here.addClass(otherSchoolId),
  'other district': await there.addClass(),
} satisfies Record<Where, string>

const VISITORS: readonly Visitor[] = [
  ...ROLES.map((role) => {
    const enrolled = role === 'teacher' || role === 'aide' || role === 'student' ? role : null
    const own = enrolled === 'teacher' || enrolled === 'aide' ? ownClass(enrolled) : []
    const facts = (orgId: string) => ({ roles: held(role)(orgId), classes: own })
    return { name: role, role, enrolled, given: null, facts }
  }),
  {
    name: 'co-teacher',
    role: 'teacher',
    enrolled: 'co-teacher',
    given: null,
    facts: (orgId) => ({ roles: held('teacher')(orgId), classes: ownClass('teacher') }),
  },
  {
    name: 'substitute, given the class',
    role: null,
    enrolled: null,
    given: 'class',
    facts: () => ({ roles: [], classes: ownClass('teacher') }),
  },
  {
    name: 'administrator, given the district',
    role: null,
    enrolled: null,
    given: 'district',
    facts: (orgId) => ({ roles: held('districtAdministrator')(orgId), classes: [] }),
  },
  {
    name: 'a role of the district’s own',
    role: 'ext:coach',
    enrolled: null,
    given: null,
    facts: () => ({ roles: [], classes: [] }),
  },
]
/** Nobody signed in, first. */
const ALL: readonly (Visitor | null)[] = [null, ...VISITORS]

async function settle(visitor: Visitor, at: SmallDistrict, orgId: string, classId: string): Promise<string> {
  const userId = await at.addPerson(visitor.role === null ? {} : { role: visitor.role, orgId })
  const districtId = at.district.id
  await at.within(async ({ db }) => {
    const { enrolled, given } = visitor
    if (enrolled !== null) {
      const role = enrolled === 'co-teacher' ? 'teacher' : enrolled
      const isPrimary = enrolled !== 'co-teacher'
      await db
        .insert(enrollments)
        .values({ districtId, id: newId(), userId, classId, schoolId: at.schoolId, role, isPrimary })
    }
    if (given !== null)
      await db.insert(grants).values({
        ...grantTo(at, userId),
        ...(given === 'class' ? { classId, role: 'teacher' } : { orgId, role: 'districtAdministrator' }),
      })
  })
  return userId
}

function grantTo(at: SmallDistrict, userId: string) {
  const days = { beginOn: '2020-01-01', endOn: '2999-01-01' }
  const by = { reason: 'Test', grantedAt: new Date(), grantedBy: userId }
  return { districtId: at.district.id, id: newId(), userId, role: 'teacher', ...days, ...by }
}

const visits = new Map<string, string>()
for (const visitor of VISITORS) {
  const key = (orgId: string) => `${visitor.name} ${orgId}`
  for (const orgId of [here.districtOrgId, here.schoolId, otherSchoolId])
    visits.set(key(orgId), await settle(visitor, here, orgId, classes.own))
  visits.set(
    key(there.districtOrgId),
    await settle(visitor, there, there.districtOrgId, classes['other district']),
  )
}

/** A thing of a district that an address may name. */
async function makeThings(at: SmallDistrict) {
  const districtId = at.district.id
  const [runId, policyId, adoptionId, sessionId] = [newId(), newId(), newId(), newId()]
  const now = new Date()
  const userId = await at.addPerson({ role: 'teacher' })
  await at.within(async ({ db }) => {
    await db
      .insert(syncRuns)
      .values({ districtId, id: runId, fileName: 'a.zip', state: 'failed', startedAt: now, aliveAt: now })
    await db.insert(masteryPolicies).values({ districtId, id: policyId, name: 'Policy' })
    const first = { version: 1, settings: DEFAULT_POLICY, fromOn: '2026-08-01', at: now }
    await db.insert(masteryPolicyVersions).values({ districtId, policyId, ...first })
    await db
      .insert(policyAdoptions)
      .values({ districtId, id: adoptionId, policyId, at: now, state: 'waiting' })
    await db.insert(academicSessions).values({
      districtId,
      id: sessionId,
      title: 'Term',
      type: 'term',
      startOn: '2026-08-01',
      endOn: '2027-06-01',
      schoolYear: 2027,
    })
  })
  return { runId, policyId, adoptionId, sessionId, userId }
}
const ours = await makeThings(here)
const theirs = await makeThings(there)

/** What may be ended only once, made anew for each knock. */
async function makeGrant(at: SmallDistrict): Promise<string> {
  const grant = { ...grantTo(at, at === here ? ours.userId : theirs.userId), classId: null }
  const orgId = at.districtOrgId
  await at.within(({ db }) => db.insert(grants).values({ ...grant, orgId }))
  return grant.id
}

/** A sound body for a door that names a thing, so that it is the thing that is refused; others get an empty one. */
const SOUND: Readonly<Record<string, object>> = {
  'api/periods/[sessionId]/close/route.ts': { schoolId: null },
  'api/periods/[sessionId]/reopen/route.ts': { schoolId: null, reason: 'Test' },
  'api/policies/[policyId]/retirement/route.ts': { seenVersion: 1 },
  'api/runs/[runId]/decision/route.ts': { decision: 'refused' },
}
const NAMES_A_THING = /\[(grantId|runId|policyId|adoptionId|sessionId|userId)\]/

async function paramsOf(door: Door, where: Where): Promise<Record<string, string | readonly string[]>> {
  const away = where === 'other district'
  const things = away ? theirs : ours
  const ends = door.file.includes('[grantId]')
  return {
    ...things,
    ...(ends ? { grantId: await makeGrant(away ? there : here) } : {}),
    classId: classes[where],
    policyKey: 'district',
    token: 'none',
    nextauth: ['error'],
    slug: here.district.slug,
  }
}

type Outcome = 'in' | 'sign in first' | 'forbidden' | 'not there'

/** In which org the visitor's role is held: of a class the target is another, of the district the holder. */
function orgOf(door: Door, where: Where): string {
  if (door.asks === 'read-class' || door.asks === 'correct-class') return here.schoolId
  if (where === 'other district' && !NAMES_A_THING.test(door.file)) return there.districtOrgId
  if (where === 'same school') return here.schoolId
  return where === 'other school' ? otherSchoolId : here.districtOrgId
}

/** What must happen, by the table in core and nothing else. */
function written(door: Door, visitor: Visitor | null, where: Where): Outcome {
  if (door.asks === 'anyone') return 'in'
  const orgId = orgOf(door, where)
  if (visitor === null || orgId === there.districtOrgId) return 'sign in first'
  const facts = visitor.facts(orgId)
  if (!mayDo(facts, 'sign-in', { kind: 'district' })) return 'sign in first'
  if (door.asks === 'signed-in') return 'in'
  const away = where === 'other district'
  if (ACTION_TARGETS[door.asks] === 'class') {
    const schoolId = where === 'other school' ? otherSchoolId : here.schoolId
    const target = { kind: 'class', classId: classes[where], schoolId } as const
    if (away || !mayDo(facts, 'read-class', target)) return 'not there'
    return mayDo(facts, door.asks, target) ? 'in' : 'forbidden'
  }
  // A page draws the same for what is not there and for what is not theirs.
  if (!mayDo(facts, door.asks, { kind: 'district' }))
    return door.method === 'page' ? 'not there' : 'forbidden'
  return away ? 'not there' : 'in'
}

async function knock(door: Door, visitor: Visitor | null, where: Where): Promise<Outcome> {
  const orgId = orgOf(door, where)
  const userId = visitor && visits.get(`${visitor.name} ${orgId}`)
  const token = newToken()
  const at = orgId === there.districtOrgId ? there : here
  if (userId) await at.within((tx) => startSession(tx, at.district.id, userId, token, new Date()))
  const cookie = [`tessera-district=${here.district.slug}`, ...(userId ? [`tessera-session=${token}`] : [])]
  const away = where === 'other district' && NAMES_A_THING.test(door.file)
  const body = door.method === 'POST' ? JSON.stringify((away && SOUND[door.file]) || {}) : undefined
  const request = new NextRequest(`http://${HOST}/x?school=${here.schoolId}`, {
    method: door.method === 'POST' ? 'POST' : 'GET',
    headers: {
      host: HOST,
      origin: `http://${HOST}`,
      cookie: cookie.join('; '),
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body }),
  })
  const params = Promise.resolve(await paramsOf(door, where))
  return current.run(request, () =>
    door.method === 'page' ? askPage(door, params) : askRoute(door, request, params),
  )
}

async function load(file: string, name: string): Promise<(...given: readonly unknown[]) => unknown> {
  const module: Record<string, unknown> = await import(path.resolve(import.meta.dirname, '../../app', file))
  const found = module[name]
  if (typeof found !== 'function') throw new Error(`${file} has no ${name}`)
  return (...given) => found(...given)
}

async function askRoute(door: Door, request: NextRequest, params: Promise<unknown>): Promise<Outcome> {
  const response = await (await load(door.file, door.method))(request, { params })
  if (!(response instanceof Response)) throw new Error(`${door.file} gave no response`)
  const { status } = response
  if (status >= 500) throw new Error(`${door.method} ${door.file} failed: ${status} ${await response.text()}`)
  if (door.asks === 'anyone' && status === 404) return 'in'
  if (status !== 401 && status !== 403 && status !== 404) return 'in'
  // A refusal says that it is one, and nothing else.
  const said = z.record(z.string(), z.unknown()).parse(await response.json())
  expect(Object.keys(said).toSorted()).toEqual(['code', 'reference'])
  return status === 401 ? 'sign in first' : status === 403 ? 'forbidden' : 'not there'
}

const thrown = z.object({ digest: z.string() })

async function askPage(door: Door, params: Promise<unknown>): Promise<Outcome> {
  try {
    await (await load(door.file, 'default'))({ params, searchParams: Promise.resolve({}) })
    return 'in'
  } catch (error) {
    const digest = thrown.safeParse(error).data?.digest ?? ''
    if (/^NEXT_REDIRECT;\w+;\/sign-in\?to=/.test(digest)) return 'sign in first'
    if (/^NEXT_REDIRECT;/.test(digest)) return 'in'
    if (digest === 'NEXT_HTTP_ERROR_FALLBACK;404') return 'not there'
    throw error
  }
}

const EACH = ALL.flatMap((visitor) => WHERE.map((where) => ({ visitor, where })))
const AT_ONCE = 8
let asWritten = 0

describe('at every door, every kind of person, for what is theirs and what is not', () => {
  test.each(DOORS)('$method $file, which asks: $asks', async (door) => {
    const wrong: string[] = []
    for (let from = 0; from < EACH.length; from += AT_ONCE) {
      const some = EACH.slice(from, from + AT_ONCE)
      const outcomes = await Promise.all(some.map(({ visitor, where }) => knock(door, visitor, where)))
      for (const [at, { visitor, where }] of some.entries()) {
        const must = written(door, visitor, where)
        if (outcomes[at] === must) asWritten += 1
        else wrong.push(`${visitor?.name ?? 'nobody'}, ${where}: ${outcomes[at]}, written is ${must}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('all cells are as written', () => {
    const cells = DOORS.length * EACH.length
    process.stdout.write(`policy matrix: ${asWritten} of ${cells} cells as written\n`)
    expect(asWritten).toBe(cells)
  })
})

describe('a change from another site', () => {
  const changing = DOORS.filter(({ method }) => method === 'POST')

  test.each(changing)('is refused by $file, whoever is signed in', async (door) => {
    const userId = visits.get(`districtAdministrator ${here.districtOrgId}`) ?? ''
    const token = newToken()
    await here.within((tx) => startSession(tx, here.district.id, userId, token, new Date()))
    const request = new NextRequest(`http://${HOST}/x`, {
      method: 'POST',
      headers: {
        host: HOST,
        origin: 'https://evil.example',
        cookie: `tessera-district=${here.district.slug}; tessera-session=${token}`,
        'content-type': 'application/json',
      },
      body: '{}',
    })
    const params = Promise.resolve(await paramsOf(door, 'own'))
    const response = await (await load(door.file, door.method))(request, { params })
    if (!(response instanceof Response)) throw new Error(`${door.file} gave no response`)
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'foreign-origin' }])
  })
})
