import { type AccessFacts, type ClassGrant, mayDo, ROLES } from '@/lib/core/access/access'
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

/** From its first day on, and no longer on the day it ends: `$3` is today in the district. */
const ACTIVE = (row: string) =>
  `${row}.ended_at is null and (${row}.begin_on is null or ${row}.begin_on <= $3) and (${row}.end_on is null or ${row}.end_on > $3)`

/** What a person is on a day: by the roster, and by what an administrator has given them. `$1` is the district. */
const STANDING = (user: string) => `
  (select coalesce(jsonb_agg(jsonb_build_object('role', h.role, 'orgId', h.org_id)), '[]')
     from (select r.role, r.org_id from roles r
            where r.district_id = $1 and r.user_id = ${user} and ${ACTIVE('r')}
           union
           select g.role, g.org_id from grants g
            where g.district_id = $1 and g.user_id = ${user} and g.org_id is not null and ${ACTIVE('g')}) h) as roles,
  array(select e.role from enrollments e
         where e.district_id = $1 and e.user_id = ${user} and e.role in ('teacher', 'aide') and ${ACTIVE('e')}
        union
        select g.role from grants g
         where g.district_id = $1 and g.user_id = ${user} and g.class_id is not null and ${ACTIVE('g')}) as class_roles`

interface StandingRow {
  readonly roles: readonly HeldRole[]
  /** What they are in any class of theirs. */
  readonly class_roles: readonly ClassGrant['role'][]
}

interface SessionRow extends StandingRow {
  readonly user_id: string
  readonly created_at: Date
  readonly expires_at: Date
  readonly given: string
  readonly family: string
}

/**
 * Who holds a live session, and their roles on `today`: one query, for it precedes every answer. Null for a token
 * that is unknown, ended, of another district, or of a person who has left or may no longer sign in: with the last
 * day of a role its session ends as well.
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
             ${STANDING('s.user_id')}
      from sessions s
      join users u on u.district_id = s.district_id and u.id = s.user_id
      where s.district_id = $1 and s.token_hash = $2 and s.expires_at > $4 and u.enabled and u.ended_at is null`,
    [districtId, tokenHash, today, now],
  )
  const row = rows[0]
  if (row === undefined || !maySignIn(row)) return null
  return {
    person: {
      userId: row.user_id,
      name: { given: row.given, family: row.family },
      roles: row.roles,
      teaches: row.class_roles.includes('teacher'),
    },
    session: { createdAt: row.created_at, expiresAt: row.expires_at },
  }
}

/** True for somebody who works in the district on `today`: a role of staff, or a class to teach. */
export async function isStaff(tx: Tx, districtId: string, userId: string, today: string): Promise<boolean> {
  const { rows } = await tx.sql.query<StandingRow>(
    `select ${STANDING('u.id')}
     from users u where u.district_id = $1 and u.id = $2 and u.enabled and u.ended_at is null`,
    [districtId, userId, today],
  )
  return rows[0] !== undefined && maySignIn(rows[0])
}

function maySignIn({ roles, class_roles }: StandingRow): boolean {
  const classes = class_roles.map((role) => ({ classId: '', role }))
  return mayDo({ roles: knownRoles(roles), classes }, 'sign-in', { kind: 'district' })
}

/** Roles of the standard; a district's own (`ext:…`) open nothing. */
export function knownRoles(roles: readonly HeldRole[]): AccessFacts['roles'] {
  return roles.flatMap(({ role, orgId }) => {
    const known = ROLES.find((one) => one === role)
    return known === undefined ? [] : [{ role: known, schoolId: orgId }]
  })
}
