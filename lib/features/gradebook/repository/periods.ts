import type { Tx } from '@/lib/db/client'
import type { PeriodSummary } from '@/lib/features/gradebook/contract'
import { LEVELS_CLOSED } from '@/lib/platform/period-closures'

/** A grading period, term or school year. */
export interface Period {
  readonly isYear: boolean
  readonly schoolYear: number
}

/** Null where there is no such period, or no such school to close it in. */
export async function findPeriod(tx: Tx, sessionId: string, schoolId: string | null): Promise<Period | null> {
  const { rows } = await tx.sql.query<Period>(
    `select type = 'schoolYear' as "isYear", school_year as "schoolYear" from academic_sessions
     where id = $1 and ended_at is null and ($2::uuid is null or exists (select from orgs where id = $2))`,
    [sessionId, schoolId],
  )
  return rows[0] ?? null
}

const OPEN_CLOSURE = 'session_id = $1 and org_id is not distinct from $2 and reopened_at is null'

export async function isClosedAs(tx: Tx, sessionId: string, schoolId: string | null): Promise<boolean> {
  const { rows } = await tx.sql.query(`select from period_closures where ${OPEN_CLOSURE}`, [
    sessionId,
    schoolId,
  ])
  return rows.length > 0
}

export async function insertClosure(
  tx: Tx,
  of: {
    readonly districtId: string
    readonly id: string
    readonly sessionId: string
    readonly schoolId: string | null
    readonly by: string
    readonly at: Date
  },
): Promise<void> {
  await tx.sql.query(
    `insert into period_closures (district_id, id, session_id, org_id, closed_at, closed_by) values ($1, $2, $3, $4, $5, $6)`,
    [of.districtId, of.id, of.sessionId, of.schoolId, of.at, of.by],
  )
}

/** Whether there was a closure to end. */
export async function endClosure(
  tx: Tx,
  sessionId: string,
  schoolId: string | null,
  by: { readonly userId: string; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const { rowCount } = await tx.sql.query(
    `update period_closures set reopened_at = $3, reopened_by = $4, reopen_reason = $5 where ${OPEN_CLOSURE}`,
    [sessionId, schoolId, by.at, by.userId, by.reason],
  )
  return (rowCount ?? 0) > 0
}

/**
 * Lists in `touched_levels` what to compute after cells were thawed at an instant and, where a whole year was reopened,
 * every level of it: of what changed in a closed year beside its values no list is kept.
 */
export async function listLevelsOfReopened(tx: Tx, thawedAt: Date, year: number | null): Promise<void> {
  await tx.sql.query(
    `create temp table touched_levels (student_id uuid, objective_id uuid, school_year smallint) on commit drop`,
  )
  const aligned = (cells: string) =>
    `select c.student_id, a.objective_id, c.school_year from ${cells} c
     join line_item_objectives a on a.district_id = c.district_id and a.line_item_id = c.line_item_id`
  const part = (cells: string) => `select c.student_id, c.objective_id, c.school_year from ${cells} c`
  const thawed = '(select * from frozen_cells where ended_at = $1)'
  await tx.sql.query(
    `insert into touched_levels
     select student_id, objective_id, school_year from (
       ${aligned(thawed)}
       union ${part(thawed)} join objectives o on o.district_id = c.district_id and o.id = c.objective_id
       union ${aligned('results')} where c.school_year = $2
       union ${part('objective_results')} where c.school_year = $2
       union ${part('levels')} where c.school_year = $2) t
     where not ${LEVELS_CLOSED}`,
    [thawedAt, year],
  )
  await tx.sql.query('analyze touched_levels')
}

/**
 * Lists in `touched_grades` what to grade after cells were thawed at an instant: theirs, and every grade of the classes
 * that run in the reopened session, or that belong to the reopened `year`: a closed one was not kept up to date.
 */
export async function listGradesOfReopened(
  tx: Tx,
  of: { readonly sessionId: string; readonly thawedAt: Date; readonly year: number | null },
): Promise<void> {
  await tx.sql.query('create temp table touched_grades (student_id uuid, class_id uuid) on commit drop')
  await tx.sql.query(
    `with reopened as (
       select c.id from classes c where c.school_year = $3 or exists (
         select from class_sessions x where x.district_id = c.district_id and x.class_id = c.id and x.session_id = $2))
     insert into touched_grades
     select f.student_id, l.class_id from frozen_cells f
       join line_items l on l.district_id = f.district_id and l.id = f.line_item_id and l.class_id is not null
       where f.ended_at = $1
     union select r.student_id, r.class_id from results r join reopened c on c.id = r.class_id where r.is_cell
     union select g.student_id, g.class_id from grades g join reopened c on c.id = g.class_id
     union select o.student_id, l.class_id from reopened c join line_items l on l.class_id = c.id
       join overrides o on o.district_id = l.district_id and o.line_item_id = l.id and o.kind = 'score'`,
    [of.thawedAt, of.sessionId, of.year],
  )
}

export async function forgetListed(tx: Tx): Promise<void> {
  await tx.sql.query('truncate touched_levels, touched_grades')
}

/** Every period, newest first, as it stands in the whole district and in each school that closed it alone. */
export async function readClosures(tx: Tx): Promise<readonly PeriodSummary[]> {
  const { rows } = await tx.sql.query<
    Omit<PeriodSummary, 'school' | 'closed'> & {
      readonly schoolId: string | null
      readonly school: string | null
      readonly closedAt: Date | null
      readonly closedBy: string | null
    }
  >(
    `with stands as (
       select id as session_id, null::uuid as org_id from academic_sessions where ended_at is null
       union
       select session_id, org_id from period_closures where reopened_at is null),
     waiting as (
       select l.session_id, f.school_year, c.school_id, count(*)::int as n from frozen_cells f
       join line_items l on l.district_id = f.district_id and l.id = f.line_item_id
       left join classes c on c.district_id = l.district_id and c.id = l.class_id
       where f.ended_at is null and f.flag is not null group by 1, 2, 3)
     select a.id as "sessionId", a.title, a.start_on as "startOn", a.end_on as "endOn", o.id as "schoolId", o.name as school,
            p.closed_at as "closedAt",
            coalesce(u.preferred_given_name, u.given_name) || ' ' || coalesce(u.preferred_family_name, u.family_name) as "closedBy",
            coalesce((select sum(w.n) from waiting w where p.id is not null
                        and (w.session_id = a.id or a.type = 'schoolYear' and w.school_year = a.school_year)
                        and (s.org_id is null or w.school_id = s.org_id)), 0)::int as waiting
     from stands s
     join academic_sessions a on a.id = s.session_id
     left join orgs o on o.district_id = a.district_id and o.id = s.org_id
     left join period_closures p on p.district_id = a.district_id and p.session_id = a.id
       and p.org_id is not distinct from s.org_id and p.reopened_at is null
     left join users u on u.district_id = p.district_id and u.id = p.closed_by
     order by a.start_on desc, a.end_on desc, a.title, o.name nulls first`,
  )
  return rows.map(({ schoolId, school, closedAt, closedBy, ...row }) => ({
    ...row,
    school: schoolId === null ? null : { id: schoolId, name: school ?? '' },
    closed: closedAt === null ? null : { at: closedAt.toISOString(), by: closedBy },
  }))
}
