import { afterAll, describe, expect, test } from 'vitest'
import { acceptInvitation, seeInvitation } from '@/lib/features/admin/accept-invitation'
import { createDistrict } from '@/lib/features/admin/create-district'
import { INVITATION_MINUTES, inviteAgain } from '@/lib/features/admin/invite-administrator'
import { act } from '@/lib/platform/acting'
import { database } from '@/lib/platform/database'
import { findDistrictBySlug } from '@/lib/platform/district'

afterAll(() => database().close())

const ada = { given: 'Ada', family: 'Byron', email: 'Ada@Example.org' }
const expired = { code: 'not-found' }

async function make(name: string, now = new Date()) {
  const created = await createDistrict({ name, timeZone: 'America/Chicago' }, now)
  if (!created.ok) throw new Error(created.problem)
  const { districtId, slug, invitationPath } = created.value
  const district = await findDistrictBySlug(slug)
  if (district === undefined) throw new Error('the district is not there')
  return { districtId, slug, district, token: invitationPath.replace('/invitation/', '') }
}

async function rowsOf(districtId: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  return database().inDistrict(districtId, async (tx) => (await tx.sql.query(sql)).rows)
}

describe('a new district', () => {
  test('gets a slug from its name, and another one where that is taken', async () => {
    expect((await make('Maple County')).slug).toBe('maple-county')
    expect((await make('Maple County')).slug).toBe('maple-county-2')
  })

  test.each([
    ['no-name', { name: ' ', timeZone: 'UTC' }],
    ['no-such-time-zone', { name: 'X', timeZone: 'Mars/Olympus' }],
    ['bad-slug', { name: 'X', timeZone: 'UTC', slug: 'Not A Slug' }],
    ['bad-host', { name: 'X', timeZone: 'UTC', host: 'http://x.example' }],
  ])('is not made from a wrong wish: %s', async (problem, wish) => {
    expect(await createDistrict(wish, new Date())).toEqual({ ok: false, problem })
  })

  test('takes neither a slug nor a host that leads elsewhere', async () => {
    const wish = { name: 'A', timeZone: 'UTC', slug: 'taken', host: 'Taken.example.org' }
    expect(await createDistrict(wish, new Date())).toMatchObject({ ok: true })
    expect(await createDistrict({ ...wish, host: undefined }, new Date())).toMatchObject({
      problem: 'slug-taken',
    })
    expect(await createDistrict({ ...wish, slug: undefined }, new Date())).toMatchObject({
      problem: 'host-taken',
    })
  })
})

describe('an invitation', () => {
  test('may be looked at many times and used once', async () => {
    const { district, token } = await make('Once')
    for (let looks = 0; looks < 3; looks++) {
      expect(await seeInvitation(token, new Date())).toMatchObject({ districtName: 'Once' })
    }
    const accepted = await acceptInvitation(token, ada, new Date())
    const who = await act(
      { district, token: accepted.sessionToken, access: { action: 'manage-district' }, mode: 'read only' },
      async ({ person }) => person,
    )
    expect(who.roles).toMatchObject([{ role: 'districtAdministrator' }])
    expect(await seeInvitation(token, new Date())).toBeNull()
    await expect(acceptInvitation(token, ada, new Date())).rejects.toMatchObject(expired)
  })

  test('goes to one of two who press at once', async () => {
    const { token } = await make('Race')
    const both = await Promise.allSettled([1, 2].map(() => acceptInvitation(token, ada, new Date())))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('ends after fifteen minutes', async () => {
    const now = new Date()
    const { token } = await make('Late', now)
    const minutesOn = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    expect(await seeInvitation(token, minutesOn(INVITATION_MINUTES - 1))).not.toBeNull()
    expect(await seeInvitation(token, minutesOn(INVITATION_MINUTES))).toBeNull()
    await expect(acceptInvitation(token, ada, minutesOn(INVITATION_MINUTES))).rejects.toMatchObject(expired)
  })

  test('opens its own district only', async () => {
    const [one, other] = [await make('One'), await make('Other')]
    // The first 16 bytes name the district: a token whose name is exchanged opens nothing.
    const spliced = Buffer.concat([
      Buffer.from(other.token, 'base64url').subarray(0, 16),
      Buffer.from(one.token, 'base64url').subarray(16),
    ]).toString('base64url')
    expect(await seeInvitation(spliced, new Date())).toBeNull()
    await expect(acceptInvitation(spliced, ada, new Date())).rejects.toMatchObject(expired)
    await expect(acceptInvitation('nonsense', ada, new Date())).rejects.toMatchObject(expired)
  })

  test('leaves the token nowhere in the database', async () => {
    const { districtId, token } = await make('Hashed')
    expect(JSON.stringify(await rowsOf(districtId, 'select * from invitations'))).not.toContain(token)
  })

  test('makes the person whom the roster knows by that address an administrator, not a second one', async () => {
    const first = await make('Again')
    await acceptInvitation(first.token, ada, new Date())
    const again = await inviteAgain(first.slug, new Date())
    if (!again.ok) throw new Error(again.problem)
    await acceptInvitation(again.value.replace('/invitation/', ''), ada, new Date())
    expect(await rowsOf(first.districtId, 'select id from users')).toHaveLength(1)
    expect(await rowsOf(first.districtId, 'select id from roles where ended_at is null')).toHaveLength(1)
  })

  test('is traced by ids, without a name or an address', async () => {
    const { districtId, token } = await make('Traced')
    await acceptInvitation(token, ada, new Date())
    const rows = await rowsOf(districtId, 'select * from audit')
    expect(rows.map(({ act: what }) => what).toSorted()).toEqual([
      'accept-invitation',
      'create-district',
      'grant-role',
      'invite-administrator',
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Ada|Byron|example/i)
  })

  test('cannot be made for a district that is not there', async () => {
    expect(await inviteAgain('nowhere', new Date())).toEqual({ ok: false, problem: 'no-such-district' })
  })
})
