import { accounts } from '@/drizzle/schema/identity'
import { classes, enrollments, orgs, roles, userIdentifiers, users } from '@/drizzle/schema/roster'
import { districts } from '@/drizzle/schema/tenancy'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { database } from '@/lib/platform/database'
import type { District } from '@/lib/platform/district'
import { newId } from '@/lib/platform/new-id'

/** A district for tests: one school, and whoever a test adds. */
export interface SmallDistrict {
  readonly district: District
  readonly districtOrgId: string
  readonly schoolId: string
  addPerson(person: {
    readonly role?: string
    readonly orgId?: string
    readonly email?: string
    readonly username?: string
    readonly beginOn?: string
    readonly endOn?: string
    readonly enabled?: boolean
  }): Promise<string>
  addClass(schoolId?: string): Promise<string>
  enroll(
    userId: string,
    classId: string,
    role: string,
    dates?: { readonly beginOn?: string; readonly endOn?: string },
  ): Promise<void>
  addAccount(userId: string, provider: string, subject: string): Promise<void>
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

let made = 0

export async function makeSmallDistrict(
  options: { readonly isSample?: boolean } = {},
): Promise<SmallDistrict> {
  const districtId = newId()
  made += 1
  const district: District = {
    id: districtId,
    slug: `district-${made}`,
    name: `District ${made}`,
    timeZone: 'America/Chicago',
    isSample: options.isSample ?? false,
  }
  const within = <T>(work: (tx: Tx) => Promise<T>) => database().inDistrict(districtId, work)
  const districtOrgId = newId()
  const schoolId = newId()
  await within(async ({ db }) => {
    await db.insert(districts).values(district)
    await db.insert(orgs).values({ districtId, id: districtOrgId, name: 'All', type: 'district' })
    await db
      .insert(orgs)
      .values({ districtId, id: schoolId, name: 'School', type: 'school', parentId: districtOrgId })
  })
  return {
    district,
    districtOrgId,
    schoolId,
    within,
    addPerson: (person) =>
      within(async ({ db }) => {
        const id = newId()
        const { email = null, username = null, enabled = true } = person
        await db
          .insert(users)
          .values({ districtId, id, givenName: 'Ada', familyName: 'Byron', email, username, enabled })
        for (const [kind, value] of [
          ['email', email],
          ['username', username],
        ] as const) {
          if (value !== null)
            await db
              .insert(userIdentifiers)
              .values({ districtId, kind, value, userId: id, sourceId: NO_ID, sourcedId: id })
        }
        const { role, orgId = schoolId, beginOn = null, endOn = null } = person
        if (role !== undefined)
          await db
            .insert(roles)
            .values({ districtId, id: newId(), userId: id, orgId, role, roleType: 'primary', beginOn, endOn })
        return id
      }),
    addClass: (inSchool = schoolId) =>
      within(async ({ db }) => {
        const id = newId()
        await db
          .insert(classes)
          .values({ districtId, id, title: 'Class', schoolId: inSchool, schoolYear: 2027 })
        return id
      }),
    enroll: (userId, classId, role, dates = {}) =>
      within(async ({ db }) => {
        await db
          .insert(enrollments)
          .values({ districtId, id: newId(), userId, classId, schoolId, role, ...dates })
      }),
    addAccount: (userId, provider, providerAccountId) =>
      within(async ({ db }) => {
        await db.insert(accounts).values({ districtId, provider, providerAccountId, userId, type: 'oauth' })
      }),
  }
}
