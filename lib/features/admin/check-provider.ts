import { z } from 'zod'
import { ok, type Result, refused } from '@/lib/core/result'
import type { ProviderProblem } from '@/lib/features/admin/contract'
import { checkAddress } from '@/lib/platform/guarded-address'
import { fetchJson } from '@/lib/platform/guarded-fetch'
import { discoveryUrl } from '@/lib/platform/identity-provider'

/** What we need of a discovery document (OpenID Connect Discovery 1.0 §3). */
const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  response_types_supported: z.array(z.string()),
})

const trimmed = (address: string) => address.replace(/\/$/, '')

/** The issuer a person meant: they may paste the discovery document's own address. */
export function readIssuer(text: string): string {
  return trimmed(text.trim().replace(/\/\.well-known\/openid-configuration$/, ''))
}

/** Asks an issuer who it is, and whether we can work with it. What is wrong is a code with a sentence of its own. */
export async function checkProvider(issuer: string): Promise<Result<string, ProviderProblem>> {
  if (!URL.canParse(issuer)) return refused('not-an-address')
  const fetched = await fetchJson(new URL(discoveryUrl(issuer)))
  if (!fetched.ok) return fetched
  const document = discovery.safeParse(fetched.value)
  if (!document.success) return refused('not-discovery')
  const found = document.data
  // Discovery §4.3: a document that names another issuer than it was asked for is not believed.
  if (trimmed(found.issuer) !== trimmed(issuer)) return refused('other-issuer')
  if (!found.response_types_supported.includes('code')) return refused('no-code-flow')
  const endpoints = [found.authorization_endpoint, found.token_endpoint, found.jwks_uri]
  if (found.userinfo_endpoint !== undefined) endpoints.push(found.userinfo_endpoint)
  if (!endpoints.every((endpoint) => checkAddress(new URL(endpoint)).ok)) return refused('inside-endpoint')
  return ok(found.issuer)
}
