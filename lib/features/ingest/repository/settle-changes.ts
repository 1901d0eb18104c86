import { NO_ID } from '@/lib/core/no-id'
import { freezeClosed, leaveClosedYears } from './freeze-closed'
import { packedFlags } from './promote-results'
import { execute, fresh, type RunContext } from './run-context'
import { listTouchedGrades } from './touched-grades'

const NO_ID_SQL = `'${NO_ID}'::uuid`

/**
 * What follows from the new source layer, in the same transaction: history of every cell whose effective value changed,
 * the objectives a class shows, and the lists of levels and grades to compute.
 */
export async function settleChanges(run: RunContext): Promise<void> {
  await freezeClosed(run)
  await recordScores(run)
  await recordParts(run)
  await nameClassObjectives(run)
  await listTouchedLevels(run)
  await leaveClosedYears(run)
  await listTouchedGrades(run)
}

const liveItem = (run: RunContext, id: string) =>
  `exists (select from line_items l where l.district_id = ${run.sql.district} and l.id = ${id} and l.ended_at is null)`

/** The live value of a person in a cell, for a left join as `o`. */
const livePerson = (run: RunContext, kind: string, cell: string, objective = NO_ID_SQL) =>
  `overrides o on o.district_id = ${run.sql.district} and o.student_id = ${cell}.student_id and o.kind = '${kind}'
     and o.line_item_id = ${cell}.line_item_id and o.objective_id = ${objective} and o.ended_at is null and o.act = 'set'`

const MARKED = '(o.number is not null or o.text is not null)'

/** What a cell shows when the source says `of` and the person, if any, says `o`: core's `effectiveCell` as SQL. */
const effectiveMark = (score: string, text: string) =>
  `case when ${MARKED} then o.number else ${score} end, case when ${MARKED} then o.text else ${text} end`
const effectiveState = (status: string, flags: string) =>
  `case when o.id is null then ${status}
     else coalesce(o.status, case when ${MARKED} then 'fully graded' end, ${status}, 'not submitted') end,
   case when o.id is null then ${flags}
     when ${MARKED} or o.status = 'submitted' then ((coalesce(${flags}, 0) & ~10) | o.flags)::smallint
     else (coalesce(${flags}, 0) | o.flags)::smallint end`

/** `not in`, not `not exists`: the planner then keeps the order of the file, and rows in order of their ids are stored faster. */
async function recordScores(run: RunContext): Promise<void> {
  const { district, at, run: runId } = run.sql
  const into = `insert into history (district_id, school_year, id, at, kind, student_id, line_item_id, class_id, number, text, status, flags, run_id)`
  await execute(
    run,
    `${into}
     select ${district}, n.school_year, n.id, ${at}, 'score', n.student_id, n.line_item_id, n.class_id, n.score::numeric,
            n.text_score, n.score_status,
            ((n.late = 'true')::int + 2 * (n.missing = 'true')::int + 4 * (n.incomplete = 'true')::int + 8 * (n.in_progress = 'true')::int)::smallint,
            ${runId}
     from (select school_year, id, student_id, line_item_id, class_id, score, text_score, score_status, is_new,
                  coalesce(late, '') as late, coalesce(missing, '') as missing, coalesce(incomplete, '') as incomplete,
                  coalesce(in_progress, '') as in_progress
           from ${fresh('results')}) n
     where n.is_new and ${liveItem(run, 'n.line_item_id')}
       and (n.line_item_id, n.student_id) not in (select line_item_id, student_id from touched_cells)`,
  )
  // Before and after of the cells that needed a closer look.
  await execute(
    run,
    `create temp table cell_turns on commit drop as
     select t.*, l.school_year, l.class_id, r.score as now_score, r.text_score as now_text, r.status as now_status,
            r.version as now_version, case when r.sourced_id is not null then ${packedFlags('r')} end as now_flags
     from touched_cells t
     join line_items l on l.district_id = ${district} and l.id = t.line_item_id
     left join results r on r.district_id = ${district} and r.student_id = t.student_id
       and r.line_item_id = t.line_item_id and r.is_cell and l.ended_at is null
     where (t.had, t.score, t.text_score, t.status, case when t.had then t.flags end)
       is distinct from (r.sourced_id is not null, r.score, r.text_score, r.status,
                         case when r.sourced_id is not null then ${packedFlags('r')} end)`,
  )
  // A person's mark hides the source's; a person's status or flag alone lets it through.
  const was = `${effectiveMark('c.score', 'c.text_score')}, ${effectiveState('c.status', 'case when c.had then c.flags end')}`
  const now = `${effectiveMark('c.now_score', 'c.now_text')}, ${effectiveState('c.now_status', 'c.now_flags')}`
  await execute(
    run,
    `${into}
     select ${district}, c.school_year, uuid7(), ${at}, 'score', c.student_id, c.line_item_id, c.class_id, ${now}, ${runId}
     from cell_turns c left join ${livePerson(run, 'score', 'c')}
     where (${was}) is distinct from (${now})`,
  )
}

