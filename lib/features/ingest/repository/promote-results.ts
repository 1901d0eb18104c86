import type { Promoted } from './promote-entity'
import { holdRecords } from './promote-entity'
import { count, execute, fresh, gone, type RunContext } from './run-context'

/**
 * Results: the source layer of scores. New rows are inserted, changed ones rewritten with the next version, gone ones
 * ended. Which row of a student and line item is the cell is settled only where more than one is live.
 *
 * Leaves `touched_cells` (line_item_id, student_id): every cell whose source value may have changed, with what it was;
 * and `moved_results`: those that are now another student's or line item's, with whose they were.
 */
export async function promoteResults(run: RunContext): Promise<Promoted> {
  const table = fresh('results')
  const { district, source, at } = run.sql
  await execute(
    run,
    `create temp table resolved_results on commit drop as
     select n.*, l.id as line_item_id, l.class_id, l.school_year, u.canonical_id as student_id
     from ${table} n
     left join links k on k.district_id = ${district} and k.source_id = ${source} and k.entity = 'lineItems'
       and k.sourced_id = n.line_item_sourced_id
     left join line_items l on l.district_id = ${district} and l.id = k.canonical_id
     left join links u on u.district_id = ${district} and u.source_id = ${source} and u.entity = 'users'
       and u.sourced_id = n.student_sourced_id`,
  )
  await execute(run, `drop table ${table}`)
  await execute(run, `alter table resolved_results rename to ${table}`)
  const held = await holdRecords(
    run,
    'results',
    `case when n.line_item_id is null then 'lineItemSourcedId' when n.student_id is null then 'studentSourcedId' end`,
  )
  await execute(run, `analyze ${table} (sourced_id, line_item_id, student_id, is_new)`)
  await rememberCells(run, table)
  await rememberMoved(run, table)

  const created = await insertNew(run, table)
  const changed = await rewriteChanged(run, table)
  const ended = await execute(
    run,
    `update results r set ended_at = ${at}, is_cell = false from ${gone('results')} g
     where r.district_id = ${district} and r.source_id = ${source} and r.sourced_id = g.sourced_id`,
  )
  await settleCells(run)
  return { created, changed, ended, held, apart: 0 }
}

/** A new row is its cell at once where it is the only one; the others are settled after all rows stand. */
async function insertNew(run: RunContext, table: string): Promise<number> {
  const { district, source } = run.sql
  return execute(
    run,
    `insert into results (district_id, source_id, sourced_id, school_year, class_id, line_item_id, student_id, score,
       text_score, status, scored_on, late, missing, incomplete, in_progress, comment, metadata, modified_at, version,
       content_hash, is_cell)
     select ${district}, ${source}, n.sourced_id, n.school_year, n.class_id, n.line_item_id, n.student_id,
       n.score::numeric, n.text_score, n.score_status, n.score_date::date, n.late::boolean, n.missing::boolean,
       n.incomplete::boolean, n.in_progress::boolean, n.comment, n.metadata, n.date_last_modified::timestamptz, 1,
       n.content_hash,
       not exists (select from touched_cells t where t.line_item_id = n.line_item_id and t.student_id = n.student_id)
     from ${table} n where n.is_new`,
  )
}

/** Said anew, a result is given under its scale as that stands today: the line item's, or the one it names itself. */
async function rewriteChanged(run: RunContext, table: string): Promise<number> {
  if ((await count(run, `select from ${table} where not is_new limit 1`)) === 0) return 0
  const { district, source } = run.sql
  const itemScale = `(select l.scale_id from line_items l where l.district_id = ${district} and l.id = n.line_item_id)`
  return execute(
    run,
    `update results r set
       school_year = n.school_year, class_id = n.class_id, line_item_id = n.line_item_id, student_id = n.student_id,
       score = n.score::numeric, text_score = n.text_score, status = n.score_status, scored_on = n.score_date::date,
       late = n.late::boolean, missing = n.missing::boolean, incomplete = n.incomplete::boolean,
       in_progress = n.in_progress::boolean, comment = n.comment, metadata = n.metadata,
       modified_at = n.date_last_modified::timestamptz, version = r.version + 1, content_hash = n.content_hash,
       ended_at = null,
       scale_id = case when r.scale_id is distinct from ${itemScale} then r.scale_id end,
       scale_version = case when r.scale_id is distinct from ${itemScale}
         then (select s.version from score_scales s where s.district_id = ${district} and s.id = r.scale_id) end
     from ${table} n
     where not n.is_new and r.district_id = ${district} and r.source_id = ${source} and r.sourced_id = n.sourced_id`,
  )
}

