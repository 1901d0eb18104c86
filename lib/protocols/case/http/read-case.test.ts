import { afterEach, describe, expect, it } from 'vitest'
import {
  type CaseAuth,
  DEFAULT_SERVER_LIMITS,
  type ServerLimits,
} from '@/lib/protocols/case/http/case-server'
import { readCase } from '@/lib/protocols/case/http/read-case'
import {
  type Reply,
  type RunningServer,
  type SeenRequest,
  serveOnLoopback,
} from '@/lib/protocols/case/testing/case-http-server'
import { frameworkUuid, sampleFramework } from '@/lib/protocols/case/testing/framework'

const FRAMEWORK = sampleFramework({ items: 10, associations: 14 })
const ID = frameworkUuid('d', 0)
const NOTHING: Reply = { status: 404, body: { imsx_codeMajor: 'failure', imsx_description: 'no such thing' } }
const NONE: CaseAuth = { kind: 'none' }

let running: RunningServer | null = null
afterEach(async () => {
  await running?.close()
  running = null
})

interface Setting {
  readonly auth?: CaseAuth
  readonly under?: string
  readonly limits?: Partial<ServerLimits>
  readonly signal?: AbortSignal
}

async function readerOf(answer: (request: SeenRequest) => Reply, setting: Setting = {}) {
  const server = await serveOnLoopback(answer)
  running = server
  const { auth = NONE, under = '', limits = {}, signal = new AbortController().signal } = setting
  const target = auth.kind === 'client-credentials' ? { ...auth, tokenUrl: `${server.url}/token` } : auth
  const reader = readCase(
    fetch,
    { baseUrl: `${server.url}${under}`, auth: target },
    { signal, limits: { ...DEFAULT_SERVER_LIMITS, ...limits } },
  )
  const paths = () => server.seen.map((one) => one.path)
  return { reader, server, paths }
}

/** Documents `from` up to `to`, as a list page. */
function documents(from: number, to: number) {
  return Array.from({ length: to - from }, (_, at) => ({
    ...FRAMEWORK.CFDocument,
    identifier: frameworkUuid('d', from + at),
  }))
}

function offsetOf({ path }: SeenRequest): number {
  return Number(new URL(path, 'http://x').searchParams.get('offset'))
}

async function problemOf(answer: (request: SeenRequest) => Reply, setting: Setting = {}) {
  const { reader } = await readerOf(answer, setting)
  const read = await reader.fetchPackage(ID)
  return read.ok ? null : read.problem
}

describe('the list of frameworks', () => {
  it.each([
    ['X-Total-Count', (_: number): Reply['headers'] => ({ 'x-total-count': '230' })],
    [
      'Link',
      (offset: number): Reply['headers'] => ({
        link:
          offset < 200
            ? `</ims/case/v1p1/CFDocuments?limit=100&offset=${offset + 100}>; rel="next"`
            : '<x>; rel="first"',
      }),
    ],
    ['full pages alone', (_: number): Reply['headers'] => ({})],
  ])('is read over all pages by %s', async (_, headersAt) => {
    const { reader, server } = await readerOf((request) => {
      const offset = offsetOf(request)
      const headers = headersAt(offset) ?? {}
      return { headers, body: { CFDocuments: documents(offset, Math.min(230, offset + 100)) } }
    })
    const list = await reader.listDocuments()
    expect(list.ok && [list.value.documents.length, list.value.leftOut, list.value.cutOff]).toEqual([
      230,
      0,
      false,
    ])
    expect(server.seen).toHaveLength(3)
  })

  it('ends with a server that ignores the offset', async () => {
    const { reader, server } = await readerOf(() => ({ body: { CFDocuments: documents(0, 100) } }))
    const list = await reader.listDocuments()
    expect(list.ok && list.value.documents.length).toBe(100)
    expect(server.seen).toHaveLength(2)
  })

  it('does not carry its sign-in to another host', async () => {
    const { reader, server } = await readerOf(() => ({
      headers: { link: '<http://elsewhere.example.org/CFDocuments>; rel="next"' },
      body: { CFDocuments: documents(0, 100) },
    }))
    expect((await reader.listDocuments()).ok).toBe(true)
    expect(server.seen).toHaveLength(1)
  })

  it('counts the entries that cannot be read', async () => {
    const { reader } = await readerOf(() => ({ body: { CFDocuments: [...documents(0, 2), {}, 'x'] } }))
    const list = await reader.listDocuments()
    expect(list.ok && [list.value.documents.length, list.value.leftOut]).toEqual([2, 2])
  })
})

