import { readNames, standsFor } from './objective-names'
import { execute, fresh, gone, type RunContext } from './run-context'

/**
 * Before line items are promoted. Leaves `ended_items` (id): those that were ended; `items_before`: what is about to
 * be changed as it was; and `loosened_items` (id): those of which this source no longer says a scale or an alignment
 * that it said.
 */
export async function rememberItems(run: RunContext): Promise<void> {
  await execute(
    run,
    `create temp table ended_items on commit drop as
     select id from line_items where district_id = ${run.sql.district} and ended_at is not null`,
  )
  await execute(
    run,
    `create temp table items_before on commit drop as
     select l.id, l.class_id, l.result_min, l.result_max
     from ${fresh('lineItems')} n
     join links k on k.district_id = ${run.sql.district} and k.source_id = ${run.sql.source}
       and k.entity = 'lineItems' and k.sourced_id = n.sourced_id
     join line_items l on l.district_id = ${run.sql.district} and l.id = k.canonical_id`,
  )
  const loosened = (['lineItemScoreScales', 'lineItemLearningObjectiveIds'] as const).map(
    (file) => `
     select i.canonical_id as id
     from (select sourced_id from ${gone(file)} union select sourced_id from ${fresh(file)} where not is_new) x
     join links l on l.district_id = ${run.sql.district} and l.source_id = ${run.sql.source}
       and l.entity = '${file}' and l.sourced_id = x.sourced_id
     join links i on i.district_id = ${run.sql.district} and i.source_id = ${run.sql.source}
       and i.entity = 'lineItems' and i.sourced_id = l.said->>'lineItemSourcedId'`,
  )
  await execute(run, `create temp table loosened_items on commit drop as ${loosened.join(' union ')}`)
}

/**
 * After line items are promoted. Leaves `turned_items` (id): those that ended or came back with this run,
 * so that their cells go or return; and `changed_items` (id): standing ones whose maximum, scale or alignment may have
 * changed, so that their evidence is read anew.
 */
export async function findItemTurns(run: RunContext): Promise<void> {
  await execute(
    run,
    `create temp table turned_items on commit drop as
     select l.id from line_items l left join ended_items e using (id)
     where l.district_id = ${run.sql.district} and (l.ended_at is not null) <> (e.id is not null)`,
  )
  await execute(
    run,
    `create temp table changed_items on commit drop as
     select id from turned_items
     union select canonical_id from ${fresh('lineItems')} where not is_new
     union select ref_item from ${fresh('lineItemScoreScales')}
     union select ref_item from ${fresh('lineItemLearningObjectiveIds')}
     union select id from loosened_items`,
  )
  await execute(
    run,
    `delete from changed_items c using ${fresh('lineItems')} n
     where n.canonical_id = c.id and n.is_new and n.matched_by = 'new'`,
  )
  await moveToClass(run)
  await dropLostScales(run)
  await endLostAlignments(run)
}

/** What hangs on a line item goes with it to another class. */
async function moveToClass(run: RunContext): Promise<void> {
  for (const table of ['results', 'objective_results']) {
    await execute(
      run,
      `update ${table} r set class_id = l.class_id, school_year = l.school_year
       from items_before b join line_items l on l.district_id = ${run.sql.district} and l.id = b.id
       where l.class_id <> b.class_id and r.district_id = ${run.sql.district} and r.class_id = b.class_id
         and r.line_item_id = b.id`,
    )
  }
}

/** A line item whose scale no live record of any source says any more has none. */
async function dropLostScales(run: RunContext): Promise<void> {
  await execute(
    run,
    `update line_items t set scale_id = null from loosened_items c
     where t.district_id = ${run.sql.district} and t.id = c.id and t.scale_id is not null
       and not exists (select from (${saidOfItem(run, 'lineItemScoreScales')}) l)`,
  )
}

/** Live records of a file that speak of line item `c.id`. */
const saidOfItem = (run: RunContext, file: 'lineItemScoreScales' | 'lineItemLearningObjectiveIds') => `
  select l.said from links i join links l on l.district_id = i.district_id and l.source_id = i.source_id
    and l.entity = '${file}' and l.ended_at is null and l.said->>'lineItemSourcedId' = i.sourced_id
  where i.district_id = ${run.sql.district} and i.entity = 'lineItems' and i.canonical_id = c.id`

/** An alignment ends when no live record of any source says it any more. */
async function endLostAlignments(run: RunContext): Promise<void> {
  await readNames(
    run,
    `select l.said->>'learningObjectiveId' from loosened_items c
     cross join lateral (${saidOfItem(run, 'lineItemLearningObjectiveIds')}) l`,
  )
  await execute(
    run,
    `update line_item_objectives a set ended_at = ${run.sql.at}
     from loosened_items c, objectives o
     where a.district_id = ${run.sql.district} and a.line_item_id = c.id and a.ended_at is null
       and o.district_id = ${run.sql.district} and o.id = a.objective_id
       and not exists (
         select from (${saidOfItem(run, 'lineItemLearningObjectiveIds')}) l
         where ${standsFor(run, "l.said->>'learningObjectiveId'")})`,
  )
}