/**
 * Remembers, before anything is written, the cells that need a closer look afterwards: those of changed and ended
 * rows or line items, those that more than one new row wants, those that have a row already, and those under a person's
 * value. A cell not in the list has exactly one, new, row.
 */
async function rememberCells(run: RunContext, table: string): Promise<void> {
  const { district, source } = run.sql
  await execute(
    run,
    `create temp table touched_cells on commit drop as
     with cells as (
       select r.line_item_id, r.student_id from results r
       join (select sourced_id from ${table} where not is_new union select sourced_id from ${gone('results')}) x using (sourced_id)
       where r.district_id = ${district} and r.source_id = ${source}
       union
       select line_item_id, student_id from ${table} where not is_new
       union
       select line_item_id, student_id from ${table} group by 1, 2 having count(*) > 1
       union
       select n.line_item_id, n.student_id from ${table} n
       join results r on r.district_id = ${district} and r.student_id = n.student_id and r.line_item_id = n.line_item_id
       where n.is_new and r.ended_at is null
       union
       select n.line_item_id, n.student_id from ${table} n
       join overrides o on o.district_id = ${district} and o.line_item_id = n.line_item_id and o.student_id = n.student_id
       where o.kind = 'score' and o.ended_at is null and o.act = 'set'
       union
       select r.line_item_id, r.student_id from results r join turned_items i on i.id = r.line_item_id
       where r.district_id = ${district} and r.is_cell)
     select c.line_item_id, c.student_id, r.score, r.text_score, r.status, r.version, r.source_id,
            r.sourced_id, r.scale_id, r.scale_version, r.scored_on, ${packedFlags('r')} as flags,
            r.sourced_id is not null as had
     from cells c
     left join results r on r.district_id = ${district} and r.student_id = c.student_id
       and r.line_item_id = c.line_item_id and r.is_cell
       and not exists (select from ended_items i where i.id = c.line_item_id)`,
  )
  await execute(run, 'create index on touched_cells (line_item_id, student_id)')
}

async function rememberMoved(run: RunContext, table: string): Promise<void> {
  await execute(
    run,
    `create temp table moved_results on commit drop as
     select n.sourced_id, n.line_item_id, n.student_id, n.class_id, n.school_year,
            r.line_item_id as was_line_item_id, r.student_id as was_student_id
     from ${table} n
     join results r on r.district_id = ${run.sql.district} and r.source_id = ${run.sql.source} and r.sourced_id = n.sourced_id
     where not n.is_new and (r.line_item_id, r.student_id) <> (n.line_item_id, n.student_id)`,
  )
}

/** core's packed flags of a results row. */
export const packedFlags = (r: string) =>
  `(coalesce(${r}.late, false)::int + 2 * coalesce(${r}.missing, false)::int + 4 * coalesce(${r}.incomplete, false)::int
    + 8 * coalesce(${r}.in_progress, false)::int)::smallint`

/** Of several live rows of one cell: the most trusted source's, and of its rows the newest; the others are attempts. */
async function settleCells(run: RunContext): Promise<void> {
  if ((await count(run, 'select from touched_cells limit 1')) === 0) return
  await execute(
    run,
    `with ranked as (
       select r.source_id, r.sourced_id, row_number() over (
                partition by r.line_item_id, r.student_id
                order by s.precedence, s.id, r.scored_on desc nulls last, r.modified_at desc nulls last, r.sourced_id desc) = 1 as first
       from touched_cells t
       join results r on r.district_id = ${run.sql.district} and r.student_id = t.student_id and r.line_item_id = t.line_item_id
       join sources s on s.district_id = ${run.sql.district} and s.id = r.source_id
       where r.ended_at is null)
     update results r set is_cell = x.first from ranked x
     where r.district_id = ${run.sql.district} and r.source_id = x.source_id and r.sourced_id = x.sourced_id
       and r.is_cell <> x.first`,
  )
}
