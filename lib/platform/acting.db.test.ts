import { afterAll, describe, expect, test } from 'vitest'
import { act } from '@/lib/platform/acting'
import type { Access } from '@/lib/platform/authorize'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { newToken, SESSION_ABSOLUTE_MS, SESSION_IDLE_MS, startSession } from '@/lib/platform/session'
import { makeSmallDistrict, type SmallDistrict } from './testing/small-district'

const here = await makeSmallDistrict()
const there = await makeSmallDistrict()
const otherSchoolClass = await here.addClass(here.districtOrgId)
const own = await here.addClass()
const others = await here.addClass()

const teacher = await here.addPerson({ role: 'teacher' })
await here.enroll(teacher, own, 'teacher')
const colleague = await here.addPerson({ role: 'teacher' })
await here.enroll(colleague, others, 'teacher')

afterAll(() => database().close())

async function signIn(userId: string, at: SmallDistrict = here, now = new Date()): Promise<string> {
  const token = newToken()
  await at.within((tx) => startSession(tx, at.district.id, userId, token, now))
  return token
}

async function outcome(token: string | undefined, access: Access, at: SmallDistrict = here): Promise<string> {
  try {
    return await act({ district: at.district, token, access, mode: 'read only' }, async () => 'allowed')
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

const read = (classId: string) => ({ action: 'read-class', classId }) as const
const correct = (classId: string) => ({ action: 'correct-class', classId }) as const

describe('a session', () => {
  test('without one, nothing', async () => {
    expect(await outcome(undefined, 'signed-in')).toBe('unauthenticated')
    expect(await outcome(newToken(), 'signed-in')).toBe('unauthenticated')
  })

  test('of another district is none here', async () => {
    const stranger = await there.addPerson({ role: 'teacher' })
    const token = await signIn(stranger, there)
    expect(await outcome(token, 'signed-in', there)).toBe('allowed')
    expect(await outcome(token, 'signed-in', here)).toBe('unauthenticated')
  })

  test('ends when it is left alone for two hours', async () => {
    const token = await signIn(teacher, here, new Date(Date.now() - SESSION_IDLE_MS - 1_000))
    expect(await outcome(token, 'signed-in')).toBe('unauthenticated')
  })

  test('is kept alive by use, but not past twelve hours', async () => {
    const began = new Date(Date.now() - SESSION_ABSOLUTE_MS + 60_000)
    const token = await signIn(teacher, here, began)
    const soon = new Date(Date.now() + 30_000)
    await here.within((tx) =>
      tx.sql.query('update sessions set expires_at = $1 where created_at = $2', [soon, began]),
    )
    expect(await outcome(token, 'signed-in')).toBe('allowed')
    const { rows } = await here.within((tx) =>
      tx.sql.query<{ expires_at: Date }>('select expires_at from sessions where created_at = $1', [began]),
    )
    expect(rows[0]?.expires_at.getTime()).toBeLessThanOrEqual(began.getTime() + SESSION_ABSOLUTE_MS)
  })

  test('ends with the person’s account', async () => {
    const leaving = await here.addPerson({ role: 'teacher' })
    const token = await signIn(leaving)
    await here.within((tx) => tx.sql.query('update users set enabled = false where id = $1', [leaving]))
    expect(await outcome(token, 'signed-in')).toBe('unauthenticated')
  })
})

describe('a class', () => {
  test('is its teacher’s to read and correct', async () => {
    const token = await signIn(teacher)
    expect(await outcome(token, read(own))).toBe('allowed')
    expect(await outcome(token, correct(own))).toBe('allowed')
  })

  test('of a colleague does not exist, as one that does not exist', async () => {
    const token = await signIn(teacher)
    expect(await outcome(token, read(others))).toBe('not-found')
    expect(await outcome(token, correct(others))).toBe('not-found')
    expect(await outcome(token, read(newId()))).toBe('not-found')
  })

  test('of another district does not exist', async () => {
    const foreign = await there.addClass()
    expect(await outcome(await signIn(teacher), read(foreign))).toBe('not-found')
  })

  test('is an aide’s to read, not to correct, also where the roster enrols aides as teachers', async () => {
    const aide = await here.addPerson({ role: 'aide' })
    await here.enroll(aide, own, 'teacher')
    const token = await signIn(aide)
    expect(await outcome(token, read(own))).toBe('allowed')
    expect(await outcome(token, correct(own))).toBe('forbidden')
  })

  test('begins and ends for a teacher with the dates of the enrollment', async () => {
    const before = await here.addPerson({ role: 'teacher' })
    await here.enroll(before, own, 'teacher', { beginOn: '2020-08-01', endOn: '2021-06-01' })
    const after = await here.addPerson({ role: 'teacher' })
    await here.enroll(after, own, 'teacher', { beginOn: '2999-08-01' })
    expect(await outcome(await signIn(before), read(own))).toBe('not-found')
    expect(await outcome(await signIn(after), read(own))).toBe('not-found')
  })

  test('is a principal’s to read in the own school only, and nobody’s whose role has ended', async () => {
    const principal = await signIn(await here.addPerson({ role: 'principal' }))
    expect(await outcome(principal, read(own))).toBe('allowed')
    expect(await outcome(principal, correct(own))).toBe('forbidden')
    expect(await outcome(principal, read(otherSchoolClass))).toBe('not-found')
    const former = await signIn(await here.addPerson({ role: 'principal', endOn: '2021-06-01' }))
    expect(await outcome(former, read(own))).toBe('unauthenticated')
  })

  test('is read by an administrator of the org above its school', async () => {
    const above = await signIn(await here.addPerson({ role: 'siteAdministrator', orgId: here.districtOrgId }))
    expect(await outcome(above, read(own))).toBe('allowed')
  })

  test('opens to no student in it', async () => {
    const student = await here.addPerson({ role: 'student' })
    await here.enroll(student, own, 'student')
    expect(await outcome(await signIn(student), read(own))).toBe('unauthenticated')
  })
})

test('the district is its administrator’s, and nobody else’s', async () => {
  const administrator = await here.addPerson({ role: 'districtAdministrator', orgId: here.districtOrgId })
  for (const action of ['read-district', 'import', 'manage-district'] as const) {
    expect(await outcome(await signIn(administrator), { action })).toBe('allowed')
    expect(await outcome(await signIn(teacher), { action })).toBe('forbidden')
  }
})

test('a read cannot write', async () => {
  const token = await signIn(teacher)
  const writing = act({ district: here.district, token, access: 'signed-in', mode: 'read only' }, ({ tx }) =>
    tx.sql.query(`update users set given_name = 'X'`),
  )
  await expect(writing).rejects.toThrow(/read-only transaction/)
})
