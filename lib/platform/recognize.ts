import { and, eq, isNull, or } from 'drizzle-orm'
import { accounts } from '@/drizzle/schema/identity'
import { userIdentifiers, users } from '@/drizzle/schema/roster'
import type { Tx } from '@/lib/db/client'
import { linkAccount } from '@/lib/platform/auth-adapter'
import { isStaff } from '@/lib/platform/who'

/** What an OpenID provider says of who signed in, as far as we read it. */
export interface Claims {
  readonly sub: string
  readonly email?: string | undefined
  /** Providers also send it as text. */
  readonly email_verified?: boolean | string | undefined
  readonly preferred_username?: string | undefined
  /** For districts whose provider sends the number on the roster. */
  readonly identifier?: string | undefined
}

/** `stranger`: nobody, or more than one, of the district's people carries these identifiers. `not-staff`: somebody who may not sign in yet. */
export type Recognition =
  | { readonly ok: true; readonly userId: string }
  | { readonly ok: false; readonly why: 'stranger' | 'not-staff' }

/**
 * Finds the one person of the district behind a sign-in: by the account they used before, else by identifiers the
 * roster gave us. Certain or not at all: two candidates are none. A first sign-in is remembered by its subject.
 */
export async function recognize(
  tx: Tx,
  district: { readonly id: string; readonly identityProviderId: string },
  claims: Claims,
  today: string,
): Promise<Recognition> {
  const linked = await findLinked(tx, district, claims.sub)
  const userId = linked ?? (await findByIdentifiers(tx, district.id, claims))
  if (userId === null) return { ok: false, why: 'stranger' }
  if (!(await isStaff(tx, district.id, userId, today))) return { ok: false, why: 'not-staff' }
  if (linked === null) {
    await linkAccount(tx, {
      districtId: district.id,
      identityProviderId: district.identityProviderId,
      userId,
      providerAccountId: claims.sub,
      type: 'oauth',
    })
  }
  return { ok: true, userId }
}

async function findLinked(
  tx: Tx,
  district: { readonly id: string; readonly identityProviderId: string },
  subject: string,
): Promise<string | null> {
  const [account] = await tx.db
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(
      and(
        eq(accounts.districtId, district.id),
        eq(accounts.provider, district.identityProviderId),
        eq(accounts.providerAccountId, subject),
      ),
    )
  return account?.userId ?? null
}

/** The identifiers a sign-in proves. An address the provider has not verified proves nothing. */
export function provenIdentifiers(claims: Claims): readonly (readonly [kind: string, value: string])[] {
  const proven: (readonly [string, string])[] = []
  if (claims.email && String(claims.email_verified) === 'true')
    proven.push(['email', claims.email.toLowerCase()])
  if (claims.preferred_username) proven.push(['username', claims.preferred_username.toLowerCase()])
  if (claims.identifier) proven.push(['identifier', claims.identifier])
  return proven
}

async function findByIdentifiers(tx: Tx, districtId: string, claims: Claims): Promise<string | null> {
  const proven = provenIdentifiers(claims)
  if (proven.length === 0) return null
  const found = await tx.db
    .selectDistinct({ id: users.id })
    .from(userIdentifiers)
    .innerJoin(
      users,
      and(eq(users.districtId, userIdentifiers.districtId), eq(users.id, userIdentifiers.userId)),
    )
    .where(
      and(
        eq(userIdentifiers.districtId, districtId),
        or(
          ...proven.map(([kind, value]) =>
            and(eq(userIdentifiers.kind, kind), eq(userIdentifiers.value, value)),
          ),
        ),
        eq(users.enabled, true),
        isNull(users.endedAt),
      ),
    )
  const [only, second] = found
  return only === undefined || second !== undefined ? null : only.id
}
