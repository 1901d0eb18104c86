import type { EntitySpec } from './entity-spec'
import { type Promoted, promoteEntity } from './promote-entity'
import { execute, fresh, gone, type RunContext } from './run-context'

const FILE = 'resultScoreScales'

const spec: EntitySpec = {
  file: FILE,
  table: null,
  references: { scale: { column: 'score_scale_sourced_id', entity: 'scoreScales' } },
  heldIf: {
    condition: `not exists (select from results r where r.district_id = $district and r.source_id = $source and r.sourced_id = n.result_sourced_id)`,
    column: 'resultSourcedId',
  },
  afterwards: [
    `update results r set scale_id = n.ref_scale, scale_version = s.version
     from fresh_result_score_scales n join score_scales s on s.district_id = $district and s.id = n.ref_scale
     where r.district_id = $district and r.source_id = $source and r.sourced_id = n.result_sourced_id
       and r.scale_id is distinct from n.ref_scale`,
  ],
}

/**
 * The scale a result names for itself, in the version it has today: a later change of the scale leaves the result its own.
 *
 * Leaves `rescaled_results` (sourced_id, line_item_id, student_id, was_scale_id, was_scale_version): those whose scale
 * may be another now.
 */
export async function promoteResultScales(run: RunContext): Promise<Promoted> {
  const { district, source } = run.sql
  const said = `select said->>'resultSourcedId' as result_sourced_id from links
    where district_id = ${district} and source_id = ${source} and entity = '${FILE}'`
  await execute(
    run,
    `create temp table rescaled_results on commit drop as
     select distinct r.sourced_id, r.line_item_id, r.student_id, r.scale_id as was_scale_id,
            r.scale_version as was_scale_version
     from (select result_sourced_id from ${fresh(FILE)}
           union ${said} and sourced_id in (
             select sourced_id from ${gone(FILE)} union select sourced_id from ${fresh(FILE)} where not is_new)) x
     join results r on r.district_id = ${district} and r.source_id = ${source} and r.sourced_id = x.result_sourced_id`,
  )
  const promoted = await promoteEntity(run, spec)
  if (promoted.changed + promoted.ended > 0) {
    await execute(
      run,
      `update results r set scale_id = null, scale_version = null from rescaled_results x
       where r.district_id = ${district} and r.source_id = ${source} and r.sourced_id = x.sourced_id
         and r.sourced_id not in (select result_sourced_id from (${said} and ended_at is null) s)`,
    )
  }
  return promoted
}
