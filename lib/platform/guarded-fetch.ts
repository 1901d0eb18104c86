import http from 'node:http'
import https from 'node:https'
import { createGunzip } from 'node:zlib'
import { type Result, refused } from '@/lib/core/result'
import { AppError } from '@/lib/platform/errors'
import {
  type AddressProblem,
  checkAddress,
  guardedLookup,
  PrivateAddress,
} from '@/lib/platform/guarded-address'
import { readText } from '@/lib/platform/read-body'

/* Addresses that people type in are fetched here and nowhere else: see `guarded-address.ts` for where they may lead. */

/** Why an address was not asked, or not asked further. */
export class FetchRefused extends Error {
  readonly problem: AddressProblem | 'redirected'

  constructor(problem: FetchRefused['problem']) {
    super(`Not fetched: ${problem}`)
    this.name = 'FetchRefused'
    this.problem = problem
  }
}

export interface GuardedRequest {
  readonly method?: string
  readonly headers?: HeadersInit
  readonly body?: string
  /** Bounds the request in time, its body included. */
  readonly signal: AbortSignal
  /** `error` refuses a redirect; else a few are followed, each address checked, no sign-in taken to another origin. */
  readonly redirect?: 'error' | 'follow'
}

const REDIRECTS_MAX = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const WITHOUT_BODY = new Set([204, 205, 304])

/**
 * As the platform's fetch, for an address that somebody typed in. Throws FetchRefused where it leads inside, is not
 * https, or redirects too often; everything else as the network throws it. The body is not bounded here.
 */
export async function guardedFetch(address: string, request: GuardedRequest): Promise<Response> {
  const headers = new Headers(request.headers)
  let url = new URL(address)
  for (let followed = 0; ; followed++) {
    const checked = checkAddress(url)
    if (!checked.ok) throw new FetchRefused(checked.problem)
    const message = await send(url, headers, request)
    const { statusCode = 0 } = message
    const location = REDIRECTS.has(statusCode) ? message.headers.location : undefined
    if (location === undefined) return responseOf(message)
    message.destroy()
    const isRead = request.method === undefined || request.method === 'GET'
    if (request.redirect === 'error' || !isRead || followed === REDIRECTS_MAX || !URL.canParse(location, url))
      throw new FetchRefused('redirected')
    const next = new URL(location, url)
    if (next.origin !== url.origin) headers.delete('authorization')
    url = next
  }
}

function send(url: URL, headers: Headers, request: GuardedRequest): Promise<http.IncomingMessage> {
  const { method = 'GET', body, signal } = request
  return new Promise((resolve, reject) => {
    const options = {
      method,
      signal,
      lookup: guardedLookup,
      headers: { 'accept-encoding': 'gzip', ...Object.fromEntries(headers) },
    }
    const sent = (url.protocol === 'https:' ? https : http).request(url, options, resolve)
    sent.on('error', (error) =>
      reject(error instanceof PrivateAddress ? new FetchRefused('private-address') : error),
    )
    sent.end(body)
  })
}

function responseOf(message: http.IncomingMessage): Response {
  const status = message.statusCode ?? 0
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, String(value))
  }
  if (WITHOUT_BODY.has(status)) {
    message.resume()
    return new Response(null, { status, headers })
  }
  return new Response(streamOf(message, message.headers['content-encoding'] === 'gzip'), { status, headers })
}

function streamOf(message: http.IncomingMessage, isPacked: boolean): ReadableStream<Uint8Array> {
  const unpacked = isPacked ? message.pipe(createGunzip()) : message
  // A pipe does not carry errors on.
  if (unpacked !== message) message.on('error', (error) => unpacked.destroy(error))
  const chunks: AsyncIterator<Uint8Array> = unpacked[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel() {
      unpacked.destroy()
      message.destroy()
    },
  })
}

export type FetchProblem = FetchRefused['problem'] | 'unreachable' | 'too-large' | 'too-slow' | 'not-json'

const TIMEOUT_MS = 10_000
const BYTES_MAX = 1_000_000

/** Fetches a small JSON document from where it is said to be, and nowhere else. */
export async function fetchJson(url: URL): Promise<Result<unknown, FetchProblem>> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const headers = { accept: 'application/json' }
    const response = await guardedFetch(url.href, { redirect: 'error', headers, signal })
    if (response.status !== 200) {
      await response.body?.cancel()
      return refused('unreachable')
    }
    return parse(await readText(response, BYTES_MAX))
  } catch (error) {
    if (error instanceof FetchRefused) return refused(error.problem)
    if (error instanceof AppError && error.code === 'too-large') return refused('too-large')
    return refused(signal.aborted ? 'too-slow' : 'unreachable')
  }
}

function parse(text: string): Result<unknown, 'not-json'> {
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value }
  } catch {
    return refused('not-json')
  }
}
