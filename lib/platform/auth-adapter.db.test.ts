import { afterAll, expect, test } from 'vitest'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { hashToken, newToken } from '@/lib/platform/session'
import { districtAdapter } from './auth-adapter'
import { makeSmallDistrict } from './testing/small-district'

const here = await makeSmallDistrict()
const there = await makeSmallDistrict()
const provider = newId()
const adapter = districtAdapter(database(), here.district.id, provider)
const foreign = districtAdapter(database(), there.district.id, provider)
const ada = await here.addPerson({ role: 'teacher', email: 'ada@example.org' })
const anyTime = new Date('2026-11-24T12:00:00Z')

afterAll(() => database().close())

test('createUser: a sign-in makes nobody', () => {
  expect(() => adapter.createUser({ email: 'new@example.org', emailVerified: null })).toThrow(/roster/)
})

test('getUser: one of the district, by id; of another district nobody', async () => {
  expect(await adapter.getUser(ada)).toMatchObject({ id: ada, name: 'Ada Byron', email: 'ada@example.org' })
  expect(await foreign.getUser(ada)).toBeNull()
  expect(await adapter.getUser(newId())).toBeNull()
})

test('getUser: somebody whose account was switched off is nobody', async () => {
  const left = await here.addPerson({ role: 'teacher', enabled: false })
  expect(await adapter.getUser(left)).toBeNull()
})

test('getUserByEmail: in any case of letters, and only where it is one person’s', async () => {
  expect(await adapter.getUserByEmail('Ada@Example.org')).toMatchObject({ id: ada })
  expect(await foreign.getUserByEmail('ada@example.org')).toBeNull()
  await here.addPerson({ email: 'twins@example.org' })
  await here.addPerson({ email: 'twins@example.org' })
  expect(await adapter.getUserByEmail('twins@example.org')).toBeNull()
})

test('linkAccount and getUserByAccount: a subject is one person’s, of this provider and this district', async () => {
  const link = { userId: ada, provider: 'district', providerAccountId: 'sub-1', type: 'oauth' as const }
  await adapter.linkAccount(link)
  await adapter.linkAccount(link)
  expect(await adapter.getUserByAccount({ provider: 'district', providerAccountId: 'sub-1' })).toMatchObject({
    id: ada,
  })
  const successor = districtAdapter(database(), here.district.id, newId())
  for (const other of [foreign, successor]) {
    expect(await other.getUserByAccount({ provider: 'district', providerAccountId: 'sub-1' })).toBeNull()
  }
})

test('updateUser: changes nothing, for people are the roster’s', async () => {
  await adapter.updateUser({ id: ada, name: 'Somebody Else' })
  expect(await adapter.getUser(ada)).toMatchObject({ name: 'Ada Byron' })
})

test('createSession, getSessionAndUser, deleteSession: a session lives from sign-in to sign-out', async () => {
  const sessionToken = newToken()
  await adapter.createSession({ sessionToken, userId: ada, expires: anyTime })
  expect(await adapter.getSessionAndUser(sessionToken)).toMatchObject({
    session: { sessionToken, userId: ada },
    user: { id: ada },
  })
  await adapter.deleteSession(sessionToken)
  expect(await adapter.getSessionAndUser(sessionToken)).toBeNull()
})

test('the database holds the hash of a token, never the token', async () => {
  const sessionToken = newToken()
  await adapter.createSession({ sessionToken, userId: ada, expires: anyTime })
  const kept = await here.within(async (tx) => (await tx.sql.query('select * from sessions')).rows)
  expect(JSON.stringify(kept)).toContain(hashToken(sessionToken))
  expect(JSON.stringify(kept)).not.toContain(sessionToken)
})

test('a session of one district is nothing in another', async () => {
  const sessionToken = newToken()
  await adapter.createSession({ sessionToken, userId: ada, expires: anyTime })
  expect(await foreign.getSessionAndUser(sessionToken)).toBeNull()
  await foreign.deleteSession(sessionToken)
  expect(await adapter.getSessionAndUser(sessionToken)).not.toBeNull()
})

test('updateSession: the library cannot move a session past our limits', async () => {
  const sessionToken = newToken()
  const { expires } = await adapter.createSession({ sessionToken, userId: ada, expires: anyTime })
  await adapter.updateSession({ sessionToken, expires: new Date('2099-01-01T00:00:00Z') })
  const found = await adapter.getSessionAndUser(sessionToken)
  // Moved by the moment that passed between the two, not by years.
  expect(found?.session.expires.getTime()).toBeLessThan(expires.getTime() + 3_600_000)
})
