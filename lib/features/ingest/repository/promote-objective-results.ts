import type { Promoted } from './promote-entity'
import { holdRecords } from './promote-entity'
import { count, execute, fresh, gone, type RunContext } from './run-context'

const FILE = 'resultLearningObjectiveIds'

/**
 * Per-objective results: cells of their own (student, line item, objective). Which one stands follows from the result
 * each belongs to: where that is its cell, so is this.
 *
 * Leaves `touched_parts` (line_item_id, student_id, objective_id) with what each was.
 */
export async function promoteObjectiveResults(run: RunContext): Promise<Promoted> {
  const table = fresh(FILE)
  const { district, source, at } = run.sql
  await execute(
    run,
    `create temp table resolved_parts on commit drop as
     select n.*, r.line_item_id, r.class_id, r.school_year, r.student_id, r.is_cell, o.objective_id
     from ${table} n
     left join results r on r.district_id = ${district} and r.source_id = ${source} and r.sourced_id = n.result_sourced_id
     left join objective_names o on o.raw = n.learning_objective_id`,
  )
  await execute(run, `drop table ${table}`)
  await execute(run, `alter table resolved_parts rename to ${table}`)
  const held = await holdRecords(run, FILE, `case when n.line_item_id is null then 'resultSourcedId' end`)
  await execute(
    run,
    `analyze ${table} (sourced_id, result_sourced_id, line_item_id, student_id, objective_id, is_new)`,
  )
  await rememberParts(run, table)
  const created = await execute(
    run,
    `insert into objective_results (district_id, source_id, sourced_id, result_sourced_id, school_year, class_id,
       line_item_id, student_id, objective_id, score, text_score, metadata, modified_at, version, content_hash, is_cell)
     select ${district}, ${source}, n.sourced_id, n.result_sourced_id, n.school_year, n.class_id, n.line_item_id,
       n.student_id, n.objective_id, n.score::numeric, n.text_score, n.metadata, n.date_last_modified::timestamptz, 1,
       n.content_hash, n.is_cell
     from ${table} n where n.is_new`,
  )
  const changed = await rewriteChanged(run, table)
  const ended = await execute(
    run,
    `update objective_results p set ended_at = ${at}, is_cell = false from ${gone(FILE)} g
     where p.district_id = ${district} and p.source_id = ${source} and p.sourced_id = g.sourced_id and p.ended_at is null`,
  )
  await followResults(run)
  return { created, changed, ended, held, apart: 0 }
}

async function rewriteChanged(run: RunContext, table: string): Promise<number> {
  if ((await count(run, `select from ${table} where not is_new limit 1`)) === 0) return 0
  return execute(
    run,
    `update objective_results p set
       result_sourced_id = n.result_sourced_id, school_year = n.school_year, class_id = n.class_id,
       line_item_id = n.line_item_id, student_id = n.student_id, objective_id = n.objective_id,
       score = n.score::numeric, text_score = n.text_score, metadata = n.metadata,
       modified_at = n.date_last_modified::timestamptz, version = p.version + 1, content_hash = n.content_hash,
       is_cell = n.is_cell, ended_at = null
     from ${table} n
     where not n.is_new and p.district_id = ${run.sql.district} and p.source_id = ${run.sql.source} and p.sourced_id = n.sourced_id`,
  )
}

async function rememberParts(run: RunContext, table: string): Promise<void> {
  const { district, source } = run.sql
  await execute(
    run,
    `create temp table touched_parts on commit drop as
     with parts as (
       select p.line_item_id, p.student_id, p.objective_id from objective_results p
       join (select sourced_id from ${table} where not is_new union select sourced_id from ${gone(FILE)}) x using (sourced_id)
       where p.district_id = ${district} and p.source_id = ${source}
       union
       select line_item_id, student_id, objective_id from ${table} where not is_new
       union
       select p.line_item_id, p.student_id, p.objective_id from objective_results p
       join touched_cells t on t.student_id = p.student_id and t.line_item_id = p.line_item_id
       where p.district_id = ${district}
       union
       select n.line_item_id, n.student_id, n.objective_id from ${table} n
       join overrides o on o.district_id = ${district} and o.line_item_id = n.line_item_id and o.student_id = n.student_id
         and o.objective_id = n.objective_id and o.kind = 'objective' and o.ended_at is null and o.act = 'set'
       union
       select m.line_item_id, m.student_id, p.objective_id from moved_results m
       join objective_results p on ${partsOfMoved(run)}
       union
       select n.line_item_id, n.student_id, n.objective_id from ${table} n
       join touched_cells t on t.student_id = n.student_id and t.line_item_id = n.line_item_id)
     select c.*, p.score, p.text_score, p.version, p.source_id, p.sourced_id, p.sourced_id is not null as had
     from parts c
     left join objective_results p on p.district_id = ${district} and p.student_id = c.student_id
       and p.objective_id = c.objective_id and p.line_item_id = c.line_item_id and p.is_cell
       and not exists (select from ended_items i where i.id = c.line_item_id)`,
  )
}

const partsOfMoved = (run: RunContext) =>
  `p.district_id = ${run.sql.district} and p.source_id = ${run.sql.source} and p.result_sourced_id = m.sourced_id
     and p.student_id = m.was_student_id and p.line_item_id = m.was_line_item_id`

/** Parts of a result that moved, or that became, or ceased to be, the cell go with it. */
async function followResults(run: RunContext): Promise<void> {
  if ((await count(run, 'select from touched_cells limit 1')) === 0) return
  await execute(
    run,
    `update objective_results p set line_item_id = m.line_item_id, student_id = m.student_id, class_id = m.class_id,
            school_year = m.school_year
     from moved_results m where ${partsOfMoved(run)}`,
  )
  await execute(
    run,
    `update objective_results p set is_cell = r.is_cell
     from touched_cells t
     join results r on r.district_id = ${run.sql.district} and r.student_id = t.student_id and r.line_item_id = t.line_item_id
     where p.district_id = ${run.sql.district} and p.source_id = r.source_id and p.result_sourced_id = r.sourced_id
       and p.student_id = t.student_id and p.line_item_id = t.line_item_id
       and p.ended_at is null and p.is_cell <> r.is_cell`,
  )
}
