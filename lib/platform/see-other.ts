import { NextResponse } from 'next/server'
import { districtCookie, sessionCookie } from '@/lib/platform/session-cookie'

/** The answer to a form: go and look at `path` (of this site). */
export function seeOther(origin: string, path: string): NextResponse {
  const response = NextResponse.redirect(new URL(path, origin), 303)
  response.headers.set('Cache-Control', 'no-store')
  return response
}

/** Hands the browser its session; without a token, takes it away. */
export function setSession(response: NextResponse, token: string | null): NextResponse {
  const { name, options } = sessionCookie()
  response.cookies.set(name, token ?? '', token === null ? { ...options, maxAge: 0 } : options)
  return response
}

/** Lets the browser remember which district it works in. */
export function setDistrict(response: NextResponse, slug: string): NextResponse {
  const { name, options } = districtCookie()
  response.cookies.set(name, slug, options)
  return response
}
