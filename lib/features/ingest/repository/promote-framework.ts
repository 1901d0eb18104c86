import type { Tx } from '@/lib/db/client'
import { becomeItemsByCode } from './objective-names'
import { makeTemporaryRoom } from './temporary-room'

/** An objective as a framework says it. Texts are plain. */
export interface FrameworkObjective {
  /** Lower-case UUID. */
  readonly external: string
  readonly code: string | null
  readonly short: string | null
  readonly statement: string
  /** Depth first through the tree, from 0. */
  readonly position: number
  readonly isGroup: boolean
  readonly itemType: string | null
  readonly listNumber: string | null
  readonly gradeLevels: readonly string[] | null
  /** ISO 8601; null where neither the item nor its framework says. */
  readonly changedAt: string | null
}

/** Read "from … to", by external ids; either end may lie in another framework. */
export interface FrameworkAssociation {
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly position: number
}

export interface FrameworkRecords {
  readonly external: string
  readonly title: string
  readonly creator: string | null
  readonly edition: string | null
  readonly adoption: string | null
  readonly changedAt: string | null
  readonly objectives: readonly FrameworkObjective[]
  readonly associations: readonly FrameworkAssociation[]
  /** Every record could be read, so what is not here is gone. */
  readonly complete: boolean
}

export interface FrameworkCounts {
  readonly created: number
  readonly changed: number
  /** Items the framework no longer names: they stand, marked, for whatever points to them. */
  readonly retired: number
  /** Items another framework of the district brought first; they stay its own. */
  readonly elsewhere: number
  /** Of the created and changed: items that results had named before. */
  readonly resolved: number
  readonly associationsChanged: number
}

/** The framework's id, or null where the district holds a newer edition: then nothing is written. */
export async function storeFramework(
  tx: Tx,
  of: { readonly districtId: string; readonly id: string },
  records: FrameworkRecords,
): Promise<{ readonly id: string; readonly changed: boolean } | null> {
  const { rows } = await tx.sql.query<{ id: string; is_older: boolean }>(
    `select id, coalesce(changed_at > $3::timestamptz, false) as is_older from frameworks
     where district_id = $1 and external_id = $2 for update`,
    [of.districtId, records.external, records.changedAt],
  )
  const standing = rows[0]
  if (standing?.is_older) return null
  const { rowCount } = await tx.sql.query(
    `insert into frameworks as f (district_id, id, external_id, title, creator, edition, adoption, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (district_id, external_id) do update
       set title = excluded.title, creator = excluded.creator, edition = excluded.edition, adoption = excluded.adoption,
           changed_at = coalesce(excluded.changed_at, f.changed_at), ended_at = null
       where (f.title, f.creator, f.edition, f.adoption, f.changed_at, f.ended_at)
         is distinct from (excluded.title, excluded.creator, excluded.edition, excluded.adoption,
                           coalesce(excluded.changed_at, f.changed_at), null)`,
    [
      of.districtId,
      of.id,
      records.external,
      records.title,
      records.creator,
      records.edition,
      records.adoption,
      records.changedAt,
    ],
  )
  return { id: standing?.id ?? of.id, changed: rowCount === 1 }
}

/** Items and associations of one framework become what `records` says of them, set by set; the same again changes no row. */
export async function promoteFramework(
  tx: Tx,
  of: { readonly districtId: string; readonly frameworkId: string; readonly at: Date },
  records: FrameworkRecords,
): Promise<FrameworkCounts> {
  await makeTemporaryRoom(tx)
  await stage(tx, records)
  // What this transaction has just written has no statistics: the planner would meet thousands with thousands, one by one.
  await tx.sql.query('set local enable_nestloop = off')
  const run = async (statement: string, parameters: readonly unknown[] = [of.districtId, of.frameworkId]) =>
    (await tx.sql.query(statement, [...parameters])).rowCount ?? 0
  await becomeItemsByCode(tx, of.districtId)
  const { rows } = await tx.sql.query<{ elsewhere: number; resolved: number }>(
    `select count(*) filter (where o.framework_id <> $2)::int as elsewhere,
            count(*) filter (where o.framework_id is null)::int as resolved
     from incoming_objectives i
     join objectives o on o.district_id = $1 and o.scheme = 'case' and o.external_id = i.external`,
    [of.districtId, of.frameworkId],
  )
  const changed = await run(CHANGE_OBJECTIVES)
  const created = await run(CREATE_OBJECTIVES)
  const retired = records.complete ? await run(RETIRE_OBJECTIVES, [of.districtId, of.frameworkId, of.at]) : 0
  await run(NAME_STRANGERS, [of.districtId])
  const stored = await run(STORE_ASSOCIATIONS)
  const ended = records.complete ? await run(END_ASSOCIATIONS, [of.districtId, of.frameworkId, of.at]) : 0
  await tx.sql.query('drop table incoming_objectives, incoming_associations')
  return {
    created,
    changed,
    retired,
    elsewhere: rows[0]?.elsewhere ?? 0,
    resolved: rows[0]?.resolved ?? 0,
    associationsChanged: stored + ended,
  }
}