describe('a framework is found', () => {
  it.each([
    ['', '/ims/case/v1p1'],
    ['', '/ims/case/v1p0'],
    ['', ''],
    ['/ims/case/v1p1/', '/ims/case/v1p0'],
    ['/ims/case/v1p0', '/ims/case/v1p0'],
    ['/school/ims/case/v1p0/CFDocuments?limit=3', '/school/ims/case/v1p0'],
  ])('with the address "%s" on a server that serves at "%s"', async (under, at) => {
    const { reader } = await readerOf(
      ({ path }) => (path === `${at}/CFPackages/${ID}` ? { body: FRAMEWORK } : NOTHING),
      { under },
    )
    const read = await reader.fetchPackage(ID.toUpperCase())
    expect(read.ok && read.value.items.length).toBe(10)
  })

  it('in version 1.0 where the server says by 409 that 1.1 is the wrong one', async () => {
    const { reader, paths } = await readerOf(({ path }) =>
      path.startsWith('/ims/case/v1p1') ? { status: 409, body: 'see v1p0' } : { body: FRAMEWORK },
    )
    expect((await reader.fetchPackage(ID)).ok).toBe(true)
    expect((await reader.fetchPackage(ID)).ok).toBe(true)
    expect(paths().map((path) => path.slice(0, 14))).toEqual([
      '/ims/case/v1p1',
      '/ims/case/v1p0',
      '/ims/case/v1p0',
    ])
  })
})

describe('signing in', () => {
  it('sends a bearer token', async () => {
    const { reader, server } = await readerOf(() => ({ body: FRAMEWORK }), {
      auth: { kind: 'bearer', token: 'abc' },
    })
    expect((await reader.fetchPackage(ID)).ok).toBe(true)
    expect(server.seen[0]?.headers.authorization).toBe('Bearer abc')
  })

  const CREDENTIALS: CaseAuth = {
    kind: 'client-credentials',
    tokenUrl: '',
    id: 'a b',
    secret: 's:1',
    scope: 'case.readonly',
  }

  it('fetches a token once by client credentials, and a new one when it has run out', async () => {
    let tokens = 0
    const { reader, server, paths } = await readerOf(
      ({ path, headers }) => {
        if (path === '/token') return { body: { access_token: `t${++tokens}`, token_type: 'Bearer' } }
        return headers.authorization === `Bearer t${tokens}` && server.seen.length !== 3
          ? { body: FRAMEWORK }
          : { status: 401, body: {} }
      },
      { auth: CREDENTIALS },
    )
    expect((await reader.fetchPackage(ID)).ok).toBe(true)
    expect((await reader.fetchPackage(ID)).ok).toBe(true)
    expect(paths().map((path) => path.split('/')[1])).toEqual(['token', 'ims', 'ims', 'token', 'ims'])
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      body: 'grant_type=client_credentials&scope=case.readonly',
      headers: { authorization: `Basic ${Buffer.from('a+b:s%3A1').toString('base64')}` },
    })
  })

  it('gives the secret in the body to a server that refuses it in the header', async () => {
    const { reader } = await readerOf(
      ({ path, body }) => {
        if (path !== '/token') return { body: FRAMEWORK }
        const known = body.includes('client_id=a+b&client_secret=s%3A1')
        return known ? { body: { access_token: 't' } } : { status: 401, body: { error: 'invalid_client' } }
      },
      { auth: CREDENTIALS },
    )
    expect((await reader.fetchPackage(ID)).ok).toBe(true)
  })

  it('repeats nothing the sign-in server said', async () => {
    const echo = ({ body }: SeenRequest): Reply => ({ status: 400, body: `bad request: ${body}` })
    expect(await problemOf(echo, { auth: CREDENTIALS })).toEqual({
      code: 'unexpected_status',
      url: expect.stringMatching(/\/token$/),
      status: 400,
    })
  })

  it('says so when there is no token in the answer', async () => {
    expect(await problemOf(() => ({ body: { token: 'x' } }), { auth: CREDENTIALS })).toMatchObject({
      code: 'no_token',
    })
  })
})

