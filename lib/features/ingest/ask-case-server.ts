import { FetchRefused, guardedFetch } from '@/lib/platform/guarded-fetch'
import {
  CaseFetchRefused,
  DEFAULT_SERVER_LIMITS,
  type Fetch,
  type ServerLimits,
  type ServerProblem as ToldProblem,
} from '@/lib/protocols/case/http/case-server'
import { type CaseReader, readCase } from '@/lib/protocols/case/http/read-case'
import type { ServerBody, ServerProblem } from './contract'

/** Somebody sits before the screen: a server that wants to be left alone for longer is told as busy. */
const LIMITS: ServerLimits = { ...DEFAULT_SERVER_LIMITS, waitMs: 10_000 }
const SECONDS_MAX = 180

export interface Asking {
  /** Ends the reading, as three minutes do. */
  readonly signal: AbortSignal
  readonly onBytes?: (bytes: number) => void
}

/** The CASE server a person named, asked through the guard. */
export function askCaseServer({ address, signIn }: ServerBody, { signal, onBytes }: Asking): CaseReader {
  const auth =
    signIn.kind === 'client-credentials'
      ? { ...signIn, scope: signIn.scope === '' ? null : signIn.scope }
      : signIn
  return readCase(
    guardedCaseFetch(onBytes),
    { baseUrl: address, auth },
    { signal: AbortSignal.any([signal, AbortSignal.timeout(SECONDS_MAX * 1000)]), limits: LIMITS },
  )
}

/** What a person may be told of a problem: no address, no status, at most a few words of the server's. */
export function tellable({ code, found, refusal }: ToldProblem): ServerProblem {
  if (code === 'unreachable') return { code, found: '' }
  return { code, found: refusal === undefined ? (found ?? '') : `${refusal.path} ${refusal.code}` }
}

function guardedCaseFetch(onBytes: Asking['onBytes']): Fetch {
  return async (url, { method, headers, body, redirect, signal } = {}) => {
    try {
      const response = await guardedFetch(url, {
        signal: signal ?? AbortSignal.timeout(SECONDS_MAX * 1000),
        redirect: redirect === 'error' ? 'error' : 'follow',
        ...(method === undefined ? {} : { method }),
        ...(headers === undefined ? {} : { headers }),
        ...(typeof body === 'string' ? { body } : {}),
      })
      return onBytes === undefined ? response : counted(response, onBytes)
    } catch (error) {
      if (error instanceof FetchRefused) throw new CaseFetchRefused(CODES[error.problem])
      throw error
    }
  }
}

const CODES = {
  'not-https': 'not_https',
  'private-address': 'private_address',
  redirected: 'redirected',
} as const satisfies Readonly<Record<FetchRefused['problem'], CaseFetchRefused['code']>>

/** The same answer, telling how much of it has come. */
function counted(response: Response, onBytes: (bytes: number) => void): Response {
  if (response.body === null) return response
  let bytes = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      onBytes(bytes)
      controller.enqueue(chunk)
    },
  })
  const { status, headers } = response
  return new Response(response.body.pipeThrough(counter), { status, headers })
}
