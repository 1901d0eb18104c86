import type { Tx } from '@/lib/db/client'

/** A role a person holds today in an org. */
export interface HeldRole {
  readonly role: string
  readonly orgId: string
}

/** The person behind a session, with what they are today. */
export interface Person {
  readonly userId: string
  readonly name: { readonly given: string; readonly family: string }
  readonly roles: readonly HeldRole[]
  /** Has a class of their own today. */
  readonly teaches: boolean
}

export interface SignedIn {
  readonly person: Person
  readonly session: { readonly createdAt: Date; readonly expiresAt: Date }
}

/** Students and guardians are imported; neither can sign in yet. */
const STAFF_ROLES = [
  'aide',
  'counselor',
  'districtAdministrator',
  'principal',
  'siteAdministrator',
  'systemAdministrator',
  'teacher',
]

const ACTIVE = (row: string) =>
  `${row}.ended_at is null and (${row}.begin_on is null or ${row}.begin_on <= $3) and (${row}.end_on is null or ${row}.end_on > $3)`

interface SessionRow {
  readonly user_id: string
  readonly created_at: Date
  readonly expires_at: Date
  readonly given: string
  readonly family: string
  readonly roles: readonly HeldRole[]
  readonly teaches: boolean
}

/**
 * Who holds a live session, and their roles on `today`: one query, for it precedes every answer. Null for a token
 * that is unknown, ended, of another district, or of a person who has left.
 */
export async function findSignedIn(
  tx: Tx,
  districtId: string,
  tokenHash: string,
  today: string,
  now: Date,
): Promise<SignedIn | null> {
  const { rows } = await tx.sql.query<SessionRow>(
    `
      select s.user_id, s.created_at, s.expires_at,
             coalesce(u.preferred_given_name, u.given_name) as given,
             coalesce(u.preferred_family_name, u.family_name) as family,
             (select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'orgId', r.org_id)), '[]')
                from roles r where r.district_id = $1 and r.user_id = s.user_id and ${ACTIVE('r')}) as roles,
             exists (select from enrollments e
                where e.district_id = $1 and e.user_id = s.user_id and e.role = 'teacher' and ${ACTIVE('e')}) as teaches
      from sessions s
      join users u on u.district_id = s.district_id and u.id = s.user_id
      where s.district_id = $1 and s.token_hash = $2 and s.expires_at > $4 and u.enabled and u.ended_at is null`,
    [districtId, tokenHash, today, now],
  )
  const row = rows[0]
  if (row === undefined) return null
  return {
    person: {
      userId: row.user_id,
      name: { given: row.given, family: row.family },
      roles: row.roles,
      teaches: row.teaches,
    },
    session: { createdAt: row.created_at, expiresAt: row.expires_at },
  }
}

/** True for somebody who works in the district on `today`: a role of staff, or a class to teach. */
export async function isStaff(tx: Tx, districtId: string, userId: string, today: string): Promise<boolean> {
  const { rows } = await tx.sql.query<{ is_staff: boolean }>(
    `select exists (select from roles r
               where r.district_id = $1 and r.user_id = $2 and r.role = any($4) and ${ACTIVE('r')})
         or exists (select from enrollments e
               where e.district_id = $1 and e.user_id = $2 and e.role = 'teacher' and ${ACTIVE('e')}) as is_staff
     from users u where u.district_id = $1 and u.id = $2 and u.enabled and u.ended_at is null`,
    [districtId, userId, today, STAFF_ROLES],
  )
  return rows[0]?.is_staff ?? false
}
