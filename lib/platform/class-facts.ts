import type { SchoolDate } from '@/lib/core/school-date'
import type { Tx } from '@/lib/db/client'

/** What decides who may do what in a class. */
export interface ClassFacts {
  readonly schoolId: string
  /** The school, and the orgs above it. */
  readonly orgIds: readonly string[]
  /** The asker's own active enrollments in it: `teacher`, `administrator`, `proctor`, `student`, `ext:…`. */
  readonly ownRoles: readonly string[]
}

interface ClassFactsRow {
  readonly school_id: string
  readonly org_ids: readonly string[]
  readonly own_roles: readonly string[]
}

/** One query, for it precedes every answer about a class. Null where there is no such class. */
export async function findClassFacts(
  tx: Tx,
  districtId: string,
  classId: string,
  userId: string,
  today: SchoolDate,
): Promise<ClassFacts | null> {
  // Files have been seen whose orgs go round in a circle: the climb ends after eight steps.
  const { rows } = await tx.sql.query<ClassFactsRow>(
    `with recursive above as (
       select o.id, o.parent_id, 1 as depth from classes c
       join orgs o on o.district_id = c.district_id and o.id = c.school_id
       where c.district_id = $1 and c.id = $2
       union all
       select o.id, o.parent_id, a.depth + 1 from above a
       join orgs o on o.district_id = $1 and o.id = a.parent_id
       where a.depth < 8
     )
     select school_id,
            array(select id::text from above) as org_ids,
            array(select distinct e.role from enrollments e
                  where e.district_id = $1 and e.class_id = $2 and e.user_id = $3 and e.ended_at is null
                    and (e.begin_on is null or e.begin_on <= $4) and (e.end_on is null or e.end_on > $4)) as own_roles
     from classes where district_id = $1 and id = $2`,
    [districtId, classId, userId, today],
  )
  const row = rows[0]
  return row === undefined ? null : { schoolId: row.school_id, orgIds: row.org_ids, ownRoles: row.own_roles }
}
