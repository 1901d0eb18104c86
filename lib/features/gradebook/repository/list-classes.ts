import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { classTerm } from './class-term'

/** What every row of the list says, one's own or not. */
export interface ClassFactsRow {
  readonly id: string
  readonly title: string
  readonly code: string | null
  readonly periods: readonly string[]
  readonly location: string | null
  readonly school: string
  readonly terms: readonly string[]
  readonly isNow: boolean
  readonly students: number
  readonly teachers: readonly string[]
  readonly isOwn: boolean
  readonly standards: number
  readonly found: number
}

export interface ClassListQuery {
  readonly userId: string
  readonly today: string
  /** Only classes that run today. */
  readonly nowOnly: boolean
  /** Every class of the district. */
  readonly all: boolean
  /** Orgs whose classes, and those of the orgs below them, may be read. */
  readonly orgIds: readonly string[]
  readonly search: string
  readonly most: number
}

/** An enrollment in force on `$2`; the same rule as that which lets a person into a class. */
const ACTIVE = `e.ended_at is null and (e.begin_on is null or e.begin_on <= $2) and (e.end_on is null or e.end_on > $2)`

/** The classes a person may open, their own first: one statement, whatever their number. */
export async function readClasses(tx: Tx, of: ClassListQuery): Promise<readonly ClassFactsRow[]> {
  const { rows } = await tx.sql.query<ClassFactsRow>(
    `with recursive reach as (
       select o.district_id, o.id, 1 as depth from orgs o where o.id = any($4)
       union
       select o.district_id, o.id, r.depth + 1 from reach r
       join orgs o on o.district_id = r.district_id and o.parent_id = r.id where r.depth < 8
     ),
     own as (
       select distinct e.district_id, e.class_id from enrollments e
       where e.user_id = $1 and e.role in ('teacher', 'aide') and ${ACTIVE}
       union
       select g.district_id, g.class_id from grants g
       where g.user_id = $1 and g.class_id is not null and g.ended_at is null and g.begin_on <= $2 and g.end_on > $2
     ),
     seen as (
       select c.*, w.class_id is not null as is_own,
              t.runs is null or t.runs as is_now, coalesce(t.titles, '{}') as terms
       from classes c
       left join own w on w.district_id = c.district_id and w.class_id = c.id
       left join lateral (
         select array_agg(s.title order by (s.start_on <= $2 and s.end_on > $2) desc, s.start_on) as titles,
                bool_or(s.start_on <= $2 and s.end_on > $2) as runs
         from class_sessions x join academic_sessions s on s.district_id = x.district_id and s.id = x.session_id
         where x.district_id = c.district_id and x.class_id = c.id) t on true
       where c.ended_at is null
         and (w.class_id is not null or $3 or c.school_id in (select id from reach))
         and (not $5 or t.runs is null or t.runs)
     ),
     listed as (
       select s.*, o.name as school, count(*) filter (where not s.is_own) over ()::int as found
       from seen s join orgs o on o.district_id = s.district_id and o.id = s.school_id
       where s.is_own or $6 = '' or concat_ws(' ', s.title, s.code, s.location, o.name) ilike $6
         or exists (
           select from enrollments e join users u on u.district_id = e.district_id and u.id = e.user_id
           where e.district_id = s.district_id and e.class_id = s.id and e.role = 'teacher' and ${ACTIVE}
             and concat_ws(' ', u.preferred_given_name, u.given_name, u.preferred_family_name, u.family_name) ilike $6)
       order by s.is_own desc, o.name, s.title, s.code, s.id
       limit $7
     )
     select l.id, l.title, l.code, coalesce(l.periods, '{}') as periods, l.location, l.school, l.terms,
       l.is_now as "isNow", l.is_own as "isOwn", l.found,
       (select count(distinct e.user_id)::int from enrollments e
        where e.district_id = l.district_id and e.class_id = l.id and e.role = 'student' and ${ACTIVE}) as students,
       array(select distinct concat_ws(' ', coalesce(u.preferred_given_name, u.given_name), coalesce(u.preferred_family_name, u.family_name))
        from enrollments e join users u on u.district_id = e.district_id and u.id = e.user_id
        where e.district_id = l.district_id and e.class_id = l.id and e.role = 'teacher' and e.user_id <> $1 and ${ACTIVE}
        order by 1) as teachers,
       (select count(*)::int from class_objectives o
        where o.district_id = l.district_id and o.class_id = l.id and o.ended_at is null) as standards
     from listed l
     order by l.is_own desc, (case when l.is_own then l.periods[1] end) nulls last, l.school, l.title, l.code, l.id`,
    [
      of.userId,
      of.today,
      of.all,
      of.orgIds,
      of.nowOnly,
      of.search === '' ? '' : containing(of.search),
      of.most,
    ],
  )
  return rows
}

