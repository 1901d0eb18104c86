import { isSecure } from '@/lib/platform/origin'

/*
 * Cookies of ours. `__Host-` makes the browser itself refuse one that is not Secure, or that another host of the
 * domain tries to set.
 */

const named = (name: string) => (isSecure() ? `__Host-${name}` : name)
const attributes = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
})

/** The session's token. No expiry: a shared Chromebook forgets it with the window; the server has limits of its own. */
export function sessionCookie() {
  return { name: named('tessera-session'), options: attributes() }
}

/** The slug of the district this browser works in, where the host does not say. */
export function districtCookie() {
  return { name: named('tessera-district'), options: { ...attributes(), maxAge: 365 * 24 * 60 * 60 } }
}
