import pg from 'pg'
import type { Tx } from '@/lib/db/client'
import { CLASS_CLOSED } from '@/lib/platform/period-closures'
import type { GradePolicyScope } from './grade-policies'
import { COMPUTED_GRADE_COLUMNS } from './write-grades'

/** From this many pairs on the planner may not look them up one by one, as with levels. */
const PAIRS_BY_INDEX_MAX = 500

/** Makes `touched_grades`, where whoever asks has listed none, and `computed_grades`. */
export async function createGradeTables(tx: Tx): Promise<void> {
  await tx.sql.query(
    'create temp table if not exists touched_grades (student_id uuid, class_id uuid) on commit drop',
  )
  await tx.sql.query(`create temp table computed_grades (${COMPUTED_GRADE_COLUMNS}) on commit drop`)
}

export async function dropGradeTables(tx: Tx): Promise<void> {
  await tx.sql.query('drop table touched_grades, computed_grades')
}

/** Takes classes off the list all of whose grades stand, and readies the planner. Answers how many pairs there are. */
export async function settleTouchedGrades(tx: Tx): Promise<number> {
  await tx.sql.query(
    `delete from touched_grades t using classes c where c.id = t.class_id
       and exists (select from period_closures where reopened_at is null) and ${CLASS_CLOSED}`,
  )
  await tx.sql.query('analyze touched_grades')
  const { rows } = await tx.sql.query<{ n: number }>('select count(*)::int as n from touched_grades')
  const n = rows[0]?.n ?? 0
  await tx.sql.query(
    `set local enable_nestloop = ${n > PAIRS_BY_INDEX_MAX ? 'off' : 'on'}; set local cursor_tuple_fraction = 1`,
  )
  return n
}

/** Takes back what was computed of the pairs now in `touched_grades`. */
export async function forgetComputedGrades(tx: Tx): Promise<void> {
  await tx.sql.query(
    `delete from computed_grades c using touched_grades t where c.student_id = t.student_id and c.class_id = t.class_id`,
  )
}

/** Lists the grades that follow from the levels in `computed_levels`, by whichever policy of a class says so. */
export async function touchByLevels(tx: Tx): Promise<void> {
  await tx.sql.query(
    `insert into touched_grades (student_id, class_id)
     select distinct v.student_id, x.class_id from computed_levels v
     join class_objectives x on x.objective_id = v.objective_id and x.ended_at is null
     join classes c on c.id = x.class_id and c.school_year = v.school_year
     where ${SOME_FROM_LEVELS} and exists (
       select from enrollments e where e.class_id = c.id and e.user_id = v.student_id and e.role = 'student')
       and not exists (select from touched_grades t where t.student_id = v.student_id and t.class_id = x.class_id)`,
  )
}

/** SQL: any policy of the district makes grades of levels. */
export const SOME_FROM_LEVELS = `exists (select from grade_policy_versions where settings->'method'->>'kind' = 'from-levels')`

const typedPairs = (district: string, condition: string) => `
  select o.student_id, l.class_id from overrides o
  join line_items l on l.district_id = o.district_id and l.id = o.line_item_id and l.class_id is not null
  where o.district_id = ${district} and o.kind = 'score' ${condition}`

/** Every student and class of the district with scores, or with a grade. Leaves `touched_grades`. */
export async function touchAllGrades(tx: Tx, districtId: string): Promise<void> {
  const district = `${pg.escapeLiteral(districtId)}::uuid`
  await tx.sql.query(
    `create temp table touched_grades on commit drop as
     select r.student_id, l.class_id from results r
       join line_items l on l.district_id = ${district} and l.id = r.line_item_id and l.class_id is not null
       where r.district_id = ${district} and r.is_cell
     union
     select student_id, class_id from grades where district_id = ${district}
     union
     ${typedPairs(district, '')}`,
  )
}

/** Makes `touched_grades` everybody of the classes of a scope who has scores there, a grade, or a seat. */
export async function touchGradesOfScope(tx: Tx, scope: GradePolicyScope): Promise<void> {
  await tx.sql.query('drop table if exists touched_grades')
  await tx.sql.query('create temp table touched_grades (student_id uuid, class_id uuid) on commit drop')
  await tx.sql.query(
    `with held as (
       select id from classes where ($1::uuid is null or school_id = $1) and ($2::uuid is null or id = $2))
     insert into touched_grades
     select e.user_id, e.class_id from enrollments e join held c on c.id = e.class_id where e.role = 'student'
     union select r.student_id, r.class_id from results r join held c on c.id = r.class_id where r.is_cell
     union select g.student_id, g.class_id from grades g join held c on c.id = g.class_id`,
    [scope.schoolId, scope.classId],
  )
}

/** Makes `touched_grades` those under which people typed since `since`. */
export async function touchTypedGrades(tx: Tx, districtId: string, since: Date): Promise<void> {
  const district = `${pg.escapeLiteral(districtId)}::uuid`
  // As with levels: a change may be dated before this began and be committed after it has read.
  const late = `and o.at >= ${pg.escapeLiteral(since.toISOString())}::timestamptz - interval '1 minute'`
  await tx.sql.query(
    `truncate touched_grades; insert into touched_grades select distinct * from (${typedPairs(district, late)}) t`,
  )
}