/** A LIKE pattern that finds the text as it stands. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

export interface MedianRow {
  readonly classId: string
  readonly median: number
  readonly students: number
  readonly levels: number
  /** Of these students, those whose newest evidence is older than asked for. */
  readonly quiet: number
  /** The version of a policy (`policyKey`) most of these levels were computed under; null where people gave them all. */
  readonly policy: string | null
}

/** Per class and level: the students whose median it is. Levels are effective ones: a person's, else the computed. */
export async function readMedians(
  tx: Tx,
  of: { readonly classIds: readonly string[]; readonly today: string; readonly quietSince: string },
): Promise<readonly MedianRow[]> {
  const { rows } = await tx.sql.query<MedianRow>(
    `with students as (
       select distinct e.district_id, e.class_id, e.user_id, c.school_year
       from enrollments e join classes c on c.district_id = e.district_id and c.id = e.class_id
       where e.class_id = any($1) and e.role = 'student' and ${ACTIVE}
     ),
     decided as (
       select s.class_id, s.user_id, o.objective_id, o.level
       from students s join overrides o on o.district_id = s.district_id and o.student_id = s.user_id
         and o.kind = 'level' and o.school_year = s.school_year and o.ended_at is null and o.act = 'set'
     ),
     reached as (
       select class_id, user_id, objective_id, coalesce(d.level, l.level) as level, l.newest_on, l.policy
       from (
         select s.class_id, s.user_id, l.objective_id, l.level, l.newest_on,
                l.policy_id::text || ':' || l.policy_version as policy
         from students s join levels l on l.district_id = s.district_id and l.student_id = s.user_id
           and l.school_year = s.school_year and l.term_id = '${NO_ID}' and l.state = 'level') l
       full join decided d using (class_id, user_id, objective_id)
     ),
     each_student as (
       select r.class_id, r.user_id, count(*)::int as levels, max(r.newest_on) as newest_on,
              percentile_disc(0.5) within group (order by r.level) as median,
              mode() within group (order by r.policy) as policy
       from reached r join class_objectives o on o.class_id = r.class_id and o.objective_id = r.objective_id and o.ended_at is null
       group by r.class_id, r.user_id
     )
     select class_id as "classId", median, count(*)::int as students, sum(levels)::int as levels,
            count(*) filter (where newest_on < $3)::int as quiet, mode() within group (order by policy) as policy
     from each_student group by class_id, median`,
    [of.classIds, of.today, of.quietSince],
  )
  return rows
}

export interface AttentionRow {
  readonly classId: string
  readonly flagged: number
  readonly missing: number
  readonly lastResultOn: string | null
}

/** What asks for a teacher in each class, and the day of its newest result. */
export async function readAttention(
  tx: Tx,
  of: { readonly classIds: readonly string[]; readonly today: string },
): Promise<readonly AttentionRow[]> {
  const enrolled = (student: string) => `exists (
    select from enrollments e where e.district_id = c.district_id and e.class_id = c.id and e.user_id = ${student}
      and e.role = 'student' and ${ACTIVE})`
  const { rows } = await tx.sql.query<AttentionRow>(
    `select c.id as "classId",
       (select count(*) from line_items l join overrides o on o.district_id = l.district_id and o.line_item_id = l.id
          and o.ended_at is null and o.act = 'set' and o.flag is not null
        where l.district_id = c.district_id and l.class_id = c.id and ${enrolled('o.student_id')})::int
       + (select count(*) from enrollments e join overrides o on o.district_id = e.district_id and o.student_id = e.user_id
            and o.ended_at is null and o.act = 'set' and o.flag is not null
          where e.district_id = c.district_id and e.class_id = c.id and e.role = 'student' and ${ACTIVE}
            and (o.kind = 'grade' and o.class_id = c.id
                 and o.term_id = coalesce((select t.id from (${classTerm('$2::date')}) t), '${NO_ID}')
              or o.kind = 'level' and o.school_year = c.school_year
                 and exists (select from class_objectives x where x.district_id = c.district_id and x.class_id = c.id
                               and x.objective_id = o.objective_id and x.ended_at is null)))::int as flagged,
       r.missing, r.newest as "lastResultOn"
     from classes c
     left join lateral (
       select max(r.scored_on) as newest, count(distinct r.student_id) filter (
                where r.missing and r.is_cell and ${enrolled('r.student_id')}
                  and not exists (select from overrides o where o.district_id = r.district_id and o.student_id = r.student_id
                                    and o.kind = 'score' and o.line_item_id = r.line_item_id and o.ended_at is null and o.act = 'set')
                  and not exists (select from frozen_cells f where f.district_id = r.district_id and f.student_id = r.student_id
                                    and f.line_item_id = r.line_item_id and f.objective_id = '${NO_ID}' and f.ended_at is null))::int as missing
       from results r where r.district_id = c.district_id and r.class_id = c.id and r.ended_at is null) r on true
     where c.id = any($1)`,
    [of.classIds, of.today],
  )
  return rows
}
