import { afterEach, describe, expect, test } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import {
  type Reply,
  type RunningServer,
  type SeenRequest,
  serveOnLoopback,
} from '@/lib/protocols/case/testing/case-http-server'
import { frameworkUuid, sampleFramework } from '@/lib/protocols/case/testing/framework'
import type { ImportStep, ServerBody } from './contract'
import { importFromServer } from './import-from-server'
import { listOfferedFrameworks } from './list-offered-frameworks'
import { createTestDistrict, type TestDistrict } from './testing/import-district'

// Tests run as `npm start` does: the server listens to its own machine only, and may ask it.

const FRAMEWORK = sampleFramework({ items: 40, associations: 60 })
const ID = frameworkUuid('d', 0)
const NOTHING: Reply = { status: 404, body: {} }
const OPEN = { kind: 'none' } as const
const { signal } = new AbortController()

let server: RunningServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

/** Serves one framework under 1.1 to whoever has the token. */
const provider =
  (token: string | null = null) =>
  ({ path, headers }: SeenRequest): Reply => {
    if (token !== null && headers.authorization !== `Bearer ${token}`) return { status: 401, body: {} }
    if (path.startsWith('/ims/case/v1p1/CFDocuments'))
      return { body: { CFDocuments: [FRAMEWORK.CFDocument] } }
    return path === `/ims/case/v1p1/CFPackages/${ID}` ? { body: FRAMEWORK } : NOTHING
  }

async function at(answer: (request: SeenRequest) => Reply, signIn: ServerBody['signIn'] = OPEN) {
  server = await serveOnLoopback(answer)
  return { address: server.url, signIn }
}

const newDistrict = () => createTestDistrict(recalculateAfterImport)

const offered = (district: TestDistrict, of: ServerBody, until = signal) =>
  listOfferedFrameworks(district.db, { districtId: district.id, server: of, signal: until })

async function stepsOf(district: TestDistrict, of: ServerBody, identifier = ID) {
  const steps: ImportStep[] = []
  const actor = { kind: 'system', districtId: district.id, name: 'test' } as const
  await importFromServer(district.db, { actor, body: { ...of, identifier }, signal }, (step) =>
    steps.push(step),
  )
  return steps
}

const districtHolds = (district: TestDistrict) => district.value('select count(*)::int from objectives')

describe('a framework is taken in from the server that has it', () => {
  test('found, chosen, and in the district; then known as held', async () => {
    const district = await newDistrict()
    const of = await at(provider())
    const before = await offered(district, of)
    expect(before.ok && before.value.frameworks).toMatchObject([{ identifier: ID, standing: 'new' }])
    const steps = await stepsOf(district, of)
    expect(steps[0]).toEqual({ step: 'reading', bytes: 0 })
    expect(steps.slice(-2)).toMatchObject([
      { step: 'storing', standards: 40 },
      { step: 'done', answer: { state: 'done', counts: { created: 40 } } },
    ])
    const after = await offered(district, of)
    expect(after.ok && after.value.frameworks[0]?.standing).toBe('held')
  })

  test('with a token, which no step repeats', async () => {
    const district = await newDistrict()
    const of = await at(provider('t-secret'), { kind: 'bearer', token: 't-secret' })
    expect((await offered(district, of)).ok).toBe(true)
    const steps = await stepsOf(district, of)
    expect(steps.at(-1)?.step).toBe('done')
    expect(JSON.stringify(steps)).not.toContain('secret')
  })

  test('with client credentials', async () => {
    const inner = provider('given')
    const of = await at((request) =>
      request.path === '/token' ? { body: { access_token: 'given' } } : inner(request),
    )
    const signIn = {
      kind: 'client-credentials',
      tokenUrl: `${of.address}/token`,
      id: 'us',
      secret: 's',
      scope: '',
    } as const
    const steps = await stepsOf(await newDistrict(), { ...of, signIn })
    expect(steps.at(-1)?.step).toBe('done')
  })
})

describe('a server that gives nothing is told by its reason, and nothing has changed', () => {
  const moved = (location: string): Reply => ({ status: 302, headers: { location }, body: '' })
  const page = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><html></html>' }

  test.each<[string, Reply]>([
    ['not_found', NOTHING],
    ['html_page', page],
    ['unauthorized', { status: 401, body: { token: 'none' } }],
    ['private_address', moved('https://10.0.0.1/ims/case/v1p1')],
    ['not_https', moved('http://192.168.1.1/')],
    ['too_large', { headers: { 'content-length': '1000000000' }, body: '' }],
    ['not_json', { body: 'hello' }],
    ['server_error', { status: 500, body: 'at Object.<anonymous> (/srv/app.js:1)' }],
  ])('%s', async (code, reply) => {
    const district = await newDistrict()
    const of = await at(() => reply)
    expect(await offered(district, of)).toMatchObject({ ok: false, problem: { code } })
    expect((await stepsOf(district, of)).at(-1)).toMatchObject({ step: 'refused', problem: { code } })
    expect(await districtHolds(district)).toBe(0)
  })

  test.each([
    ['address_unusable', 'standards.example.org'],
    ['address_unusable', 'ftp://standards.example.org'],
    ['not_https', 'http://standards.example.org'],
    ['private_address', 'https://10.1'],
    ['private_address', 'https://[::ffff:169.254.169.254]/ims/case/v1p1'],
  ])('%s: %s', async (code, address) => {
    const asked = await offered(await newDistrict(), { address, signIn: OPEN })
    expect(asked).toEqual({ ok: false, problem: { code, found: '' } })
  })

  test('aborted, when it does not answer in time', async () => {
    const until = new AbortController()
    const of = await at(() => {
      until.abort()
      return { body: undefined }
    })
    expect(await offered(await newDistrict(), of, until.signal)).toEqual({
      ok: false,
      problem: { code: 'aborted', found: '' },
    })
  })

  test('package_refused, with the place', async () => {
    const of = await at(() => ({ body: [FRAMEWORK, FRAMEWORK] }))
    const last = (await stepsOf(await newDistrict(), of)).at(-1)
    expect(last).toEqual({ step: 'refused', problem: { code: 'package_refused', found: expect.any(String) } })
  })
})
