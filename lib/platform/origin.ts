import { env } from '@/lib/platform/env'

/**
 * The address people see: PUBLIC_URL where it is set, else whatever host the request names, so that `localhost` and
 * `127.0.0.1` both work on a machine of one's own. Another proxy's `X-Forwarded-…` is never believed.
 */
export function publicOrigin(headers: Headers): string {
  if (env.PUBLIC_URL !== undefined) return new URL(env.PUBLIC_URL).origin
  return `http://${headers.get('host') ?? 'localhost'}`
}

/** The host name by which a district may be found, without its port. */
export function requestHost(headers: Headers): string {
  const host = headers.get('host') ?? ''
  return host.toLowerCase().replace(/:\d+$/, '')
}

/** True where cookies must be Secure and the browser is told to stay on https. */
export function isSecure(): boolean {
  return env.PUBLIC_URL?.startsWith('https:') ?? false
}

/**
 * A change must come from a page of ours: what the browser says of itself (`Sec-Fetch-Site`, `Origin`) may not
 * contradict, and at least one of them must say so.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const from = headers.get('origin')
  return from === null ? site === 'same-origin' : from === origin
}
