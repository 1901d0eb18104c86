import { afterAll, describe, expect, test } from 'vitest'
import { grants } from '@/drizzle/schema/grants'
import { authorizeClass } from '@/lib/platform/authorize'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { endSessionsOf, hashToken, newToken, startSession } from '@/lib/platform/session'
import { makeSmallDistrict } from '@/lib/platform/testing/small-district'
import { todayIn } from '@/lib/platform/today'
import { findSignedIn, isStaff } from '@/lib/platform/who'

const here = await makeSmallDistrict()
const algebra = await here.addClass()
const administrator = await here.addPerson({ role: 'districtAdministrator', orgId: here.districtOrgId })

afterAll(() => database().close())

// The district is in Chicago: in March 2026 its days begin at 06:00 UTC until the 8th, at 05:00 UTC after it.
const FIRST = { beginOn: '2026-03-02', endOn: '2026-03-06' } as const
const EDGES = [
  ['a second before its first day', '2026-03-02T05:59:59Z', false],
  ['as its first day begins', '2026-03-02T06:00:00Z', true],
  ['in the last second of its last day', '2026-03-06T05:59:59Z', true],
  ['as the day begins on which it ends', '2026-03-06T06:00:00Z', false],
] as const

interface Standing {
  readonly signedIn: boolean
  readonly readsClass: boolean
}

/** What a person who has just signed in may do at an instant. */
async function standing(userId: string, at: string): Promise<Standing> {
  const now = new Date(at)
  const today = todayIn(here.district.timeZone, now)
  const districtId = here.district.id
  const token = newToken()
  return here.within(async (tx) => {
    await startSession(tx, districtId, userId, token, now)
    const found = await findSignedIn(tx, districtId, hashToken(token), today, now)
    expect(await isStaff(tx, districtId, userId, today)).toBe(found !== null)
    if (found === null) return { signedIn: false, readsClass: false }
    const asker = { districtId, person: found.person, today }
    const readsClass = await authorizeClass(tx, asker, algebra, 'read-class').then(
      () => true,
      () => false,
    )
    return { signedIn: true, readsClass }
  })
}

async function grant(
  userId: string,
  what: { role: string; orgId?: string; classId?: string; endedAt?: Date },
) {
  await here.within((tx) =>
    tx.db.insert(grants).values({
      districtId: here.district.id,
      id: newId(),
      userId,
      ...FIRST,
      reason: 'Test',
      grantedAt: new Date('2026-03-01T12:00:00Z'),
      grantedBy: administrator,
      ...what,
    }),
  )
}

describe('at the edges of a day in the district’s time zone', () => {
  test.each(EDGES)('a role of the roster counts or not, %s', async (_when, at, counts) => {
    const person = await here.addPerson({ role: 'principal', ...FIRST })
    expect(await standing(person, at)).toEqual({ signedIn: counts, readsClass: counts })
  })

  test.each(EDGES)('an enrollment counts or not, %s', async (_when, at, counts) => {
    const person = await here.addPerson({})
    await here.enroll(person, algebra, 'teacher', FIRST)
    expect(await standing(person, at)).toEqual({ signedIn: counts, readsClass: counts })
  })

  test.each(EDGES)('a role given by an administrator counts or not, %s', async (_when, at, counts) => {
    const person = await here.addPerson({})
    await grant(person, { role: 'principal', orgId: here.schoolId })
    expect(await standing(person, at)).toEqual({ signedIn: counts, readsClass: counts })
  })

  test.each(EDGES)('a class given by an administrator counts or not, %s', async (_when, at, counts) => {
    const person = await here.addPerson({})
    await grant(person, { role: 'teacher', classId: algebra })
    expect(await standing(person, at)).toEqual({ signedIn: counts, readsClass: counts })
  })

  test('the clocks’ change moves the edge with the day', async () => {
    const person = await here.addPerson({ role: 'principal', beginOn: '2026-03-09' })
    expect((await standing(person, '2026-03-09T04:59:59Z')).signedIn).toBe(false)
    expect((await standing(person, '2026-03-09T05:00:00Z')).signedIn).toBe(true)
  })
})

describe('a role that was given', () => {
  const NOON = '2026-03-03T18:00:00Z'

  test('counts no more once it was ended, before its last day', async () => {
    const person = await here.addPerson({})
    await grant(person, {
      role: 'principal',
      orgId: here.schoolId,
      endedAt: new Date('2026-03-03T12:00:00Z'),
    })
    expect(await standing(person, NOON)).toEqual({ signedIn: false, readsClass: false })
  })

  test('of an aide reads the class and corrects nothing, whatever else they are', async () => {
    const person = await here.addPerson({ role: 'teacher' })
    await grant(person, { role: 'aide', classId: algebra })
    const asker = { role: 'teacher', orgId: here.schoolId }
    const granted = await here.within((tx) =>
      authorizeClass(
        tx,
        {
          districtId: here.district.id,
          person: {
            userId: person,
            name: { given: 'Ada', family: 'Byron' },
            roles: [asker],
            teaches: false,
          },
          today: '2026-03-03',
        },
        algebra,
        'read-class',
      ),
    )
    expect(granted).toEqual({ mayCorrect: false })
  })

  test('opens its class and no other', async () => {
    const person = await here.addPerson({})
    await grant(person, { role: 'teacher', classId: await here.addClass() })
    expect(await standing(person, NOON)).toEqual({ signedIn: true, readsClass: false })
  })
})

test.each(['student', 'guardian', 'parent', 'relative', 'proctor', 'ext:coach'])(
  'a session of somebody who is only %s is none',
  async (role) => {
    const person = await here.addPerson({ role })
    expect((await standing(person, '2026-03-03T18:00:00Z')).signedIn).toBe(false)
  },
)

test('all sessions of a person end at once, and nobody else’s', async () => {
  const now = new Date()
  const [one, other] = [await here.addPerson({ role: 'teacher' }), await here.addPerson({ role: 'teacher' })]
  const tokens = [newToken(), newToken(), newToken()] as const
  const live = await here.within(async (tx) => {
    const { id } = here.district
    await startSession(tx, id, one, tokens[0], now)
    await startSession(tx, id, one, tokens[1], now)
    await startSession(tx, id, other, tokens[2], now)
    expect(await endSessionsOf(tx, id, one)).toBe(2)
    const found = []
    for (const token of tokens)
      found.push((await findSignedIn(tx, id, hashToken(token), '2026-03-03', now)) !== null)
    return found
  })
  expect(live).toEqual([false, false, true])
})
