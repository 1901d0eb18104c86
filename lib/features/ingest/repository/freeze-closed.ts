import { NO_ID } from '@/lib/core/no-id'
import { holdPeriods } from '@/lib/platform/district-gate'
import { ITEM_CLOSED, LEVELS_CLOSED } from '@/lib/platform/period-closures'
import { packedFlags } from './promote-results'
import { count, execute, fresh, type RunContext } from './run-context'

const NO_ID_SQL = `'${NO_ID}'::uuid`

/**
 * A closed period freezes what sources say: where this import changed a cell of one, the value it had stays the one that
 * counts, the cell is flagged, and nothing follows from the change: `touched_cells` and `touched_parts` then say that
 * what stands now stood before.
 */
export async function freezeClosed(run: RunContext): Promise<void> {
  if (!(await holdClosures(run))) return
  await execute(
    run,
    `create temp table closed_items on commit drop as
     select l.id, l.school_year, l.ended_at is null as live from line_items l
     where l.district_id = ${run.sql.district} and l.id in (
       select line_item_id from touched_cells union select line_item_id from ${fresh('results')}
       union select line_item_id from touched_parts union select line_item_id from ${fresh('resultLearningObjectiveIds')}
       union select line_item_id from rescaled_results)
       and ${ITEM_CLOSED}`,
  )
  if ((await count(run, 'select from closed_items limit 1')) === 0) return
  await touchAllClosed(run)
  await listClosedTurns(run)
  await keepFormerValues(run)
  await flagFrozen(run)
  await forgetTurns(run)
}

/** Whether any period of the district is closed; none is closed or reopened before the import has ended. */
async function holdClosures(run: RunContext): Promise<boolean> {
  await holdPeriods(run.tx, run.districtId)
  const closed = `select from period_closures where district_id = ${run.sql.district} and reopened_at is null limit 1`
  return (await count(run, closed)) > 0
}

/** In a closed period a first result, too, and another scale are turns that need a closer look. */
async function touchAllClosed(run: RunContext): Promise<void> {
  const { district, source } = run.sql
  const untouched = (of: string) =>
    `not exists (select from touched_cells t where t.line_item_id = ${of}.line_item_id and t.student_id = ${of}.student_id)`
  await execute(
    run,
    `insert into touched_cells (line_item_id, student_id, score, text_score, status, version, flags, had, source_id,
                                sourced_id, scale_id, scale_version, scored_on)
     select r.line_item_id, r.student_id, r.score, r.text_score, r.status, r.version, ${packedFlags('r')}, true,
            r.source_id, r.sourced_id, x.was_scale_id, x.was_scale_version, r.scored_on
     from rescaled_results x join closed_items i on i.id = x.line_item_id and i.live
     join results r on r.district_id = ${district} and r.source_id = ${source} and r.sourced_id = x.sourced_id and r.is_cell
     where ${untouched('x')}
       and not exists (select from ${fresh('results')} n where n.sourced_id = x.sourced_id and n.is_new)`,
  )
  await execute(
    run,
    `insert into touched_cells (line_item_id, student_id, had)
     select distinct n.line_item_id, n.student_id, false from ${fresh('results')} n
     join closed_items i on i.id = n.line_item_id where n.is_new and ${untouched('n')}`,
  )
  await execute(
    run,
    `insert into touched_parts (line_item_id, student_id, objective_id, had)
     select distinct n.line_item_id, n.student_id, n.objective_id, false from ${fresh('resultLearningObjectiveIds')} n
     join closed_items i on i.id = n.line_item_id
     where n.is_new and not exists (
       select from touched_parts t where t.line_item_id = n.line_item_id and t.student_id = n.student_id
         and t.objective_id = n.objective_id)`,
  )
}

