import { execute, fresh, gone, type RunContext } from './run-context'

/** Before line items are promoted: which were ended. */
export async function rememberEndedItems(run: RunContext): Promise<void> {
  await execute(
    run,
    `create temp table ended_items on commit drop as
     select id from line_items where district_id = ${run.sql.district} and ended_at is not null`,
  )
}

/**
 * After line items are promoted. Leaves `turned_items` (id, was_ended): those that ended or came back with this run,
 * so that their cells go or return; and `changed_items` (id): standing ones whose maximum, scale or alignment may have
 * changed, so that their evidence is read anew.
 */
export async function findItemTurns(run: RunContext): Promise<void> {
  await execute(
    run,
    `create temp table turned_items on commit drop as
     select l.id, e.id is not null as was_ended from line_items l left join ended_items e using (id)
     where l.district_id = ${run.sql.district} and (l.ended_at is not null) <> (e.id is not null)`,
  )
  await execute(
    run,
    `create temp table changed_items on commit drop as
     select id from turned_items
     union select canonical_id from ${fresh('lineItems')} where not is_new
     union select ref_item from ${fresh('lineItemScoreScales')}
     union select ref_item from ${fresh('lineItemLearningObjectiveIds')}
     union select k.id from ${gone('lineItemLearningObjectiveIds')} g
       join links l on l.district_id = ${run.sql.district} and l.source_id = ${run.sql.source}
         and l.entity = 'lineItemLearningObjectiveIds' and l.sourced_id = g.sourced_id
       join links i on i.district_id = ${run.sql.district} and i.source_id = ${run.sql.source}
         and i.entity = 'lineItems' and i.sourced_id = l.said->>'lineItemSourcedId'
       join line_items k on k.district_id = ${run.sql.district} and k.id = i.canonical_id`,
  )
  await execute(
    run,
    `delete from changed_items c using ${fresh('lineItems')} n
     where n.canonical_id = c.id and n.is_new and n.matched_by = 'new'`,
  )
  await endLostAlignments(run)
}

/** An alignment ends when no live record of any source says it any more. */
async function endLostAlignments(run: RunContext): Promise<void> {
  await execute(
    run,
    `update line_item_objectives a set ended_at = ${run.sql.at}
     from changed_items c, objectives o
     where a.district_id = ${run.sql.district} and a.line_item_id = c.id and a.ended_at is null
       and o.district_id = ${run.sql.district} and o.id = a.objective_id
       and exists (select from ${gone('lineItemLearningObjectiveIds')})
       and not exists (
         select from links i join links l on l.district_id = i.district_id and l.source_id = i.source_id
           and l.entity = 'lineItemLearningObjectiveIds' and l.ended_at is null
           and l.said->>'lineItemSourcedId' = i.sourced_id
         where i.district_id = ${run.sql.district} and i.entity = 'lineItems' and i.canonical_id = c.id
           and lower(replace(l.said->>'learningObjectiveId', 'urn:uuid:', '')) = lower(o.external_id))`,
  )
}
