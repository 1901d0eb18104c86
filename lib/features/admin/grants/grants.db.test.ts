import { afterAll, describe, expect, test } from 'vitest'
import { addDays } from '@/lib/core/school-date'
import { GRANT_DAYS_MAX, type GrantForm, grantForm } from '@/lib/features/admin/contract'
import { endGrant } from '@/lib/features/admin/grants/end-grant'
import { endSessions } from '@/lib/features/admin/grants/end-sessions'
import { findStaff } from '@/lib/features/admin/grants/find-staff'
import { getPerson, listSchoolClasses } from '@/lib/features/admin/grants/get-person'
import { makeGrant } from '@/lib/features/admin/grants/make-grant'
import { type Acting, act } from '@/lib/platform/acting'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { newToken, startSession } from '@/lib/platform/session'
import { makeSmallDistrict } from '@/lib/platform/testing/small-district'
import { todayIn } from '@/lib/platform/today'

const here = await makeSmallDistrict()
const there = await makeSmallDistrict()
const algebra = await here.addClass()
const administrator = await here.addPerson({ role: 'districtAdministrator', orgId: here.districtOrgId })
const today = todayIn(here.district.timeZone, new Date())

afterAll(() => database().close())

async function signIn(userId: string): Promise<string> {
  const token = newToken()
  await here.within((tx) => startSession(tx, here.district.id, userId, token, new Date()))
  return token
}

const asking = (token: string) => ({ district: here.district, token, access: 'signed-in' }) as const

/** As somebody who may; the doors themselves are the policy matrix's. */
async function asAdministrator<T>(work: (acting: Acting) => Promise<T>): Promise<T> {
  const token = await signIn(administrator)
  return act({ ...asking(token), access: { action: 'manage-people' }, mode: 'read write' }, async (acting) =>
    work(acting),
  )
}

async function isSignedIn(token: string): Promise<boolean> {
  return act({ ...asking(token), mode: 'read only' }, async () => true).catch(() => false)
}

async function readsAlgebra(userId: string): Promise<boolean> {
  const access = { action: 'read-class', classId: algebra } as const
  const asked = { ...asking(await signIn(userId)), access, mode: 'read only' } as const
  return act(asked, async () => true).catch(() => false)
}

const form = (userId: string, more: Partial<GrantForm> = {}): GrantForm => ({
  userId,
  role: 'teacher',
  place: { kind: 'class', classId: algebra },
  beginOn: today,
  lastOn: addDays(today, 9),
  reason: 'Ms. Byron is on leave',
  ...more,
})
const give = (userId: string, more: Partial<GrantForm> = {}) =>
  asAdministrator((acting) => makeGrant(acting, form(userId, more)))

async function auditOf(targetId: string) {
  const { rows } = await here.within((tx) =>
    tx.sql.query('select act, actor_id, target_kind, counts from audit where target_id = $1 order by id', [
      targetId,
    ]),
  )
  return rows
}