/** Of every touched cell of a closed period, a part with the status and date of its result: what stood, and what stands. */
async function listClosedTurns(run: RunContext): Promise<void> {
  const { district } = run.sql
  const cellOf = `r.district_id = ${district} and r.student_id = t.student_id and r.line_item_id = t.line_item_id and r.is_cell`
  const flags = packedFlags('r')
  await execute(
    run,
    `create temp table closed_turns on commit drop as
     select t.student_id, t.line_item_id, ${NO_ID_SQL} as objective_id, i.school_year, t.had, t.source_id, t.sourced_id,
            t.version, t.score as number, t.text_score as text, t.status, case when t.had then t.flags end as flags,
            t.scale_id, t.scale_version, t.scored_on, r.sourced_id is not null as now_had, r.score as now_number,
            r.text_score as now_text, r.status as now_status, case when r.sourced_id is not null then ${flags} end as now_flags,
            r.scale_id as now_scale_id, r.scale_version as now_scale_version, r.scored_on as now_scored_on
     from touched_cells t join closed_items i on i.id = t.line_item_id
     left join results r on ${cellOf} and i.live`,
  )
  // A part whose whole was not touched has it as it is.
  const whole = (column: string, now: string = `r.${column}`) =>
    `case when t.had then case when c.student_id is null then ${now} else c.${column} end end`
  const nowWhole = (column: string) => `case when p.sourced_id is not null then ${column} end`
  await execute(
    run,
    `insert into closed_turns
     select t.student_id, t.line_item_id, t.objective_id, i.school_year, t.had, t.source_id, t.sourced_id, t.version,
            t.score, t.text_score, ${whole('status')}, ${whole('flags', flags)}, ${whole('scale_id')},
            ${whole('scale_version')}, ${whole('scored_on')}, p.sourced_id is not null, p.score, p.text_score,
            ${nowWhole('r.status')}, ${nowWhole(flags)}, ${nowWhole('r.scale_id')}, ${nowWhole('r.scale_version')},
            ${nowWhole('r.scored_on')}
     from touched_parts t join closed_items i on i.id = t.line_item_id
     left join touched_cells c on c.line_item_id = t.line_item_id and c.student_id = t.student_id
     left join results r on ${cellOf}
     left join objective_results p on p.district_id = ${district} and p.student_id = t.student_id
       and p.objective_id = t.objective_id and p.line_item_id = t.line_item_id and p.is_cell and i.live`,
  )
}

async function keepFormerValues(run: RunContext): Promise<void> {
  const value = 'had, number, text, status, flags, scale_id, scale_version, scored_on'
  const now = value.replace(/\w+/g, 'now_$&')
  await execute(
    run,
    `insert into frozen_cells (district_id, id, at, student_id, line_item_id, objective_id, school_year, source_id,
                               sourced_id, version, ${value})
     select ${run.sql.district}, uuid7(), ${run.sql.at}, student_id, line_item_id, objective_id, school_year, source_id,
            sourced_id, version, ${value}
     from closed_turns where (${value}) is distinct from (${now})
     on conflict (district_id, student_id, line_item_id, objective_id) where ended_at is null do nothing`,
  )
}

/** "SIS now says 87, was 80 when the period was closed": once for each new value, lowered where it says 80 again. */
async function flagFrozen(run: RunContext): Promise<void> {
  const same = `(f.had, f.number, f.text, f.status, f.flags) is not distinct from
    (t.now_had, t.now_number, t.now_text, t.now_status, t.now_flags)`
  const said = (number: string, text: string, status: string) =>
    `coalesce(trim_scale(${number})::text, ${text}, ${status})`
  const now = said('t.now_number', 't.now_text', 't.now_status')
  await execute(
    run,
    `update frozen_cells f set flag = case when not (${same}) then jsonb_build_object(
       'now', ${now}, 'was', ${said('f.number', 'f.text', 'f.status')}, 'at', ${run.sql.at}) end
     from closed_turns t
     where f.district_id = ${run.sql.district} and f.student_id = t.student_id and f.line_item_id = t.line_item_id
       and f.objective_id = t.objective_id and f.ended_at is null
       and (f.flag is null, f.flag->>'now') is distinct from (${same}, case when not (${same}) then ${now} end)`,
  )
}

async function forgetTurns(run: RunContext): Promise<void> {
  await execute(
    run,
    `update touched_cells t set had = n.now_had, score = n.now_number, text_score = n.now_text, status = n.now_status,
            flags = n.now_flags
     from closed_turns n
     where n.objective_id = ${NO_ID_SQL} and n.line_item_id = t.line_item_id and n.student_id = t.student_id`,
  )
  await execute(
    run,
    `update touched_parts t set had = n.now_had, score = n.now_number, text_score = n.now_text
     from closed_turns n
     where n.objective_id = t.objective_id and n.line_item_id = t.line_item_id and n.student_id = t.student_id`,
  )
}

/** Takes levels of a closed year off the list of those to compute. */
export async function leaveClosedYears(run: RunContext): Promise<void> {
  if (await holdClosures(run)) await execute(run, `delete from touched_levels t where ${LEVELS_CLOSED}`)
}
