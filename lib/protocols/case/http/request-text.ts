import { setTimeout } from 'node:timers/promises'
import { ok, type Result, refused } from '@/lib/core/result'
import {
  CaseFetchRefused,
  type Fetch,
  type ServerLimits,
  type ServerProblem,
  type ServerProblemCode,
} from '@/lib/protocols/case/http/case-server'
import { readBody } from '@/lib/protocols/case/http/read-body'
import { retryAfterMs } from '@/lib/protocols/case/http/retry-after'
import { withoutControls } from '@/lib/protocols/case/plain-text'

export interface Answer {
  readonly text: string
  readonly headers: Headers
}

export interface Asking {
  readonly fetch: Fetch
  readonly signal: AbortSignal
  readonly limits: ServerLimits
}

/**
 * One request, answered with status 2xx and a body within bounds, or the reason why not. A busy server (429, 503) is
 * asked again as often as the limits allow, after as long as it says. Never throws.
 */
export async function requestText(
  asking: Asking,
  url: string,
  init: RequestInit,
): Promise<Result<Answer, ServerProblem>> {
  const { limits, signal } = asking
  for (let attempt = 0; ; attempt++) {
    try {
      signal.throwIfAborted()
      const response = await asking.fetch(url, { ...init, signal })
      const text = await readBody(response, limits.responseBytes)
      if (response.status !== 429 && response.status !== 503) return judge(response, text, url)
      const wait = retryAfterMs(response.headers.get('retry-after'), attempt, Date.now())
      if (attempt >= limits.retries || wait > limits.waitMs)
        return problem('busy', url, response.status, text)
      await setTimeout(wait, undefined, { signal })
    } catch (error) {
      if (error instanceof CaseFetchRefused) return problem(error.code, url)
      return signal.aborted ? problem('aborted', url) : problem('unreachable', url, null, causeOf(error))
    }
  }
}

/** A problem at an address, with a short piece of what the server said. */
export function problem(
  code: ServerProblemCode,
  url: string,
  status: number | null = null,
  found: string | null = null,
): { readonly ok: false; readonly problem: ServerProblem } {
  const words = found === null ? '' : serverWords(found)
  return refused({
    code,
    url: url.replace(/[?#].*$/s, ''),
    status,
    ...(words === '' ? {} : { found: words }),
  })
}

function judge(response: Response, text: string | null, url: string): Result<Answer, ServerProblem> {
  const { status, headers } = response
  if (!response.ok) return problem(codeOf(status), url, status, text)
  return text === null ? problem('too_large', url, status) : ok({ text, headers })
}

function codeOf(status: number): ServerProblemCode {
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 404 || status === 410) return 'not_found'
  if (status === 409) return 'other_version'
  return status >= 500 ? 'server_error' : 'unexpected_status'
}

/** The sentence in an imsx_StatusInfo, else the beginning of a plain answer; markup and other JSON say nothing to a person. */
function serverWords(text: string): string {
  const sentence = /"imsx_description"\s{0,20}:\s{0,20}"([^"\\]{1,200})/.exec(text)?.[1]
  const words = sentence ?? (/^\s*[<{[]/.test(text) ? '' : text.slice(0, 120).trim())
  return withoutControls(words)
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : ''
}
