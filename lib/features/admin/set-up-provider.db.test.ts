import { createServer } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { setUpProvider } from '@/lib/features/admin/set-up-provider'
import { database } from '@/lib/platform/database'
import { findIdentityProvider } from '@/lib/platform/identity-provider'
import { makeSmallDistrict } from '@/lib/platform/testing/small-district'

type Answer = { readonly status?: number; readonly body?: string; readonly location?: string }
let answer: Answer = {}
const server = createServer((_request, response) => {
  response.writeHead(answer.status ?? 200, answer.location ? { location: answer.location } : {})
  response.end(answer.body ?? '')
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
const issuer = `http://127.0.0.1:${port}`
const document = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code', 'id_token'],
}

const here = await makeSmallDistrict()
const administrator = await here.addPerson({ role: 'districtAdministrator', orgId: here.districtOrgId })
const actor = { kind: 'user', districtId: here.district.id, userId: administrator } as const
const form = { label: 'Maple ID', issuer, clientId: 'tessera', clientSecret: 'a secret of theirs' }

afterAll(async () => {
  server.close()
  await database().close()
})

const tried = (change: Partial<typeof form>, said: Answer) => {
  answer = said
  return setUpProvider(actor, { ...form, ...change }, new Date())
}
const said = (change: object): Answer => ({ body: JSON.stringify({ ...document, ...change }) })
const kept = () => here.within((tx) => findIdentityProvider(tx, here.district.id))

test('a provider that answers for itself is kept, its secret sealed', async () => {
  expect(await tried({ issuer: `${issuer}/.well-known/openid-configuration` }, said({}))).toMatchObject({
    ok: true,
  })
  expect(await kept()).toMatchObject({ label: 'Maple ID', issuer, clientSecret: 'a secret of theirs' })
  const { rows } = await here.within((tx) => tx.sql.query('select * from identity_providers'))
  expect(JSON.stringify(rows)).not.toContain('a secret of theirs')
})

test('another one takes its place', async () => {
  expect(await tried({ label: 'Oak ID' }, said({}))).toMatchObject({ ok: true })
  expect(await kept()).toMatchObject({ label: 'Oak ID' })
})

describe('a provider that cannot be trusted is named as what it is, and not kept', () => {
  test.each<[string, Partial<typeof form>, Answer]>([
    ['not-an-address', { issuer: 'google' }, {}],
    ['not-https', { issuer: 'http://login.example.org' }, {}],
    ['not-https', { issuer: 'file:///etc/passwd' }, {}],
    ['private-address', { issuer: 'https://169.254.169.254' }, {}],
    ['private-address', { issuer: 'https://10.0.0.1' }, {}],
    ['private-address', { issuer: 'https://[::ffff:10.0.0.1]' }, {}],
    ['private-address', { issuer: 'https://[fd00::1]' }, {}],
    ['private-address', { issuer: 'https://0x0a000001' }, {}],
    ['unreachable', {}, { status: 404 }],
    ['redirected', {}, { status: 302, location: 'https://login.example.org' }],
    ['not-json', {}, { body: '<html>' }],
    ['not-discovery', {}, { body: '{}' }],
    ['other-issuer', {}, said({ issuer: 'https://other.example.org' })],
    ['no-code-flow', {}, said({ response_types_supported: ['id_token'] })],
    ['inside-endpoint', {}, said({ token_endpoint: 'https://192.168.0.1/token' })],
    ['too-large', {}, { body: ' '.repeat(1_000_001) }],
  ])('%s', async (problem, change, answered) => {
    const before = await kept()
    expect(await tried({ label: 'Bad ID', ...change }, answered)).toEqual({ ok: false, problem })
    expect(await kept()).toEqual(before)
  })
})
