import { typedPairs } from '@/lib/platform/typed-pairs'
import { execute, type RunContext } from './run-context'

/**
 * Puts into `touched_levels` what people changed since the import began: with the gate closed nobody changes more, and
 * what they computed did not know the import's results, nor it theirs.
 */
export async function listPeoplesChanges(run: RunContext): Promise<void> {
  await execute(run, 'truncate touched_levels')
  // A change may be dated before the import and be committed after it has read; clocks differ a little as well.
  const since = `and o.at >= ${run.sql.at} - interval '1 minute'`
  await execute(
    run,
    `insert into touched_levels (student_id, objective_id, school_year) ${typedPairs(run.sql.district, since)}`,
  )
}

/** A value typed while the import ran was chosen over a source value that is no longer there: its flag rises at once. */
export async function flagLateOverrides(run: RunContext): Promise<void> {
  await execute(
    run,
    `update overrides o set flag = jsonb_build_object(
       'now', coalesce(trim_scale(r.score)::text, r.text_score, r.status),
       'was', coalesce(o.saw_source->>'score', o.saw_source->>'text', o.saw_source->>'status'), 'at', ${run.sql.at})
     from results r
     where o.district_id = ${run.sql.district} and o.at >= ${run.sql.at} and o.kind = 'score' and o.ended_at is null
       and o.act = 'set' and o.flag is null
       and r.district_id = ${run.sql.district} and r.student_id = o.student_id and r.line_item_id = o.line_item_id
       and r.is_cell and r.version > coalesce(o.saw_source_version, 0)`,
  )
}
