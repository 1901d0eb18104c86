import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type AuthOptions } from 'next-auth'

// Makes next-auth build its addresses from the host we hand it, which is the one `publicOrigin` decided on.
// biome-ignore lint/style/noProcessEnv: next-auth reads this one nowhere else.
process.env.AUTH_TRUST_HOST = 'true'

export interface AuthCall {
  readonly action: 'signin' | 'callback' | 'error'
  readonly providerId?: string | undefined
  readonly method: 'GET' | 'POST'
  readonly query: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, string>>
  readonly cookies: Readonly<Record<string, string>>
  readonly origin: string
}

/**
 * Calls next-auth with a request of our own making and takes its answer as a web `Response`: what it may read
 * (cookies, host, query) is decided here, not by whoever sent the request.
 */
export async function callNextAuth(options: AuthOptions, call: AuthCall): Promise<Response> {
  const url = new URL(call.origin)
  const headers = new Headers()
  let status = 200
  let body: string | null = null
  const answer = {
    status(code: number) {
      status = code
      return answer
    },
    getHeader: (name: string) => (name === 'Set-Cookie' ? headers.getSetCookie() : headers.get(name)),
    setHeader(name: string, value: string | readonly string[]) {
      headers.delete(name)
      for (const each of typeof value === 'string' ? [value] : value) headers.append(name, each)
      return answer
    },
    send(text: unknown) {
      body = typeof text === 'string' ? text : null
    },
    end: () => undefined,
  }
  const request = {
    method: call.method,
    query: { ...call.query, nextauth: call.providerId ? [call.action, call.providerId] : [call.action] },
    body: call.body ?? {},
    cookies: call.cookies,
    headers: {
      host: url.host,
      'x-forwarded-host': url.host,
      'x-forwarded-proto': url.protocol.slice(0, -1),
    },
  }
  // SAFETY: next-auth's handler for plain requests reads and calls exactly what stands above.
  await NextAuth(request as unknown as NextApiRequest, answer as unknown as NextApiResponse, options)
  return new Response(body, { status, headers })
}
