/** Why something was not done, in eight words every feature shares; `lib/platform/route.ts` alone turns them into HTTP. */
export const STATUS_OF = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  invalid: 422,
  closed: 423,
  unavailable: 503,
} as const satisfies Readonly<Record<string, number>>

export type ErrorCode = keyof typeof STATUS_OF

/**
 * An expected refusal. `message` is a sentence for the log and for developers; what a browser gets is `code` and
 * `details`, which may name a more precise code (`{ code: 'bad-value' }`) and must hold nothing the actor may not see.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
