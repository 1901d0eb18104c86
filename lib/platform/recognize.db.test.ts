import { afterAll, describe, expect, test } from 'vitest'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { type Claims, recognize } from './recognize'
import { makeSmallDistrict } from './testing/small-district'

const here = await makeSmallDistrict()
const there = await makeSmallDistrict()
const identityProviderId = newId()
const today = '2026-11-24'
const ada = await here.addPerson({ role: 'teacher', email: 'ada@example.org', username: 'abyron' })

afterAll(() => database().close())

const asked = (claims: Claims, provider = identityProviderId) =>
  here.within((tx) => recognize(tx, { id: here.district.id, identityProviderId: provider }, claims, today))

const stranger = { ok: false, why: 'stranger' }

describe('somebody of the roster is known', () => {
  test('by a verified e-mail address, in any case of letters', async () => {
    const claims = { sub: 'a1', email: 'ADA@example.org', email_verified: true }
    expect(await asked(claims)).toEqual({ ok: true, userId: ada })
  })

  test('by user name', async () => {
    expect(await asked({ sub: 'a2', preferred_username: 'ABYRON' })).toEqual({ ok: true, userId: ada })
  })

  test('and from then on by the subject, whatever becomes of the address', async () => {
    await asked({ sub: 'a3', email: 'ada@example.org', email_verified: 'true' })
    expect(await asked({ sub: 'a3', email: 'new-name@example.org' })).toEqual({ ok: true, userId: ada })
  })

  test('with a class to teach and no role at all', async () => {
    const substitute = await here.addPerson({ email: 'sub@example.org' })
    await here.enroll(substitute, await here.addClass(), 'teacher')
    const claims = { sub: 'a4', email: 'sub@example.org', email_verified: true }
    expect(await asked(claims)).toEqual({ ok: true, userId: substitute })
  })
})

describe('nobody is let in', () => {
  test('who is not on the roster, and nothing of them is kept', async () => {
    expect(await asked({ sub: 's1', email: 'eve@example.org', email_verified: true })).toEqual(stranger)
    const { rows } = await here.within((tx) =>
      tx.sql.query(`select from accounts where provider_account_id = 's1'`),
    )
    expect(rows).toHaveLength(0)
  })

  test('by an address the provider has not verified', async () => {
    expect(await asked({ sub: 's2', email: 'ada@example.org' })).toEqual(stranger)
    expect(await asked({ sub: 's2', email: 'ada@example.org', email_verified: false })).toEqual(stranger)
  })

  test('by an address that two people carry', async () => {
    await here.addPerson({ role: 'teacher', email: 'office@example.org' })
    await here.addPerson({ role: 'teacher', email: 'office@example.org' })
    expect(await asked({ sub: 's3', email: 'office@example.org', email_verified: true })).toEqual(stranger)
  })

  test('whose address and user name are two different people’s', async () => {
    await here.addPerson({ role: 'teacher', username: 'grace' })
    const claims = { sub: 's4', email: 'ada@example.org', email_verified: true, preferred_username: 'grace' }
    expect(await asked(claims)).toEqual(stranger)
  })

  test('who is on another district’s roster', async () => {
    await there.addPerson({ role: 'teacher', email: 'far@example.org' })
    expect(await asked({ sub: 's5', email: 'far@example.org', email_verified: true })).toEqual(stranger)
  })

  test('by a subject of another provider', async () => {
    await here.addAccount(ada, newId(), 's6')
    expect(await asked({ sub: 's6' })).toEqual(stranger)
  })

  test.each([
    ['a student', { role: 'student' }],
    ['a guardian', { role: 'guardian' }],
    ['a teacher whose role has ended', { role: 'teacher', endOn: '2026-11-24' }],
    ['a teacher whose role begins tomorrow', { role: 'teacher', beginOn: '2026-11-25' }],
  ])('who is not staff today: %s', async (_who, person) => {
    const email = `${newId()}@example.org`
    await here.addPerson({ ...person, email })
    expect(await asked({ sub: email, email, email_verified: true })).toEqual({ ok: false, why: 'not-staff' })
  })

  test('whose account was switched off after it was linked', async () => {
    const left = await here.addPerson({ role: 'teacher', enabled: false })
    await here.addAccount(left, identityProviderId, 's7')
    expect(await asked({ sub: 's7' })).toEqual({ ok: false, why: 'not-staff' })
  })
})