async function stage(tx: Tx, records: FrameworkRecords): Promise<void> {
  const objective = `external text, code text, short text, statement text, position int, "isGroup" boolean,
    "itemType" text, "listNumber" text, "gradeLevels" text[], "changedAt" timestamptz`
  const association = `"from" text, "to" text, kind text, position int`
  await tx.sql.query(
    `create temp table incoming_objectives (${objective}) on commit drop;
     create temp table incoming_associations (${association}) on commit drop`,
  )
  await tx.sql.query(
    `insert into incoming_objectives select * from jsonb_to_recordset($1::jsonb) as x(${objective})`,
    [JSON.stringify(records.objectives)],
  )
  await tx.sql.query(
    `insert into incoming_associations
     select distinct on ("from", "to", kind) * from jsonb_to_recordset($1::jsonb) as x(${association})
     order by "from", "to", kind, position`,
    [JSON.stringify(records.associations)],
  )
  await tx.sql.query('analyze incoming_objectives; analyze incoming_associations')
}

/**
 * Words follow the newer `lastChangeDateTime`; the place in the tree follows the framework as it is now. Where one of
 * two says no time, what arrives wins, and the time that is known stays: a copy that is older still loses.
 */
const CHANGE_OBJECTIVES = `
  with next as (
    select o.id, i.position, i."isGroup" as is_group, n.*
    from incoming_objectives i
    join objectives o on o.district_id = $1 and o.scheme = 'case' and o.external_id = i.external
      and (o.framework_id is null or o.framework_id = $2)
    cross join lateral (
      select i.code, i.short, i.statement, i."itemType" as item_type, i."listNumber" as list_number,
             i."gradeLevels" as grade_levels, coalesce(i."changedAt", o.changed_at) as changed_at
      where o.changed_at is null or i."changedAt" is null or i."changedAt" >= o.changed_at
      union all
      select o.code, o.short_statement, o.statement, o.item_type, o.list_number, o.grade_levels, o.changed_at
      where o.changed_at > i."changedAt") n)
  update objectives o
  set framework_id = $2, position = n.position, is_group = n.is_group, code = n.code, short_statement = n.short,
      statement = n.statement, item_type = n.item_type, list_number = n.list_number, grade_levels = n.grade_levels,
      changed_at = n.changed_at, ended_at = null
  from next n
  where o.district_id = $1 and o.id = n.id
    and (o.framework_id, o.position, o.is_group, o.code, o.short_statement, o.statement, o.item_type, o.list_number,
         o.grade_levels, o.changed_at, o.ended_at)
      is distinct from ($2, n.position, n.is_group, n.code, n.short, n.statement, n.item_type, n.list_number,
                        n.grade_levels, n.changed_at, null)`

const CREATE_OBJECTIVES = `
  insert into objectives (district_id, id, scheme, external_id, framework_id, position, is_group, code, short_statement,
                          statement, item_type, list_number, grade_levels, changed_at)
  select $1, uuid7(), 'case', i.external, $2, i.position, i."isGroup", i.code, i.short, i.statement, i."itemType",
         i."listNumber", i."gradeLevels", i."changedAt"
  from incoming_objectives i
  where not exists (select from objectives o where o.district_id = $1 and o.scheme = 'case' and o.external_id = i.external)
  order by i.position`

const RETIRE_OBJECTIVES = `
  update objectives o set ended_at = $3
  where o.district_id = $1 and o.framework_id = $2 and o.ended_at is null
    and not exists (select from incoming_objectives i where i.external = o.external_id)`

/** The far end of an association in a framework that has not arrived stands without words, as one that a result names. */
const NAME_STRANGERS = `
  insert into objectives (district_id, id, scheme, external_id)
  select $1, uuid7(), 'case', x.external
  from (select "from" as external from incoming_associations union select "to" from incoming_associations) x
  where not exists (select from objectives o where o.district_id = $1 and o.scheme = 'case' and o.external_id = x.external)`

/** What two frameworks say is the first one's to take back. */
const STORE_ASSOCIATIONS = `
  insert into objective_associations as a (district_id, from_id, to_id, kind, position, framework_id)
  select $1, f.id, t.id, i.kind, i.position, $2
  from incoming_associations i
  join objectives f on f.district_id = $1 and f.scheme = 'case' and f.external_id = i."from"
  join objectives t on t.district_id = $1 and t.scheme = 'case' and t.external_id = i."to"
  on conflict (district_id, from_id, to_id, kind) do update
    set position = excluded.position, framework_id = excluded.framework_id, ended_at = null
    where (a.framework_id is null or a.framework_id = excluded.framework_id or a.ended_at is not null)
      and (a.position, a.framework_id, a.ended_at) is distinct from (excluded.position, excluded.framework_id, null)`

const END_ASSOCIATIONS = `
  update objective_associations a set ended_at = $3
  where a.district_id = $1 and a.framework_id = $2 and a.ended_at is null and not exists (
    select from incoming_associations i
    join objectives f on f.district_id = $1 and f.scheme = 'case' and f.external_id = i."from"
    join objectives t on t.district_id = $1 and t.scheme = 'case' and t.external_id = i."to"
    where f.id = a.from_id and t.id = a.to_id and i.kind = a.kind)`
