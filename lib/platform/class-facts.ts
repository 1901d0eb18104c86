import type { ClassGrant } from '@/lib/core/access/access'
import type { SchoolDate } from '@/lib/core/school-date'
import type { Tx } from '@/lib/db/client'

/** What decides who may do what in a class. */
export interface ClassFacts {
  readonly schoolId: string
  /** The asker's own active enrollments in it: `teacher`, `administrator`, `proctor`, `student`, `ext:…`. */
  readonly ownRoles: readonly string[]
  /** What an administrator has given the asker in it until a day. */
  readonly grantedRoles: readonly ClassGrant['role'][]
}

const ACTIVE = (row: string) =>
  `${row}.ended_at is null and (${row}.begin_on is null or ${row}.begin_on <= $4) and (${row}.end_on is null or ${row}.end_on > $4)`

interface ClassFactsRow {
  readonly school_id: string
  readonly own_roles: readonly string[]
  readonly granted_roles: readonly ClassGrant['role'][]
}

/** One query, for it precedes every answer about a class. Null where there is no such class. */
export async function findClassFacts(
  tx: Tx,
  districtId: string,
  classId: string,
  userId: string,
  today: SchoolDate,
): Promise<ClassFacts | null> {
  const { rows } = await tx.sql.query<ClassFactsRow>(
    `select school_id,
            array(select distinct e.role from enrollments e
                  where e.district_id = $1 and e.class_id = $2 and e.user_id = $3 and ${ACTIVE('e')}) as own_roles,
            array(select distinct g.role from grants g
                  where g.district_id = $1 and g.class_id = $2 and g.user_id = $3 and ${ACTIVE('g')}) as granted_roles
     from classes where district_id = $1 and id = $2`,
    [districtId, classId, userId, today],
  )
  const row = rows[0]
  if (row === undefined) return null
  return { schoolId: row.school_id, ownRoles: row.own_roles, grantedRoles: row.granted_roles }
}

/** The orgs above a school. Files have been seen whose orgs go round in a circle: the climb ends after eight steps. */
export async function listOrgsAbove(
  tx: Tx,
  districtId: string,
  schoolId: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.sql.query<{ id: string }>(
    `with recursive above as (
       select parent_id as id, 1 as depth from orgs where district_id = $1 and id = $2
       union all
       select o.parent_id, a.depth + 1 from above a
       join orgs o on o.district_id = $1 and o.id = a.id
       where a.depth < 8
     )
     select distinct id from above where id is not null`,
    [districtId, schoolId],
  )
  return new Set(rows.map(({ id }) => id))
}
