import { createServer, type RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { FetchRefused, fetchJson, guardedFetch } from './guarded-fetch'

// Tests run as `npm start` does: the server listens to its own machine only, and may ask it.

const ending: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ending.splice(0)) await end()
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ending.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

const { signal } = new AbortController()
const problemOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'nothing refused it',
    (error: unknown) => (error instanceof FetchRefused ? error.problem : 'not by the guard'),
  )

describe('a guarded fetch', () => {
  test('sends what it is given, and reads what it is answered', async () => {
    const url = await serve((request, response) => {
      response.setHeader('x-seen', `${request.method} ${request.url} ${request.headers.authorization}`)
      request.pipe(response)
    })
    const headers = { authorization: 'Bearer a' }
    const response = await guardedFetch(`${url}/p?q=1`, { method: 'POST', headers, body: 'ünicode', signal })
    expect(response.headers.get('x-seen')).toBe('POST /p?q=1 Bearer a')
    expect(await response.text()).toBe('ünicode')
  })

  test('unpacks a packed answer', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.end(gzipSync('x'.repeat(100_000)))
    })
    expect(await (await guardedFetch(url, { signal })).text()).toHaveLength(100_000)
  })

  test('fails where an answer breaks off, packed or not', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const url = await serve((_, response) => {
        response.writeHead(200, { 'content-encoding': encoding, 'content-length': 1000 })
        response.write(encoding === 'gzip' ? gzipSync('x').subarray(0, 12) : 'x', () => response.destroy())
      })
      await expect(guardedFetch(url, { signal }).then((response) => response.text())).rejects.toThrow()
    }
  })

  test('ends with its signal, also in the middle of an answer', async () => {
    const url = await serve((_, response) => void response.write('x'))
    const control = new AbortController()
    const response = await guardedFetch(url, { signal: control.signal })
    const text = response.text()
    control.abort()
    await expect(text).rejects.toThrow()
  })

  test('gives an answer without a body as one', async () => {
    const url = await serve((_, response) => void response.writeHead(204).end())
    expect(await (await guardedFetch(url, { signal })).text()).toBe('')
  })
})

describe('a redirect', () => {
  test('is followed, but takes a sign-in to no other origin', async () => {
    const far = await serve((request, response) => response.end(`far ${request.headers.authorization}`))
    const near = await serve((request, response) => {
      const to = { '/far': far, '/near': '/there' }[request.url ?? '']
      if (to === undefined) response.end(`near ${request.headers.authorization}`)
      else response.writeHead(302, { location: to }).end()
    })
    const headers = { authorization: 'Bearer a' }
    const ask = async (path: string) => (await guardedFetch(`${near}${path}`, { headers, signal })).text()
    expect(await ask('/near')).toBe('near Bearer a')
    expect(await ask('/far')).toBe('far undefined')
  })

  test.each([
    ['http://10.0.0.1/', 'not-https'],
    ['https://10.0.0.1/', 'private-address'],
    ['https://169.254.169.254/latest/meta-data', 'private-address'],
    ['https://[fd00::1]/', 'private-address'],
    ['file:///etc/passwd', 'not-https'],
    ['https://', 'redirected'],
  ])('to %s is refused', async (location, problem) => {
    const url = await serve((_, response) => void response.writeHead(302, { location }).end())
    expect(await problemOf(guardedFetch(url, { signal }))).toBe(problem)
  })

  test('in a circle ends', async () => {
    const url = await serve((_, response) => void response.writeHead(302, { location: '/' }).end())
    expect(await problemOf(guardedFetch(url, { signal }))).toBe('redirected')
  })

  test('of what is sent, or where none is wanted, is refused', async () => {
    const url = await serve((_, response) => void response.writeHead(307, { location: '/x' }).end())
    expect(await problemOf(guardedFetch(url, { method: 'POST', body: 'secret', signal }))).toBe('redirected')
    expect(await problemOf(guardedFetch(url, { redirect: 'error', signal }))).toBe('redirected')
  })
})

describe('a small JSON document', () => {
  const fetchFrom = async (answer: RequestListener) => fetchJson(new URL(await serve(answer)))

  test('is read', async () => {
    expect(await fetchFrom((_, response) => response.end('{"a":1}'))).toEqual({ ok: true, value: { a: 1 } })
  })

  test.each<[string, RequestListener]>([
    ['not-json', (_, response) => response.end('<html>')],
    ['unreachable', (_, response) => void response.writeHead(404).end('{}')],
    ['unreachable', (_, response) => response.destroy()],
    ['redirected', (_, response) => void response.writeHead(302, { location: '/x' }).end()],
    ['too-large', (_, response) => response.end(`"${'x'.repeat(1_000_001)}"`)],
  ])('is refused as %s', async (problem, answer) => {
    expect(await fetchFrom(answer)).toEqual({ ok: false, problem })
  })
})
