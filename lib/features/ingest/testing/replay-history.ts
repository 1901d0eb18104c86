import type { Tx } from '@/lib/db/client'

const NO_PART = `'00000000-0000-0000-0000-000000000000'::uuid`
const ROW_FLAGS = `(coalesce(x.late, false)::int + 2 * coalesce(x.missing, false)::int + 4 * coalesce(x.incomplete, false)::int
  + 8 * coalesce(x.in_progress, false)::int)`
const MARKED = '(o.number is not null or o.text is not null)'
const LIVE_ITEM = `exists (select from line_items l where l.district_id = x.district_id and l.id = x.line_item_id and l.ended_at is null)`

const notFrozen = (
  objective: string,
) => `not exists (select from frozen_cells f where f.student_id = x.student_id
  and f.line_item_id = x.line_item_id and f.objective_id = ${objective} and f.ended_at is null)`

/** What sources say of whole line items and of parts, with what a closed period keeps of it. */
const SAID = `(select student_id, line_item_id, ${NO_PART} as objective_id, school_year, score, text_score, status, ${ROW_FLAGS} as flags
   from results x where is_cell and ${LIVE_ITEM} and ${notFrozen(NO_PART)}
   union all
   select student_id, line_item_id, objective_id, school_year, number, text, status, flags from frozen_cells
   where ended_at is null and had and objective_id = ${NO_PART})`
const SAID_PARTS = `(select student_id, line_item_id, objective_id, school_year, score, text_score
   from objective_results x where is_cell and ${LIVE_ITEM} and ${notFrozen('x.objective_id')}
   union all
   select student_id, line_item_id, objective_id, school_year, number, text from frozen_cells
   where ended_at is null and had and objective_id <> ${NO_PART})`
const BENEATH_FLAGS = 'coalesce(r.flags, 0)'

/** What every cell shows now, people's values over sources', worked out from the layers alone. */
const PRESENT = `
  select 'score' as kind, c.student_id, c.line_item_id, c.objective_id, c.school_year,
         case when ${MARKED} then o.number else r.score end as number,
         case when ${MARKED} then o.text else r.text_score end as text,
         coalesce(o.status, case when ${MARKED} then 'fully graded' else coalesce(r.status, 'not submitted') end) as status,
         ((case when ${MARKED} or o.status = 'submitted' then ${BENEATH_FLAGS} & ~10 else ${BENEATH_FLAGS} end) | coalesce(o.flags, 0)) as flags,
         null::smallint as level, ${NO_PART} as class_id, ${NO_PART} as term_id
  from (select student_id, line_item_id, objective_id, school_year from ${SAID} x
        union select student_id, line_item_id, objective_id, school_year from overrides
        where kind = 'score' and ended_at is null and act = 'set') c
  left join ${SAID} r on r.student_id = c.student_id and r.line_item_id = c.line_item_id
  left join overrides o on o.kind = 'score' and o.student_id = c.student_id and o.line_item_id = c.line_item_id
    and o.ended_at is null and o.act = 'set'
  union all
  select 'objective', c.student_id, c.line_item_id, c.objective_id, c.school_year,
         case when ${MARKED} then o.number else r.score end, case when ${MARKED} then o.text else r.text_score end, null, null, null, ${NO_PART}, ${NO_PART}
  from (select student_id, line_item_id, objective_id, school_year from ${SAID_PARTS} x
        union select student_id, line_item_id, objective_id, school_year from overrides
        where kind = 'objective' and ended_at is null and act = 'set') c
  left join ${SAID_PARTS} r on r.student_id = c.student_id
    and r.line_item_id = c.line_item_id and r.objective_id = c.objective_id
  left join overrides o on o.kind = 'objective' and o.student_id = c.student_id and o.line_item_id = c.line_item_id
    and o.objective_id = c.objective_id and o.ended_at is null and o.act = 'set'
  union all
  select 'level', c.student_id, '00000000-0000-0000-0000-000000000000', c.objective_id, c.school_year, null,
         case when o.id is null then nullif(v.state, 'level') end, null, null, coalesce(o.level, v.level), ${NO_PART}, ${NO_PART}
  from (select student_id, objective_id, school_year from levels where state <> 'none'
        union select student_id, objective_id, school_year from overrides
        where kind = 'level' and ended_at is null and act = 'set') c
  left join levels v on v.student_id = c.student_id and v.objective_id = c.objective_id and v.school_year = c.school_year
  left join overrides o on o.kind = 'level' and o.student_id = c.student_id and o.objective_id = c.objective_id
    and o.ended_at is null and o.act = 'set'
  union all
  select 'grade', c.student_id, ${NO_PART}, ${NO_PART}, c.school_year, case when o.id is null then g.percent else o.number end,
         case when o.id is null then g.mark else o.text end, null, null, null, c.class_id, c.term_id
  from (select student_id, class_id, term_id, school_year from grades
        union select student_id, class_id, term_id, school_year from overrides
        where kind = 'grade' and ended_at is null and act = 'set') c
  left join grades g on g.student_id = c.student_id and g.class_id = c.class_id and g.term_id = c.term_id
  left join overrides o on o.kind = 'grade' and o.student_id = c.student_id and o.class_id = c.class_id
    and o.term_id = c.term_id and o.ended_at is null and o.act = 'set'`

/** Only a grade is of a class and a term; history knows the class of scores as well. */
const gradesOwn = (column: string) => `case when kind = 'grade' then ${column} else ${NO_PART} end`
const KEY = `kind, student_id, line_item_id, objective_id, school_year, ${gradesOwn('class_id')}, ${gradesOwn('term_id')}`

/** The last word of history on every cell that it does not say is empty. A level's row is about the level alone. */
const REPLAYED = `
  select kind, student_id, line_item_id, objective_id, school_year, case when kind <> 'level' then number end as number,
         text, case when kind = 'score' then status end as status, case when kind = 'score' then flags::int end as flags, level,
         ${gradesOwn('class_id')} as class_id, ${gradesOwn('term_id')} as term_id
  from (select distinct on (${KEY}) * from history
        order by ${KEY}, at desc, id desc) h
  where not (number is null and text is null and status is null and level is null) and not (kind = 'level' and coalesce(text, '') = 'none')`

/** Cells whose present state is not what history, replayed from its first row, comes to; and how many cells there are. */
export async function compareWithHistory(
  tx: Tx,
): Promise<{ readonly cells: number; readonly differing: readonly object[] }> {
  const key = 'kind, student_id, line_item_id, objective_id, school_year, class_id, term_id'
  const { rows } = await tx.sql.query<{ cells: number; differing: readonly object[] | null }>(
    `with present as (select * from (${PRESENT}) x where not (number is null and text is null and status is null and level is null)), replayed as (${REPLAYED}), both_sides as (
       select p.kind = h.kind
              and (p.number, p.text, p.status, p.flags, p.level) is not distinct from (h.number, h.text, h.status, h.flags, h.level) as same,
              to_jsonb(p) as present, to_jsonb(h) as replayed
       from present p full join replayed h using (${key}))
     select count(*)::int as cells,
            jsonb_agg(jsonb_build_object('present', present, 'replayed', replayed)) filter (where same is not true) as differing
     from both_sides`,
  )
  return { cells: rows[0]?.cells ?? 0, differing: rows[0]?.differing ?? [] }
}
