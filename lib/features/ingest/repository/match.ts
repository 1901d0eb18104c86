import type { EntitySpec } from './entity-spec'
import { execute, fill, fresh, type RunContext } from './run-context'

/**
 * Certain matches of new records with rows that other sources made. Per record the best rule that finds anything
 * decides: one candidate, not yet spoken of by this source, and wanted by no other new record on as good a rule, is a match. Anything
 * short of that stays apart, as a row of its own, and is listed with its reason until a person decides.
 */
export async function matchUnmatched(run: RunContext, spec: EntitySpec): Promise<number> {
  if (spec.matches === undefined) return 0
  const table = fresh(spec.file)
  await execute(
    run,
    `create temp table unmatched on commit drop as select * from ${table} n where n.canonical_id is null`,
  )
  await execute(
    run,
    `create temp table candidates on commit drop as
     with found as (
            select m.* from (${fill(run, spec.matches)}) m
            where m.rule = 'echo' or exists (
              select from links o where o.district_id = ${run.sql.district} and o.canonical_id = m.canonical_id
                and o.entity = '${spec.file}' and o.source_id <> ${run.sql.source})),
          best as (select sourced_id, min(rank) as rank from found group by sourced_id),
          pairs as (select f.sourced_id, f.canonical_id, b.rank, min(f.rule) as rule,
                           count(*) over (partition by f.sourced_id) as choices
                    from found f join best b using (sourced_id, rank) group by 1, 2, 3)
     select p.*, k.canonical_id is not null as taken,
            count(*) filter (where choices = 1) over (partition by p.canonical_id, p.rank) as rivals,
            min(p.rank) filter (where choices = 1) over (partition by p.canonical_id) as strongest
     from pairs p
     left join (select distinct canonical_id from links
                where district_id = ${run.sql.district} and source_id = ${run.sql.source}
                  and entity = '${spec.file}' and ended_at is null) k using (canonical_id)`,
  )
  await execute(
    run,
    `update ${table} n set canonical_id = c.canonical_id, matched_by = c.rule from candidates c
     where n.sourced_id = c.sourced_id and not c.taken and c.choices = 1 and c.rank = c.strongest and c.rivals = 1`,
  )
  const apart = await execute(
    run,
    `insert into match_questions (district_id, source_id, entity, sourced_id, candidate_id, reason, asked_at)
     select ${run.sql.district}, ${run.sql.source}, '${spec.file}', c.sourced_id, c.canonical_id,
            c.rule || case when c.taken then ':taken' else ':several' end, ${run.sql.at}
     from candidates c join ${table} n using (sourced_id)
     where n.canonical_id is null
     on conflict do nothing`,
  )
  await execute(run, 'drop table unmatched, candidates')
  return apart
}
