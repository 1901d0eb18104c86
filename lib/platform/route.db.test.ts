import { NextRequest } from 'next/server'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { newToken, startSession } from '@/lib/platform/session'
import { AppError } from './errors'
import { longRoute, publicRoute, route } from './route'
import { makeSmallDistrict } from './testing/small-district'

const here = await makeSmallDistrict()
const classId = await here.addClass()
const teacher = await here.addPerson({ role: 'teacher' })
await here.enroll(teacher, classId, 'teacher')
const token = newToken()
await here.within((tx) => startSession(tx, here.district.id, teacher, token, new Date()))

afterAll(() => database().close())

const OWN = { host: 'localhost:3000', origin: 'http://localhost:3000' }
const context = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params) })

function request(
  init: { method?: string; body?: string; headers?: Record<string, string>; signedIn?: boolean } = {},
) {
  const { method = 'GET', body, headers = OWN, signedIn = true } = init
  const all = new Headers(headers)
  if (body !== undefined) all.set('content-type', 'application/json')
  if (signedIn) all.set('cookie', `tessera-session=${token}`)
  return new NextRequest('http://localhost:3000/api/x?q=1', { method, headers: all, ...(body && { body }) })
}

const name = z.object({ name: z.string() })
const rename = route({ access: 'signed-in', body: name }, async ({ tx, actor, body }) => {
  await tx.sql.query('update users set given_name = $2 where id = $1', [actor.userId, body.name])
  if (body.name === 'Fail') throw new Error('A secret of the database')
  return { name: body.name }
})
const nameNow = async () => {
  const { rows } = await here.within((tx) =>
    tx.sql.query<{ given_name: string }>('select given_name from users where id = $1', [teacher]),
  )
  return rows[0]?.given_name
}
const post = (body: unknown, more: Parameters<typeof request>[0] = {}) =>
  rename(request({ method: 'POST', body: JSON.stringify(body), ...more }), context())

test('a verb gets its parts, and its answer is JSON that nobody keeps', async () => {
  const response = await post({ name: 'Grace' })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ name: 'Grace' })
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  expect(await nameNow()).toBe('Grace')
})

describe('a change from another site', () => {
  test.each<[string, Record<string, string>]>([
    ['by its Origin', { ...OWN, origin: 'https://evil.example' }],
    ['without any word of where it comes from', { host: OWN.host }],
    ['from another port of this machine', { ...OWN, origin: 'http://localhost:4000' }],
    ['by the browser’s own word', { ...OWN, 'sec-fetch-site': 'cross-site' }],
  ])('is refused %s, and changes nothing', async (_how, headers) => {
    const before = await nameNow()
    const response = await post({ name: 'Mallory' }, { headers })
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'foreign-origin' }])
    expect(await nameNow()).toBe(before)
  })

  test('also where nobody needs to be signed in', async () => {
    const open = publicRoute({}, async () => ({}))
    const foreign = request({ method: 'POST', headers: { ...OWN, origin: 'https://evil.example' } })
    expect((await open(foreign, context())).status).toBe(403)
  })
})

test('without a session the answer is 401, whatever else is wrong', async () => {
  const response = await post({ nonsense: true }, { signedIn: false })
  expect([response.status, await response.json()]).toMatchObject([401, { code: 'unauthenticated' }])
})

test('a wrong body is 422 and says where, never what', async () => {
  const response = await post({ name: 7 })
  const body = await response.json()
  expect([response.status, body]).toMatchObject([422, { code: 'invalid', problems: [{ at: 'name' }] }])
  expect((await rename(request({ method: 'POST', body: '{' }), context())).status).toBe(422)
  expect((await post({ name: 'x'.repeat(70_000) })).status).toBe(413)
})

test('a verb that fails has changed nothing, and its message stays in the house', async () => {
  const before = await nameNow()
  const response = await post({ name: 'Fail' })
  const text = await response.text()
  expect(response.status).toBe(500)
  expect(JSON.parse(text)).toEqual({ code: 'failed', reference: expect.stringMatching(/^[0-9a-f]{12}$/) })
  expect(text).not.toContain('secret')
  expect(await nameNow()).toBe(before)
})

test('an expected refusal may name a more precise code', async () => {
  const closed = route({ access: 'signed-in' }, async () => {
    throw new AppError('closed', 'The term is closed.', { code: 'term-closed' })
  })
  const response = await closed(request(), context())
  expect([response.status, await response.json()]).toMatchObject([423, { code: 'term-closed' }])
})

describe('a class in the address', () => {
  const read = route(
    {
      params: z.object({ classId: z.guid() }),
      access: (params) => ({ action: 'read-class', classId: params.classId }),
    },
    async ({ params }) => params,
  )
  const status = async (wanted: string) => (await read(request(), context({ classId: wanted }))).status

  test('opens to its teacher', async () => {
    expect(await status(classId)).toBe(200)
  })

  test('of somebody else, unknown, or misspelt is the same 404', async () => {
    const answers = await Promise.all([await here.addClass(), newId(), 'nonsense'].map(status))
    expect(answers).toEqual([404, 404, 404])
  })
})

test('what is the district’s is 403 to a teacher', async () => {
  const district = longRoute({ access: { action: 'import' } }, async () => ({}))
  expect((await district(request(), context())).status).toBe(403)
})

test('a GET cannot write', async () => {
  const sly = route({ access: 'signed-in' }, async ({ tx }) => {
    await tx.sql.query(`update users set given_name = 'Sly'`)
    return {}
  })
  expect((await sly(request(), context())).status).toBe(500)
  expect(await nameNow()).not.toBe('Sly')
})