async function recordParts(run: RunContext): Promise<void> {
  const { district, at, run: runId } = run.sql
  const into = `insert into history (district_id, school_year, id, at, kind, student_id, line_item_id, objective_id, class_id, number, text, run_id)`
  await execute(
    run,
    `${into}
     select ${district}, n.school_year, n.id, ${at}, 'objective', n.student_id, n.line_item_id, n.objective_id, n.class_id,
            n.score::numeric, n.text_score, ${runId}
     from ${fresh('resultLearningObjectiveIds')} n
     where n.is_new and n.is_cell and ${liveItem(run, 'n.line_item_id')}
       and (n.line_item_id, n.student_id, n.objective_id) not in (
         select line_item_id, student_id, objective_id from touched_parts)`,
  )
  await execute(
    run,
    `create temp table part_turns on commit drop as
     select t.*, l.school_year, l.class_id, p.score as now_score, p.text_score as now_text, p.version as now_version
     from touched_parts t
     join line_items l on l.district_id = ${district} and l.id = t.line_item_id
     left join objective_results p on p.district_id = ${district} and p.student_id = t.student_id
       and p.objective_id = t.objective_id and p.line_item_id = t.line_item_id and p.is_cell and l.ended_at is null
     where (t.had, t.score, t.text_score) is distinct from (p.sourced_id is not null, p.score, p.text_score)`,
  )
  await execute(
    run,
    `${into}
     select ${district}, c.school_year, uuid7(), ${at}, 'objective', c.student_id, c.line_item_id, c.objective_id,
            c.class_id, ${effectiveMark('c.now_score', 'c.now_text')}, ${runId}
     from part_turns c left join ${livePerson(run, 'objective', 'c', 'c.objective_id')}
     where (${effectiveMark('c.score', 'c.text_score')}) is distinct from (${effectiveMark('c.now_score', 'c.now_text')})`,
  )
}

/**
 * "SIS now says 87, was 80 when you chose 92": once for each new value, on the live row only; lowered where the source
 * says again what the person saw. With the gate closed: a person who writes meanwhile must not wait for these rows.
 */
export async function raiseFlags(run: RunContext): Promise<void> {
  const { district, at } = run.sql
  const saw = `coalesce(o.saw_source->>'score', o.saw_source->>'text', o.saw_source->>'status')`
  const raise = (turns: string, kind: string, objective: string, status: string, same: string) => `
    update overrides o set flag = case when o.saw_source is not null
      and (o.saw_source->>'score')::numeric is not distinct from t.now_score
      and o.saw_source->>'text' is not distinct from t.now_text ${same} then null
      else jsonb_build_object('now', coalesce(trim_scale(t.now_score)::text, t.now_text, ${status}), 'was', ${saw}, 'at', ${at}) end
    from ${turns} t
    where o.district_id = ${district} and o.student_id = t.student_id and o.kind = '${kind}'
      and o.line_item_id = t.line_item_id and o.objective_id = ${objective} and o.ended_at is null and o.act = 'set'`
  const sameState = `and o.saw_source->>'status' is not distinct from t.now_status
      and (o.saw_source->>'flags')::int is not distinct from t.now_flags`
  await execute(run, raise('cell_turns', 'score', NO_ID_SQL, 't.now_status', sameState))
  await execute(run, raise('part_turns', 'objective', 't.objective_id', 'null', ''))
  // Of another maximum the same points mean something else.
  await execute(
    run,
    `update overrides o set flag = jsonb_build_object(
       'now', concat_ws(' / ', coalesce(o.flag->>'now', ${saw}), trim_scale(l.result_max)::text),
       'was', concat_ws(' / ', ${saw}, trim_scale(b.result_max)::text), 'at', ${at})
     from items_before b join line_items l on l.district_id = ${district} and l.id = b.id
     where o.district_id = ${district} and o.line_item_id = b.id and o.kind in ('score', 'objective')
       and o.ended_at is null and o.act = 'set' and l.result_max is distinct from b.result_max`,
  )
}

async function nameClassObjectives(run: RunContext): Promise<void> {
  const { district } = run.sql
  await execute(
    run,
    `insert into class_objectives (district_id, class_id, objective_id)
     select distinct ${district}, l.class_id, a.objective_id
     from ${fresh('lineItemLearningObjectiveIds')} n
     join line_items l on l.district_id = ${district} and l.id = n.ref_item
     join line_item_objectives a on a.district_id = ${district} and a.line_item_id = l.id and a.ended_at is null
     where l.class_id is not null
     union
     select distinct ${district}, class_id, objective_id from ${fresh('resultLearningObjectiveIds')}
     on conflict do nothing`,
  )
}

/** Leaves `touched_levels` (student_id, objective_id, school_year): what has to be computed again. */
async function listTouchedLevels(run: RunContext): Promise<void> {
  const { district } = run.sql
  const aligned = `join line_items l on l.district_id = ${district} and l.id = c.line_item_id
       join line_item_objectives a on a.district_id = ${district} and a.line_item_id = l.id`
  await execute(
    run,
    `create temp table touched_levels on commit drop as
     select student_id, objective_id, school_year from ${fresh('resultLearningObjectiveIds')}
     union
     select t.student_id, t.objective_id, l.school_year from touched_parts t
       join line_items l on l.district_id = ${district} and l.id = t.line_item_id
     union
     select c.student_id, a.objective_id, l.school_year from ${fresh('results')} c ${aligned}
     union
     select c.student_id, a.objective_id, l.school_year from touched_cells c ${aligned}
     union
     select c.student_id, a.objective_id, l.school_year from rescaled_results c ${aligned}
     union
     select p.student_id, p.objective_id, p.school_year
       from rescaled_results c join objective_results p on p.district_id = ${district} and p.student_id = c.student_id
         and p.line_item_id = c.line_item_id
     union
     select c.student_id, a.objective_id, l.school_year
       from changed_items i join results c on c.district_id = ${district} and c.line_item_id = i.id ${aligned}
     union
     select p.student_id, p.objective_id, p.school_year
       from changed_items i join objective_results p on p.district_id = ${district} and p.line_item_id = i.id
     union
     select c.student_id, a.objective_id, l.school_year
       from changed_items i join overrides c on c.district_id = ${district} and c.line_item_id = i.id and c.ended_at is null
       ${aligned}`,
  )
  await execute(run, 'analyze touched_levels')
}