describe('a role given by an administrator', () => {
  test('opens the class to a substitute, and closes it as it is taken back', async () => {
    const substitute = await here.addPerson({})
    expect(await readsAlgebra(substitute)).toBe(false)
    const { grantId } = await give(substitute)
    expect(await readsAlgebra(substitute)).toBe(true)
    await asAdministrator((acting) => endGrant(acting, grantId))
    expect(await readsAlgebra(substitute)).toBe(false)
  })

  test('ends the sessions of whoever gets or loses it, and nobody else’s', async () => {
    const teacher = await here.addPerson({ role: 'teacher' })
    const bystander = await signIn(await here.addPerson({ role: 'teacher' }))
    const [before, elsewhere] = [await signIn(teacher), await signIn(teacher)]
    const { grantId } = await give(teacher)
    expect([await isSignedIn(before), await isSignedIn(elsewhere)]).toEqual([false, false])
    const between = await signIn(teacher)
    expect(await isSignedIn(between)).toBe(true)
    await asAdministrator((acting) => endGrant(acting, grantId))
    expect(await isSignedIn(between)).toBe(false)
    expect(await isSignedIn(bystander)).toBe(true)
  })

  test('leaves an audit row of ids and counts as it is given and as it is taken back', async () => {
    const { grantId } = await give(await here.addPerson({}))
    await asAdministrator((acting) => endGrant(acting, grantId))
    const row = { actor_id: administrator, target_kind: 'grant' }
    expect(await auditOf(grantId)).toEqual([
      { ...row, act: 'grant-role', counts: { days: 10, sessions: 0 } },
      { ...row, act: 'end-grant', counts: { sessions: 0 } },
    ])
  })

  test('of the district makes an administrator, of a school a principal', async () => {
    const [one, other] = [await here.addPerson({}), await here.addPerson({})]
    await give(one, { role: 'districtAdministrator', place: { kind: 'district' } })
    await give(other, { role: 'principal', place: { kind: 'school', schoolId: here.schoolId } })
    const asked = {
      ...asking(await signIn(one)),
      access: { action: 'manage-district' },
      mode: 'read only',
    } as const
    expect(await act(asked, async ({ person }) => person.roles)).toEqual([
      { role: 'districtAdministrator', orgId: here.districtOrgId },
    ])
    expect(await readsAlgebra(other)).toBe(true)
  })

  test('is taken back once', async () => {
    const { grantId } = await give(await here.addPerson({}))
    await asAdministrator((acting) => endGrant(acting, grantId))
    await expect(asAdministrator((acting) => endGrant(acting, grantId))).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('may begin later, and opens nothing until then', async () => {
    const substitute = await here.addPerson({})
    await give(substitute, { beginOn: addDays(today, 1) })
    expect(await readsAlgebra(substitute)).toBe(false)
  })
})

describe('a role is not given', () => {
  const refused = (userId: string, more: Partial<GrantForm> = {}) =>
    expect(give(userId, more)).rejects.toMatchObject({ code: 'invalid' })

  test('by an administrator to themselves', async () => {
    await expect(give(administrator)).rejects.toMatchObject({ details: { code: 'own' } })
  })

  test('to a student, whatever else they are', async () => {
    const student = await here.addPerson({ role: 'student' })
    await expect(give(student)).rejects.toMatchObject({ details: { code: 'student' } })
    const enrolled = await here.addPerson({ role: 'aide' })
    await here.enroll(enrolled, algebra, 'student')
    await expect(give(enrolled)).rejects.toMatchObject({ details: { code: 'student' } })
  })

  test('to nobody, to somebody of another district, or to somebody who has left', async () => {
    const left = await here.addPerson({ enabled: false })
    for (const userId of [newId(), await there.addPerson({ role: 'teacher' }), left])
      await expect(give(userId)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('where it does not reach, nor in a place of another district', async () => {
    const person = await here.addPerson({ role: 'teacher' })
    await refused(person, { place: { kind: 'district' } })
    await refused(person, { role: 'principal', place: { kind: 'district' } })
    await refused(person, {
      role: 'districtAdministrator',
      place: { kind: 'school', schoolId: here.schoolId },
    })
    await refused(person, { role: 'counselor', place: { kind: 'school', schoolId: here.schoolId } })
    await refused(person, { role: 'guardian', place: { kind: 'district' } })
    await refused(person, { place: { kind: 'class', classId: await there.addClass() } })
    await refused(person, { role: 'principal', place: { kind: 'school', schoolId: there.schoolId } })
    await refused(person, { role: 'principal', place: { kind: 'school', schoolId: here.districtOrgId } })
  })

  test('for days gone by, for none, or for more than a year', async () => {
    const person = await here.addPerson({ role: 'teacher' })
    await refused(person, { beginOn: addDays(today, -1) })
    await refused(person, { lastOn: addDays(today, -1) })
    await refused(person, { lastOn: addDays(today, GRANT_DAYS_MAX) })
    await give(person, { lastOn: addDays(today, GRANT_DAYS_MAX - 1) })
    await give(person, { lastOn: today })
  })

  test('without a reason', () => {
    expect(grantForm.safeParse({ ...form(administrator), reason: '  ' }).success).toBe(false)
  })
})

describe('staff are found', () => {
  const find = (text: string) => asAdministrator((acting) => findStaff(acting, text))

  test('by name or address, with their roles of today and what they were given', async () => {
    const email = 'grace@alder.example'
    const grace = await here.addPerson({ role: 'teacher', email })
    await give(grace, { role: 'principal', place: { kind: 'school', schoolId: here.schoolId } })
    expect(await find('GRACE@alder')).toEqual({
      people: [{ id: grace, name: 'Ada Byron', email, roles: ['principal', 'teacher'], grants: 1 }],
      more: false,
    })
    expect((await find('ada byr')).people.map(({ id }) => id)).toContain(grace)
  })

  test('but no student and no family', async () => {
    const ids = []
    for (const role of ['student', 'guardian', 'parent', 'relative'])
      ids.push(await here.addPerson({ role, email: `${role}@family.example` }))
    expect((await find('family.example')).people).toEqual([])
    for (const id of ids)
      await expect(asAdministrator((acting) => getPerson(acting, id))).rejects.toMatchObject({
        code: 'not-found',
      })
  })

  test('and what is typed is text, not a pattern', async () => {
    expect((await find('%%')).people).toEqual([])
    expect((await find('__')).people).toEqual([])
  })
})

test('a person’s page tells roles, gifts, their state and devices', async () => {
  const person = await here.addPerson({ role: 'teacher', endOn: '2020-06-01' })
  const given = await give(person)
  const later = await give(person, { beginOn: addDays(today, 5) })
  const back = await give(person, { role: 'aide' })
  await asAdministrator((acting) => endGrant(acting, back.grantId))
  await signIn(person)
  const shown = await asAdministrator((acting) => getPerson(acting, person))
  expect(shown).toMatchObject({ name: 'Ada Byron', isSelf: false, sessions: 1, classes: 0, today })
  expect(shown.roles).toMatchObject([{ role: 'teacher', org: 'School', sources: [], isNow: false }])
  expect(shown.grants.map(({ id, state }) => [id, state])).toEqual([
    [back.grantId, 'ended'],
    [later.grantId, 'coming'],
    [given.grantId, 'now'],
  ])
  expect(shown.grants[2]).toMatchObject({
    kind: 'class',
    place: 'Class',
    beginOn: today,
    lastOn: addDays(today, 9),
    by: 'Ada Byron',
  })
  expect(shown.schools).toEqual([{ id: here.schoolId, name: 'School' }])
  const { classes } = await asAdministrator((acting) => listSchoolClasses(acting, here.schoolId))
  expect(classes.map(({ id }) => id)).toContain(algebra)
})

test('an administrator signs somebody out on every device, with an audit row', async () => {
  const teacher = await here.addPerson({ role: 'teacher' })
  const tokens = [await signIn(teacher), await signIn(teacher)]
  expect(await asAdministrator((acting) => endSessions(acting, teacher))).toEqual({ sessions: 2 })
  for (const token of tokens) expect(await isSignedIn(token)).toBe(false)
  expect(await auditOf(teacher)).toMatchObject([{ act: 'end-sessions', counts: { sessions: 2 } }])
  const stranger = await there.addPerson({ role: 'teacher' })
  await expect(asAdministrator((acting) => endSessions(acting, stranger))).rejects.toMatchObject({
    code: 'not-found',
  })
})
