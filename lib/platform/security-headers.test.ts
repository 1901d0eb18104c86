import { expect, test } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from './security-headers'

const production = { nonce: 'bm9uY2U=', isSecure: true, isDevelopment: false }

test('in production no inline and no evaluated code runs, and nothing comes from elsewhere', () => {
  const policy = contentSecurityPolicy(production)
  expect(policy).not.toContain('unsafe-')
  expect(policy).not.toMatch(/https?:|\*/)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'")
})

test('a page cannot be framed, and its forms and base cannot be led elsewhere', () => {
  for (const directive of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]) {
    expect(contentSecurityPolicy(production)).toContain(directive)
  }
})

test('only an https address asks the browser to stay on https', () => {
  expect(securityHeaders(production)['Strict-Transport-Security']).toMatch(/^max-age=\d+/)
  expect(securityHeaders({ ...production, isSecure: false })['Strict-Transport-Security']).toBeUndefined()
})
