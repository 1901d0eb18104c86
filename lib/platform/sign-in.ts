import { createHash, randomBytes } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/platform/auth'
import { database } from '@/lib/platform/database'
import type { District } from '@/lib/platform/district'
import { findIdentityProvider, PROVIDER_ID } from '@/lib/platform/identity-provider'
import { callNextAuth } from '@/lib/platform/next-auth-call'
import { endSession } from '@/lib/platform/session'
import { sessionCookie } from '@/lib/platform/session-cookie'

interface Visit {
  readonly district: District
  readonly origin: string
  readonly request: NextRequest
}

async function optionsFor(district: District) {
  const provider = await database().inDistrict(
    district.id,
    (tx) => findIdentityProvider(tx, district.id),
    'read only',
  )
  return authOptions(database(), district, provider)
}

/**
 * Sends the browser to the district's provider, with state, nonce and PKCE kept in its cookies. next-auth wants a
 * token it gave out before, so that no other site can begin a sign-in; our route has seen to that, and makes the pair.
 */
export async function beginSignIn(
  { district, origin }: Visit,
  returnTo: string,
  anew: boolean,
): Promise<Response> {
  const options = await optionsFor(district)
  const csrfToken = randomBytes(32).toString('hex')
  const proof = createHash('sha256').update(`${csrfToken}${options.secret}`).digest('hex')
  const name = `${options.useSecureCookies ? '__Host-' : ''}next-auth.csrf-token`
  return callNextAuth(options, {
    action: 'signin',
    providerId: PROVIDER_ID,
    method: 'POST',
    // Else the provider would hand over whoever sat at this device before.
    query: anew ? { prompt: 'login' } : {},
    body: { csrfToken, callbackUrl: `${origin}${returnTo}` },
    cookies: { [name]: `${csrfToken}|${proof}` },
    origin,
  })
}

/** Takes the browser back from the provider: a new session under a new token, whoever sat here before. */
export async function finishSignIn({ district, origin, request }: Visit): Promise<Response> {
  const { name } = sessionCookie()
  const before = request.cookies.get(name)?.value
  // Without the old session next-auth can neither go on under its token nor join two people's accounts.
  const cookies = request.cookies.getAll().filter((cookie) => cookie.name !== name)
  const response = await callNextAuth(await optionsFor(district), {
    action: 'callback',
    providerId: PROVIDER_ID,
    method: 'GET',
    query: Object.fromEntries(request.nextUrl.searchParams),
    cookies: Object.fromEntries(cookies.map((cookie) => [cookie.name, cookie.value])),
    origin,
  })
  const set = response.headers.getSetCookie()
  response.headers.delete('Set-Cookie')
  for (const cookie of set) {
    // The browser forgets a session with its window; the server's limits stand beside it.
    const own = cookie.startsWith(`${name}=`)
    response.headers.append('Set-Cookie', own ? cookie.replace(/; Expires=[^;]*/, '') : cookie)
  }
  if (before !== undefined)
    await database().inDistrict(district.id, (tx) => endSession(tx, district.id, before))
  return response
}

/** Ends the session a request carries, if it is one of the district's. */
export async function signOut({ district, request }: Visit): Promise<void> {
  const token = request.cookies.get(sessionCookie().name)?.value
  if (token !== undefined)
    await database().inDistrict(district.id, (tx) => endSession(tx, district.id, token))
}
