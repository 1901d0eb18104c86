import { grants } from '@/drizzle/schema/grants'
import type { SchoolDate } from '@/lib/core/school-date'
import type { Tx } from '@/lib/db/client'
import type { FoundPerson, RosterRole, SchoolClasses } from '@/lib/features/admin/contract'

/** `$2` is today in the district. */
const ACTIVE = (row: string) =>
  `${row}.ended_at is null and (${row}.begin_on is null or ${row}.begin_on <= $2) and (${row}.end_on is null or ${row}.end_on > $2)`

const NAME = (user: string) =>
  `concat_ws(' ', coalesce(${user}.preferred_given_name, ${user}.given_name), coalesce(${user}.preferred_family_name, ${user}.family_name))`

/** Whoever learns here today is given nothing, whatever else they are. */
const STUDENT_TODAY = `(
  exists (select from roles r
    where r.district_id = u.district_id and r.user_id = u.id and r.role = 'student' and ${ACTIVE('r')})
  or exists (select from enrollments e
    where e.district_id = u.district_id and e.user_id = u.id and e.role = 'student' and ${ACTIVE('e')}))`

/** Whoever is, was or may become one of the staff: a role of theirs ever, a class, a gift, or no role at all. */
const MAY_BE_STAFF = `(
  exists (select from roles r where r.district_id = u.district_id and r.user_id = u.id and r.role = any($3))
  or exists (select from enrollments e where e.district_id = u.district_id and e.user_id = u.id and e.role in ('teacher', 'aide'))
  or exists (select from grants g where g.district_id = u.district_id and g.user_id = u.id)
  or not exists (select from roles r where r.district_id = u.district_id and r.user_id = u.id))
  and not ${STUDENT_TODAY}`

const PRESENT = 'u.district_id = $1 and u.enabled and u.ended_at is null'

export interface StaffSearch {
  readonly districtId: string
  readonly today: SchoolDate
  readonly staffRoles: readonly string[]
  /** For `ilike`, its wildcards escaped. */
  readonly pattern: string
  readonly most: number
}

export async function searchStaff(tx: Tx, search: StaffSearch): Promise<readonly FoundPerson[]> {
  const { rows } = await tx.sql.query<FoundPerson>(
    `select u.id, ${NAME('u')} as name, u.email,
            array(select r.role from roles r
                   where r.district_id = u.district_id and r.user_id = u.id and ${ACTIVE('r')}
                  union
                  select g.role from grants g
                   where g.district_id = u.district_id and g.user_id = u.id and ${ACTIVE('g')} order by 1) as roles,
            (select count(*)::int from grants g
              where g.district_id = u.district_id and g.user_id = u.id and ${ACTIVE('g')}) as grants
     from users u
     where ${PRESENT}
       and (${NAME('u')} ilike $4 or concat_ws(' ', u.given_name, u.family_name) ilike $4 or u.email ilike $4)
       and ${MAY_BE_STAFF}
     order by coalesce(u.preferred_family_name, u.family_name), 2, u.id
     limit $5`,
    [search.districtId, search.today, search.staffRoles, search.pattern, search.most],
  )
  return rows
}

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly classes: number
  readonly sessions: number
}

/** Somebody who is here and may be one of the staff; null else. */
export async function findStaff(
  tx: Tx,
  of: Pick<StaffSearch, 'districtId' | 'today' | 'staffRoles'> & {
    readonly userId: string
    readonly now: Date
  },
): Promise<PersonRow | null> {
  const { rows } = await tx.sql.query<PersonRow>(
    `select u.id, ${NAME('u')} as name, u.email,
            (select count(distinct e.class_id)::int from enrollments e
              where e.district_id = u.district_id and e.user_id = u.id and e.role in ('teacher', 'aide')
                and ${ACTIVE('e')}) as classes,
            (select count(*)::int from sessions s
              where s.district_id = u.district_id and s.user_id = u.id and s.expires_at > $5) as sessions
     from users u where ${PRESENT} and u.id = $4 and ${MAY_BE_STAFF}`,
    [of.districtId, of.today, of.staffRoles, of.userId, of.now],
  )
  return rows[0] ?? null
}

/** Whether a present person learns here today; null for nobody. */
export async function findIsStudent(
  tx: Tx,
  districtId: string,
  userId: string,
  today: SchoolDate,
): Promise<boolean | null> {
  const { rows } = await tx.sql.query<{ is_student: boolean }>(
    `select ${STUDENT_TODAY} as is_student from users u where ${PRESENT} and u.id = $3`,
    [districtId, today, userId],
  )
  return rows[0]?.is_student ?? null
}

