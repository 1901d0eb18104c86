import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters'
import { accounts, sessions } from '@/drizzle/schema/identity'
import { userIdentifiers, users } from '@/drizzle/schema/roster'
import type { Database, Tx } from '@/lib/db/client'
import { endSession, hashToken, startSession, touchSession } from '@/lib/platform/session'

/**
 * next-auth's ten methods over district-led tables. People come from the roster: signing in never makes, changes or
 * renames one. `identityProviderId` is what an account belongs to, so that a district that changes its provider does
 * not inherit the old one's subjects.
 */
export function districtAdapter(
  database: Database,
  districtId: string,
  identityProviderId: string | null,
): Required<
  Pick<
    Adapter,
    | 'createUser'
    | 'getUser'
    | 'getUserByEmail'
    | 'getUserByAccount'
    | 'updateUser'
    | 'linkAccount'
    | 'createSession'
    | 'getSessionAndUser'
    | 'updateSession'
    | 'deleteSession'
  >
> {
  const here = <T>(work: (tx: Tx) => Promise<T>) => database.inDistrict(districtId, work)

  return {
    createUser() {
      throw new Error('People come from the roster; a sign-in makes none.')
    },

    getUser: (id) => here((tx) => findUser(tx, districtId, id)),

    getUserByEmail: (email) =>
      here(async (tx) => {
        const found = await tx.db
          .selectDistinct({ id: userIdentifiers.userId })
          .from(userIdentifiers)
          .where(
            and(
              eq(userIdentifiers.districtId, districtId),
              eq(userIdentifiers.kind, 'email'),
              eq(userIdentifiers.value, email.toLowerCase()),
            ),
          )
        const [only, second] = found
        return only === undefined || second !== undefined ? null : findUser(tx, districtId, only.id)
      }),

    getUserByAccount: ({ providerAccountId }) =>
      here(async (tx) => {
        const [account] = await tx.db
          .select({ userId: accounts.userId })
          .from(accounts)
          .where(
            and(
              eq(accounts.districtId, districtId),
              eq(accounts.provider, identityProviderId ?? ''),
              eq(accounts.providerAccountId, providerAccountId),
            ),
          )
        return account === undefined ? null : findUser(tx, districtId, account.userId)
      }),

    async updateUser({ id }) {
      const user = await here((tx) => findUser(tx, districtId, id))
      if (user === null) throw new Error('No such person.')
      return user
    },

    linkAccount: ({ userId, providerAccountId, type }: AdapterAccount) =>
      here((tx) => linkAccount(tx, { districtId, identityProviderId, userId, providerAccountId, type })),

    createSession: ({ sessionToken, userId }) =>
      here(async (tx) => ({
        sessionToken,
        userId,
        expires: await startSession(tx, districtId, userId, sessionToken, new Date()),
      })),

    getSessionAndUser: (sessionToken) =>
      here(async (tx) => {
        const [session] = await tx.db
          .select({ userId: sessions.userId, expires: sessions.expiresAt })
          .from(sessions)
          .where(
            and(
              eq(sessions.districtId, districtId),
              eq(sessions.tokenHash, hashToken(sessionToken)),
              gt(sessions.expiresAt, new Date()),
            ),
          )
        if (session === undefined) return null
        const user = await findUser(tx, districtId, session.userId)
        return user === null ? null : { session: { sessionToken, ...session }, user }
      }),

    // The limits are ours to move, whatever end the library proposes.
    updateSession: ({ sessionToken }) =>
      here(async (tx) => {
        await touchSession(tx, districtId, hashToken(sessionToken), new Date())
        return null
      }),

    deleteSession: (sessionToken) => here((tx) => endSession(tx, districtId, sessionToken)),
  }
}

interface AccountLink {
  readonly districtId: string
  readonly identityProviderId: string | null
  readonly userId: string
  readonly providerAccountId: string
  readonly type: string
}

/** Remembers by which subject of the district's provider a person signs in. Twice is once. */
export async function linkAccount(tx: Tx, link: AccountLink): Promise<void> {
  if (link.identityProviderId === null) throw new Error('An account belongs to a provider of the district.')
  await tx.db
    .insert(accounts)
    .values({
      districtId: link.districtId,
      provider: link.identityProviderId,
      providerAccountId: link.providerAccountId,
      userId: link.userId,
      type: link.type,
    })
    .onConflictDoNothing()
}

async function findUser(tx: Tx, districtId: string, id: string): Promise<AdapterUser | null> {
  const [user] = await tx.db
    .select({ id: users.id, email: users.email, given: users.givenName, family: users.familyName })
    .from(users)
    .where(
      and(eq(users.districtId, districtId), eq(users.id, id), eq(users.enabled, true), isNull(users.endedAt)),
    )
  if (user === undefined) return null
  return { id: user.id, name: `${user.given} ${user.family}`, email: user.email ?? '', emailVerified: null }
}
