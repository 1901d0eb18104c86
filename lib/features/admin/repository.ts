import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { orgs, roles, userIdentifiers, users } from '@/drizzle/schema/roster'
import { districtHosts, districts, identityProviders, invitations } from '@/drizzle/schema/tenancy'
import { storyStaff } from '@/drizzle/seed/story-people'
import type { Tx } from '@/lib/db/client'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'

/** Slugs that begin as wished, so that a free one can be found. */
export function listSlugs(): Promise<readonly string[]> {
  return database().beforeDistrict(async ({ db }) => {
    const rows = await db.select({ slug: districts.slug }).from(districts)
    return rows.map((row) => row.slug)
  })
}

export function isHostTaken(host: string): Promise<boolean> {
  return database().beforeDistrict(async ({ db }) => {
    const rows = await db.select().from(districtHosts).where(eq(districtHosts.host, host))
    return rows.length > 0
  })
}

export interface NewDistrict {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly isSample: boolean
}

export async function insertDistrict(tx: Tx, district: NewDistrict, host: string | undefined): Promise<void> {
  await tx.db.insert(districts).values(district)
  if (host !== undefined) await tx.db.insert(districtHosts).values({ host, districtId: district.id })
}

export async function insertInvitation(
  tx: Tx,
  invitation: {
    readonly districtId: string
    readonly id: string
    readonly tokenHash: string
    readonly role: string
    readonly expiresAt: Date
  },
): Promise<void> {
  await tx.db.insert(invitations).values(invitation)
}

export interface Invitation {
  readonly districtName: string
  readonly districtSlug: string
}

/** A live invitation, seen but not used. */
export async function findInvitation(
  tx: Tx,
  districtId: string,
  tokenHash: string,
  now: Date,
): Promise<Invitation | null> {
  const [row] = await tx.db
    .select({ districtName: districts.name, districtSlug: districts.slug })
    .from(invitations)
    .innerJoin(districts, eq(districts.id, invitations.districtId))
    .where(liveInvitation(districtId, tokenHash, now))
  return row ?? null
}

/** Uses an invitation up; of two that try at once one gets it. */
export async function consumeInvitation(
  tx: Tx,
  districtId: string,
  tokenHash: string,
  now: Date,
): Promise<{ readonly id: string; readonly role: string } | null> {
  const [row] = await tx.db
    .update(invitations)
    .set({ usedAt: now })
    .where(liveInvitation(districtId, tokenHash, now))
    .returning({ id: invitations.id, role: invitations.role })
  return row ?? null
}

function liveInvitation(districtId: string, tokenHash: string, now: Date) {
  return and(
    eq(invitations.districtId, districtId),
    eq(invitations.tokenHash, tokenHash),
    isNull(invitations.usedAt),
    gt(invitations.expiresAt, now),
  )
}

/** The org that stands for the district as a whole; made where no roster has brought one yet. */
export async function ensureDistrictOrg(tx: Tx, districtId: string, name: string): Promise<string> {
  const [found] = await tx.db
    .select({ id: orgs.id })
    .from(orgs)
    .where(and(eq(orgs.districtId, districtId), eq(orgs.type, 'district'), isNull(orgs.endedAt)))
    .orderBy(orgs.id)
    .limit(1)
  if (found) return found.id
  const id = newId()
  await tx.db.insert(orgs).values({ districtId, id, name, type: 'district' })
  return id
}

/** The one person of today who carries an e-mail address; null where there is none, or more than one. */
export async function findUserByEmail(tx: Tx, districtId: string, email: string): Promise<string | null> {
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
        eq(userIdentifiers.kind, 'email'),
        eq(userIdentifiers.value, email),
        eq(users.enabled, true),
        isNull(users.endedAt),
      ),
    )
  const [only, second] = found
  return only === undefined || second !== undefined ? null : only.id
}

/** A person no source has named: their e-mail is an identifier of ours, by which a later roster recognises them. */
export async function insertLocalUser(
  tx: Tx,
  districtId: string,
  person: { readonly given: string; readonly family: string; readonly email: string },
): Promise<string> {
  const id = newId()
  await tx.db.insert(users).values({
    districtId,
    id,
    givenName: person.given,
    familyName: person.family,
    email: person.email,
  })
  await tx.db
    .insert(userIdentifiers)
    .values({ districtId, kind: 'email', value: person.email, userId: id, sourceId: id, sourcedId: id })
  return id
}

interface Grant {
  readonly districtId: string
  readonly userId: string
  readonly orgId: string
  readonly role: string
}

/** Gives somebody a role without an end; null where they hold it already. */
export async function insertGrant(tx: Tx, grant: Grant): Promise<string | null> {
  const held = await tx.db
    .select({ id: roles.id })
    .from(roles)
    .where(
      and(
        eq(roles.districtId, grant.districtId),
        eq(roles.userId, grant.userId),
        eq(roles.orgId, grant.orgId),
        eq(roles.role, grant.role),
        isNull(roles.beginOn),
        isNull(roles.endOn),
        isNull(roles.endedAt),
      ),
    )
  if (held.length > 0) return null
  const id = newId()
  await tx.db.insert(roles).values({ ...grant, id, roleType: 'secondary', grantedBy: grant.userId })
  return id
}

export async function replaceIdentityProvider(
  tx: Tx,
  provider: {
    readonly districtId: string
    readonly id: string
    readonly label: string
    readonly issuer: string
    readonly clientId: string
    readonly clientSecretSealed: string
  },
  now: Date,
): Promise<void> {
  await tx.db
    .update(identityProviders)
    .set({ endedAt: now })
    .where(and(eq(identityProviders.districtId, provider.districtId), isNull(identityProviders.endedAt)))
  await tx.db.insert(identityProviders).values(provider)
}

export interface KnownPerson {
  readonly id: string
  readonly email: string
  readonly given: string
  readonly family: string
}

/** People of a district by their e-mail addresses, in no order. */
export async function listPeopleByEmail(
  tx: Tx,
  districtId: string,
  emails: readonly string[],
): Promise<readonly KnownPerson[]> {
  const rows = await tx.db
    .select({ id: users.id, email: users.email, given: users.givenName, family: users.familyName })
    .from(users)
    .where(
      and(
        eq(users.districtId, districtId),
        inArray(users.email, [...emails]),
        eq(users.enabled, true),
        isNull(users.endedAt),
      ),
    )
  return rows.flatMap(({ email, ...person }) => (email === null ? [] : [{ ...person, email }]))
}

/** An adult of the sample district's story, by its key. */
export function findStoryStaff(key: string) {
  return storyStaff.find((person) => person.key === key)
}
