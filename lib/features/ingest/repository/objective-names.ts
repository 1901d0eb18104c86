import { NO_ID } from '@/lib/core/no-id'
import { objectiveName } from '@/lib/core/objective-name'
import type { Tx } from '@/lib/db/client'
import { count, execute, fresh, type RunContext } from './run-context'

/** How `links` calls what a source calls an objective. */
const ENTITY = 'learningObjectives'
/** The rule of a link that a unique code found. */
const BY_CODE = 'code'

/** So many names are read at once; a file of nothing but different ones still passes. */
const BATCH = 10_000

/**
 * What this run's records call objectives, each name read once and by `lib/core/objective-name.ts` alone, whatever the
 * record says its source of objectives is. Leaves `objective_names` (raw, scheme, name, objective_id), in which every
 * name has its objective: the one it named before, the one called so, the only one of the frameworks with that code,
 * or a new one that stands without words until its framework comes.
 */
export async function nameObjectives(run: RunContext): Promise<void> {
  await execute(
    run,
    `create temp table objective_names (raw text primary key, scheme text, name text, objective_id uuid) on commit drop`,
  )
  await readNames(
    run,
    `select learning_objective_id from ${fresh('lineItemLearningObjectiveIds')}
     union select learning_objective_id from ${fresh('resultLearningObjectiveIds')}`,
  )
  if ((await count(run, 'select from objective_names')) === 0) return
  const { district, source } = run.sql
  await execute(run, 'analyze objective_names')
  await execute(
    run,
    `update objective_names n set objective_id = k.canonical_id from links k
     where k.district_id = ${district} and k.source_id = ${source} and k.entity = '${ENTITY}' and k.sourced_id = n.name
       and n.scheme = 'unknown'`,
  )
  const meet = `
    update objective_names n set objective_id = o.id from objectives o
    where n.objective_id is null and o.district_id = ${district} and o.scheme = n.scheme and o.external_id = n.name`
  await execute(run, meet)
  await meetByCode(run)
  await execute(
    run,
    `insert into objectives (district_id, id, scheme, external_id)
     select ${district}, uuid7(), n.scheme, n.name
     from (select distinct scheme, name from objective_names where objective_id is null) n`,
  )
  await execute(run, meet)
}

/** Adds the names that `select` gives to `objective_names`, read but not yet met with objectives. */
export async function readNames(run: RunContext, select: string): Promise<void> {
  await execute(
    run,
    `insert into objective_names (raw) select x.raw from (${select}) x(raw) where x.raw is not null on conflict do nothing`,
  )
  for (;;) {
    const { rows } = await run.tx.sql.query<{ raw: string }>(
      `select raw from objective_names where scheme is null limit ${BATCH}`,
    )
    if (rows.length === 0) return
    const names = rows.map(({ raw }) => ({ raw, ...objectiveName(raw) }))
    await run.tx.sql.query(
      `update objective_names n set scheme = x.scheme, name = x.name
       from unnest($1::text[], $2::text[], $3::text[]) x(raw, scheme, name) where n.raw = x.raw`,
      [names.map(({ raw }) => raw), names.map(({ scheme }) => scheme), names.map(({ id }) => id)],
    )
  }
}

/** SQL: whether the name `raw` in `objective_names` stands, by itself or by a link of any source, for objective `o`. */
export const standsFor = (run: RunContext, raw: string) => `exists (
  select from objective_names n where n.raw = ${raw} and (
    (n.scheme, n.name) = (o.scheme, o.external_id)
    or exists (select from links k where k.district_id = ${run.sql.district} and k.entity = '${ENTITY}'
               and k.sourced_id = n.name and k.canonical_id = o.id)))`

/** A code means the one objective that has it. The source keeps meaning it, also when a second framework has it too. */
async function meetByCode(run: RunContext): Promise<void> {
  const { district, source } = run.sql
  const met = await execute(
    run,
    `update objective_names n set objective_id = c.id
     from (${uniqueCodes(district)} and o.code in (select btrim(name) from objective_names where objective_id is null)
           group by o.code having count(*) = 1) c
     where n.objective_id is null and n.scheme = 'unknown' and c.code = btrim(n.name)`,
  )
  if (met === 0) return
  await execute(
    run,
    `insert into links (district_id, source_id, entity, sourced_id, canonical_id, matched_by, content_hash, version, run_id)
     select ${district}, ${source}, '${ENTITY}', n.name, n.objective_id, '${BY_CODE}', md5(n.name)::uuid, 1, ${run.sql.run}
     from objective_names n join objectives o on o.district_id = ${district} and o.id = n.objective_id
     where n.scheme = 'unknown' and (o.scheme, o.external_id) <> (n.scheme, n.name)
     on conflict do nothing`,
  )
}

/** SQL up to its condition: the standing objectives of the district's frameworks by code. */
const uniqueCodes = (district: string) => `
  select o.code, min(o.id::text)::uuid as id from objectives o
  where o.district_id = ${district} and o.framework_id is not null and o.ended_at is null`

/**
 * Before a framework's items are written: an objective that records named by nothing but a code becomes the item with
 * that code, so that all that points to it has its words. Only where one item has the code, in this framework and in
 * all others, and nothing goes by that item's identifier yet. Expects `incoming_objectives`.
 */
export async function becomeItemsByCode(tx: Tx, districtId: string): Promise<void> {
  await tx.sql.query(
    `with codes as (
       select i.code, min(i.external) as external from incoming_objectives i group by i.code having count(*) = 1),
     named as (
       select btrim(o.external_id) as code, min(o.id::text)::uuid as id, min(o.external_id) as name from objectives o
       where o.district_id = $1 and o.scheme = 'unknown' and o.framework_id is null
       group by 1 having count(*) = 1),
     became as (
       update objectives o set scheme = 'case', external_id = c.external
       from codes c join named n using (code)
       where o.district_id = $1 and o.id = n.id
         and not exists (select from objectives x
                         where x.district_id = $1 and x.scheme = 'case' and x.external_id = c.external)
         and not exists (select from objectives x where x.district_id = $1 and x.framework_id is not null
                         and x.ended_at is null and x.code = c.code)
       returning o.id, n.name)
     insert into links (district_id, source_id, entity, sourced_id, canonical_id, matched_by, content_hash, version, run_id)
     select $1, s.id, '${ENTITY}', b.name, b.id, '${BY_CODE}', md5(b.name)::uuid, 1, '${NO_ID}'
     from became b cross join sources s where s.district_id = $1
     on conflict do nothing`,
    [districtId],
  )
}