describe('a server that gives nothing is named by what it did', () => {
  it.each<[string, Reply]>([
    ['html_page', { headers: { 'content-type': 'text/html' }, body: '<!doctype html><html></html>' }],
    ['not_json', { body: 'hello' }],
    ['unauthorized', { status: 401, body: {} }],
    ['unauthorized', { status: 403, body: '<html>' }],
    ['server_error', { status: 500, body: 'oops' }],
    ['unexpected_status', { status: 418, body: '' }],
    ['package_refused', { body: [] }],
  ])('%s', async (code, reply) => {
    expect((await problemOf(() => reply))?.code).toBe(code)
  })

  it('repeats the words of a CASE error', async () => {
    expect(await problemOf(() => NOTHING)).toMatchObject({
      code: 'not_found',
      status: 404,
      found: 'no such thing',
    })
  })

  it('waits as a busy server asks and takes its answer', async () => {
    const { reader, server } = await readerOf(() =>
      server.seen.length <= 2
        ? { status: 429, headers: { 'retry-after': '0' }, body: {} }
        : { body: FRAMEWORK },
    )
    expect((await reader.fetchPackage(ID)).ok).toBe(true)
  })

  it('asks a busy server a bounded number of times', async () => {
    const { reader, server } = await readerOf(() => ({
      status: 429,
      headers: { 'retry-after': '0' },
      body: {},
    }))
    const read = await reader.fetchPackage(ID)
    expect(read.ok ? null : read.problem.code).toBe('busy')
    expect(server.seen).toHaveLength(1 + DEFAULT_SERVER_LIMITS.retries)
  })

  it('does not wait longer than it may', async () => {
    const busy = { status: 503, headers: { 'retry-after': '86400' }, body: {} }
    expect((await problemOf(() => busy))?.code).toBe('busy')
  })

  it.each([
    ['told', {}],
    ['not told', { 'transfer-encoding': 'chunked' }],
  ])('stops at an answer that is too large, its size %s', async (_, headers) => {
    const limits = { responseBytes: 100_000 }
    const big = { headers, body: 'x'.repeat(200_000) }
    expect((await problemOf(() => big, { limits }))?.code).toBe('too_large')
  })

  it('stops when its signal says so', async () => {
    const controller = new AbortController()
    const silent = (): Reply => {
      controller.abort()
      return { body: undefined }
    }
    expect((await problemOf(silent, { signal: controller.signal }))?.code).toBe('aborted')
  })

  it('says that nobody answers, or that the address is none', async () => {
    const { reader, server } = await readerOf(() => NOTHING)
    await server.close()
    const unreachable = await reader.fetchPackage(ID)
    expect(unreachable.ok ? null : unreachable.problem.code).toBe('unreachable')
    const { signal } = new AbortController()
    const wrong = await readCase(fetch, { baseUrl: 'ftp://x', auth: NONE }, { signal }).listDocuments()
    expect(wrong.ok ? null : wrong.problem.code).toBe('address_unusable')
  })

  it('keeps no query of an address in what it tells', async () => {
    const { reader } = await readerOf(() => ({ status: 500, body: '' }))
    const read = await reader.listDocuments()
    expect(read.ok ? '' : read.problem.url).toMatch(/CFDocuments$/)
  })
})
