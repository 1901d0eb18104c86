import { type NextRequest, NextResponse } from 'next/server'
import { isSecure } from '@/lib/platform/origin'
import { PATH_HEADER } from '@/lib/platform/path-header'
import { securityHeaders } from '@/lib/platform/security-headers'

/** Runs before every page and route: a nonce of its own for each answer, and the headers that go with it. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  // biome-ignore lint/style/noProcessEnv: the bundler writes the value in; it is no setting of ours.
  const isDevelopment = process.env.NODE_ENV === 'development'
  const headers = securityHeaders({ nonce, isSecure: isSecure(), isDevelopment })
  const forwarded = new Headers(request.headers)
  // Next reads the nonce from here and puts it on the scripts it writes.
  forwarded.set('Content-Security-Policy', headers['Content-Security-Policy'] ?? '')
  forwarded.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers: forwarded } })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

// An upload passes by: before a proxy Next would hold the whole body in memory, and cut it off after ten megabytes.
export const config = { matcher: '/((?!_next/static/|api/sources/uploads).*)' }
