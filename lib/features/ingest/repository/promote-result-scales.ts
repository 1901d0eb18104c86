import type { EntitySpec } from './entity-spec'
import { type Promoted, promoteEntity } from './promote-entity'
import type { RunContext } from './run-context'

const spec: EntitySpec = {
  file: 'resultScoreScales',
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

/** The scale a result names for itself, in the version it has today: a later change of the scale leaves the result its own. */
export function promoteResultScales(run: RunContext): Promise<Promoted> {
  return promoteEntity(run, spec)
}
