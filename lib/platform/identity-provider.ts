import { and, desc, eq, isNull } from 'drizzle-orm'
import { identityProviders } from '@/drizzle/schema/tenancy'
import type { Tx } from '@/lib/db/client'
import { env } from '@/lib/platform/env'
import { seal, unseal } from '@/lib/platform/seal'

/** A district's OpenID Connect provider, ready for use. */
export interface IdentityProvider {
  readonly id: string
  /** What the button says: "Sign in with …". */
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  /** Null where AUTH_SECRET is another than the one it was sealed with: it must be entered again. */
  readonly clientSecret: string | null
}

const place = (districtId: string, id: string) => `identity_providers ${districtId} ${id}`

/** The provider a district signs in by, if it has set one up. */
export async function findIdentityProvider(tx: Tx, districtId: string): Promise<IdentityProvider | null> {
  const [row] = await tx.db
    .select()
    .from(identityProviders)
    .where(and(eq(identityProviders.districtId, districtId), isNull(identityProviders.endedAt)))
    .orderBy(desc(identityProviders.id))
    .limit(1)
  if (row === undefined) return null
  const { id, label, issuer, clientId } = row
  return {
    id,
    label,
    issuer,
    clientId,
    clientSecret: unseal(row.clientSecretSealed, env.AUTH_SECRET, place(districtId, id)),
  }
}

/** A client secret as it may be stored: opens only in its own row. */
export function sealClientSecret(districtId: string, id: string, clientSecret: string): string {
  return seal(clientSecret, env.AUTH_SECRET, place(districtId, id))
}

/** Where a provider's discovery document stands (OpenID Connect Discovery 1.0 §4). */
export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
}

/** One path for all districts: it is registered at the provider before Tessera knows the provider. */
export const PROVIDER_ID = 'district'
export function redirectUri(origin: string): string {
  return `${origin}/api/auth/callback/${PROVIDER_ID}`
}
