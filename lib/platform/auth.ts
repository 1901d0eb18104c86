import type { AuthOptions, Profile } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import type { Database } from '@/lib/db/client'
import { writeAudit } from '@/lib/platform/audit'
import { districtAdapter } from '@/lib/platform/auth-adapter'
import type { District } from '@/lib/platform/district'
import { env } from '@/lib/platform/env'
import { guardedLookup } from '@/lib/platform/guarded-address'
import { discoveryUrl, type IdentityProvider, PROVIDER_ID } from '@/lib/platform/identity-provider'
import { log } from '@/lib/platform/log'
import { isSecure } from '@/lib/platform/origin'
import { recognize } from '@/lib/platform/recognize'
import { deriveKey } from '@/lib/platform/seal'
import { newToken, SESSION_ABSOLUTE_MS } from '@/lib/platform/session'
import { sessionCookie } from '@/lib/platform/session-cookie'
import { todayIn } from '@/lib/platform/today'

const text = z.string().max(1_000).optional().catch(undefined)
const claims = z.object({
  sub: z.string().min(1).max(255),
  email: text,
  email_verified: z.union([z.boolean(), z.string()]).optional().catch(undefined),
  preferred_username: text,
  identifier: text,
})

/** next-auth's options, built for each request: everything in them belongs to one district. */
export function authOptions(
  database: Database,
  district: District,
  provider: IdentityProvider | null,
): AuthOptions & { readonly secret: string } {
  return {
    // A state or nonce cookie made in one district says nothing in another.
    secret: deriveKey(env.AUTH_SECRET, `sign-in ${district.id}`).toString('hex'),
    providers: provider?.clientSecret ? [openId(provider, provider.clientSecret)] : [],
    adapter: districtAdapter(database, district.id, provider?.id ?? null),
    session: {
      strategy: 'database',
      maxAge: SESSION_ABSOLUTE_MS / 1_000,
      generateSessionToken: newToken,
    },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    callbacks: {
      signIn: ({ profile }) => admit(database, district, provider, profile),
    },
    logger: {
      // The library's own messages may quote claims: only their code is kept.
      error: (code) => log.warn({ code, districtId: district.id }, 'A sign-in did not succeed'),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

function openId(provider: IdentityProvider, clientSecret: string): OAuthConfig<Profile> {
  return {
    id: PROVIDER_ID,
    name: provider.label,
    type: 'oauth',
    wellKnown: discoveryUrl(provider.issuer),
    clientId: provider.clientId,
    clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    httpOptions: { lookup: guardedLookup, timeout: 10_000 },
    userinfo: {
      // Many providers keep e-mail out of the ID token; what both say, the signed one says.
      request: async ({ client, tokens }) => {
        // SAFETY: next-auth hands over openid-client's own TokenSet; its typings show the plain parameters.
        const signed = (tokens as unknown as { claims(): Profile }).claims()
        if (client.issuer.metadata.userinfo_endpoint === undefined) return signed
        // SAFETY: the same token set, whose subject userinfo checks.
        const said = await client.userinfo(tokens as Parameters<typeof client.userinfo>[0])
        return { ...said, ...signed }
      },
    },
    // SAFETY: only the subject is used; next-auth's user is found by `admit`, never made from this.
    profile: (profile) => ({ id: String(profile.sub), name: null, email: null }),
  }
}

/** Lets in whom the district knows, and remembers by which subject; a page says why to everybody else. */
async function admit(
  database: Database,
  district: District,
  provider: IdentityProvider | null,
  profile: Profile | undefined,
): Promise<boolean | string> {
  const parsed = claims.safeParse(profile)
  if (!parsed.success || provider === null) return '/sign-in/unknown'
  const today = todayIn(district.timeZone, new Date())
  const at = { id: district.id, identityProviderId: provider.id }
  const found = await database.inDistrict(district.id, async (tx) => {
    const recognition = await recognize(tx, at, parsed.data, today)
    if (recognition.ok) {
      const actor = { kind: 'user', districtId: district.id, userId: recognition.userId } as const
      await writeAudit(tx, actor, { act: 'sign-in', targetKind: 'user', targetId: recognition.userId })
    }
    return recognition
  })
  if (found.ok) return true
  log.warn({ code: found.why, districtId: district.id }, 'A sign-in was refused')
  return `/sign-in/unknown?why=${found.why}`
}
