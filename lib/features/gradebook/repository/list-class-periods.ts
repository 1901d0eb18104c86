import type { ClassPeriod } from '@/lib/core/gradebook/class-period'
import type { Tx } from '@/lib/db/client'

/** The sessions a class's line items name, and those these are part of, up to the school year; earliest first. */
export async function readClassPeriods(tx: Tx, classId: string): Promise<readonly ClassPeriod[]> {
  const { rows } = await tx.sql.query<ClassPeriod>(
    `with recursive placed as (
       select l.district_id, l.id as item_id, l.session_id, 1 as depth
       from line_items l where l.class_id = $1 and l.session_id is not null
       union all
       select p.district_id, p.item_id, s.parent_id, p.depth + 1 from placed p
       join academic_sessions s on s.district_id = p.district_id and s.id = p.session_id
       where s.parent_id is not null and p.depth < 8
     )
     select s.id, s.title, array_agg(distinct p.item_id) as "itemIds"
     from placed p join academic_sessions s on s.district_id = p.district_id and s.id = p.session_id
     where s.type <> 'schoolYear'
     group by s.district_id, s.id order by s.start_on, s.end_on desc, s.title`,
    [classId],
  )
  return rows
}
