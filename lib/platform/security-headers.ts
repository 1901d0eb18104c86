export interface SecurityContext {
  /** Of this one response: what the server rendered carries it, what anybody injected does not. */
  readonly nonce: string
  /** The public address is https: the browser is told to stay on it. */
  readonly isSecure: boolean
  /** React's and the bundler's development halves evaluate code, add style elements and open a socket. */
  readonly isDevelopment: boolean
}

/** Nothing but our own files, and of scripts only those that carry the nonce; no frame, no plug-in, no inline code. */
export function contentSecurityPolicy({ nonce, isSecure, isDevelopment }: SecurityContext): string {
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ]
  if (isSecure) directives.push('upgrade-insecure-requests')
  return directives.join('; ')
}

/** The headers every answer carries. */
export function securityHeaders(context: SecurityContext): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(context),
    'X-Content-Type-Options': 'nosniff',
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), bluetooth=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    ...(context.isSecure && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  }
}