/** A person's roles of the roster, those of today first, each with the systems that say so. */
export async function listRosterRoles(
  tx: Tx,
  districtId: string,
  userId: string,
  today: SchoolDate,
): Promise<readonly RosterRole[]> {
  const { rows } = await tx.sql.query<RosterRole>(
    `select r.id, r.role, o.name as org, r.begin_on::text as "beginOn", r.end_on::text as "endOn",
            ${ACTIVE('r')} as "isNow",
            array(select distinct s.name from links l
                  join sources s on s.district_id = l.district_id and s.id = l.source_id
                  where l.district_id = r.district_id and l.entity = 'roles' and l.canonical_id = r.id
                    and l.ended_at is null order by 1) as sources
     from roles r join orgs o on o.district_id = r.district_id and o.id = r.org_id
     where r.district_id = $1 and r.user_id = $3
     order by 6 desc, o.name, r.role, r.id`,
    [districtId, today, userId],
  )
  return rows
}

export interface GrantRow {
  readonly id: string
  readonly role: string
  readonly school: string | null
  readonly orgType: string | null
  readonly class: string | null
  readonly beginOn: SchoolDate
  readonly endOn: SchoolDate
  readonly reason: string
  readonly by: string
  readonly isEnded: boolean
}

/** What a person was given, the latest first. */
export async function listGrants(tx: Tx, districtId: string, userId: string): Promise<readonly GrantRow[]> {
  const { rows } = await tx.sql.query<GrantRow>(
    `select g.id, g.role, o.name as school, o.type as "orgType", c.title as class, g.begin_on::text as "beginOn",
            g.end_on::text as "endOn", g.reason, ${NAME('b')} as by, g.ended_at is not null as "isEnded"
     from grants g
     join users b on b.district_id = g.district_id and b.id = g.granted_by
     left join orgs o on o.district_id = g.district_id and o.id = g.org_id
     left join classes c on c.district_id = g.district_id and c.id = g.class_id
     where g.district_id = $1 and g.user_id = $2
     order by g.granted_at desc, g.id desc`,
    [districtId, userId],
  )
  return rows
}

/** Schools in which a role or a class may be given. */
export async function listSchools(
  tx: Tx,
  districtId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await tx.sql.query<{ id: string; name: string }>(
    `select id, name from orgs where district_id = $1 and type = 'school' and ended_at is null order by name, id`,
    [districtId],
  )
  return rows
}

/** The classes of a school's newest year. */
export async function listClassesOf(
  tx: Tx,
  districtId: string,
  schoolId: string,
): Promise<SchoolClasses['classes']> {
  const { rows } = await tx.sql.query<SchoolClasses['classes'][number]>(
    `select id, title, code from classes c
     where district_id = $1 and school_id = $2 and ended_at is null
       and school_year = (select max(school_year) from classes
                          where district_id = $1 and school_id = $2 and ended_at is null)
     order by title, code, id`,
    [districtId, schoolId],
  )
  return rows
}

/** Anybody of the district, whoever they are and whether they are still here. */
export async function isPerson(tx: Tx, districtId: string, userId: string): Promise<boolean> {
  const { rows } = await tx.sql.query('select from users where district_id = $1 and id = $2', [
    districtId,
    userId,
  ])
  return rows.length > 0
}

export async function isSchool(tx: Tx, districtId: string, orgId: string): Promise<boolean> {
  const { rows } = await tx.sql.query(
    `select from orgs where district_id = $1 and id = $2 and type = 'school' and ended_at is null`,
    [districtId, orgId],
  )
  return rows.length > 0
}

export async function isClass(tx: Tx, districtId: string, classId: string): Promise<boolean> {
  const { rows } = await tx.sql.query(
    `select from classes where district_id = $1 and id = $2 and ended_at is null`,
    [districtId, classId],
  )
  return rows.length > 0
}

export async function insertGrant(tx: Tx, grant: typeof grants.$inferInsert): Promise<void> {
  await tx.db.insert(grants).values(grant)
}

/** Ends a gift that has not run out; answers whose it was, null where there was none to end. */
export async function markEnded(
  tx: Tx,
  of: {
    readonly districtId: string
    readonly grantId: string
    readonly today: SchoolDate
    readonly at: Date
    readonly by: string
  },
): Promise<string | null> {
  const { rows } = await tx.sql.query<{ user_id: string }>(
    `update grants set ended_at = $4, ended_by = $5
     where district_id = $1 and id = $2 and ended_at is null and end_on > $3
     returning user_id`,
    [of.districtId, of.grantId, of.today, of.at, of.by],
  )
  return rows[0]?.user_id ?? null
}
