import type { CaseRefusal } from '@/lib/protocols/case/verdicts'

export type CaseAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: string }
  | {
      /** OAuth 2 client credentials, as the 1EdTech Security Framework has it. */
      readonly kind: 'client-credentials'
      readonly tokenUrl: string
      readonly id: string
      readonly secret: string
      readonly scope: string | null
    }

export interface CaseServer {
  /** With or without `/ims/case/v1p0` or `/ims/case/v1p1` at its end. */
  readonly baseUrl: string
  readonly auth: CaseAuth
}

/** Bounds on what a server may cost. All are inclusive. */
export interface ServerLimits {
  readonly responseBytes: number
  readonly pages: number
  readonly documents: number
  /** Times a busy server is asked again. */
  readonly retries: number
  /** The longest single wait a Retry-After may ask for, in milliseconds. */
  readonly waitMs: number
}

export const DEFAULT_SERVER_LIMITS: ServerLimits = {
  responseBytes: 64 * 1024 ** 2,
  pages: 100,
  documents: 10_000,
  retries: 3,
  waitMs: 60_000,
}

/** Why a server gave nothing, in a sentence for the person who set it up. */
export const SERVER_PROBLEMS = {
  address_unusable: 'The address is not a web address beginning with https:// or http://.',
  aborted: 'The server took too long, or reading was stopped.',
  not_https: 'The address is not an https:// address.',
  private_address: 'The address leads into a private network, where this server asks nobody.',
  redirected: 'The server sends on to another address too often, or where no secret may follow.',
  unreachable: 'The server could not be reached.',
  unauthorized: 'The server wants a sign-in, or does not accept the one it was given.',
  not_found: 'The server has no CASE framework at this address.',
  other_version: 'The server holds this framework in another version of CASE than the address asks for.',
  busy: 'The server is busy and went on being busy.',
  server_error: 'The server failed.',
  unexpected_status: 'The server gave an answer that CASE does not have.',
  html_page: 'The server answered with a web page instead of CASE data; the address may be mistyped.',
  not_json: 'The server answered with something other than CASE data.',
  not_a_list: 'The server answered, but not with a list of frameworks.',
  too_large: 'The answer is larger than a framework may be.',
  no_token: 'The sign-in server gave no access token.',
  identifier_unusable: 'A framework is asked for by its UUID; this is none.',
  package_refused: 'The server answered, but nothing can be read of the framework.',
} as const

export type ServerProblemCode = keyof typeof SERVER_PROBLEMS

export interface ServerProblem {
  readonly code: ServerProblemCode
  /** Without its query, so that nothing secret is stored. */
  readonly url: string
  readonly status: number | null
  /** The server's own words, where it had some. */
  readonly found?: string
  /** With `package_refused`: what stands in the package's place. */
  readonly refusal?: CaseRefusal
}

/** What a fetch that guards where it goes throws instead of going there. */
export class CaseFetchRefused extends Error {
  readonly code: 'not_https' | 'private_address' | 'redirected'

  constructor(code: CaseFetchRefused['code']) {
    super(SERVER_PROBLEMS[code])
    this.name = 'CaseFetchRefused'
    this.code = code
  }
}

/** The platform's fetch, or one that guards where it goes. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>
