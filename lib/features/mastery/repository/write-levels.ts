import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'

const NO_ID_SQL = `'${NO_ID}'::uuid`

/** A computed level on its way to the table, in the order of `COMPUTED_COLUMNS`. */
export const COMPUTED_COLUMNS =
  'history_id uuid, student_id uuid, objective_id uuid, school_year smallint, state text, level smallint, score numeric, evidence_count smallint, trend smallint, newest_on date, policy_id uuid, policy_version int'

export interface WriteLevels {
  readonly districtId: string
  readonly at: Date
  readonly runId: string | null
  readonly authorId: string | null
}

export interface LevelsWritten {
  /** Rows that are not as they were, be it by a digit or by the policy they name. */
  readonly written: number
  /** Levels that came out another, or came, or went. */
  readonly moved: number
}

/**
 * Stores computed levels from the relation `computed` (a table name, or a select in brackets) and what follows: history
 * where the effective level changed, a flag on every person's level whose computed one moved. A level without evidence
 * keeps its row, in state `none`, so that its going is seen.
 */
export async function writeLevels(
  tx: Tx,
  computed: string,
  of: WriteLevels,
  parameters: readonly unknown[] = [],
): Promise<LevelsWritten> {
  const n = parameters.length
  const param = (at: number) => `$${n + at}`
  const { rows } = await tx.sql.query<LevelsWritten>(
    `with computed as (select * from ${computed}),
     before as (
       select c.*, b.state as was_state, b.level as was_level, b.score as was_score
       from computed c left join levels b on b.district_id = ${param(1)}::uuid and b.student_id = c.student_id
         and b.school_year = c.school_year and b.objective_id = c.objective_id and b.term_id = ${NO_ID_SQL}),
     written as (
       insert into levels as x (district_id, school_year, student_id, objective_id, state, level, score, evidence_count,
                                trend, newest_on, policy_id, policy_version, at)
       select ${param(1)}::uuid, school_year, student_id, objective_id, state, level, score, evidence_count, trend, newest_on,
              policy_id, policy_version, ${param(2)}::timestamptz
       from before where state <> 'none' or was_state is not null
       on conflict (district_id, student_id, school_year, objective_id, term_id) do update
         set state = excluded.state, level = excluded.level, score = excluded.score, evidence_count = excluded.evidence_count,
             trend = excluded.trend, newest_on = excluded.newest_on, policy_id = excluded.policy_id,
             policy_version = excluded.policy_version, at = excluded.at
         where (x.state, x.level, x.score, x.evidence_count, x.trend, x.newest_on, x.policy_id, x.policy_version)
           is distinct from (excluded.state, excluded.level, excluded.score, excluded.evidence_count, excluded.trend,
                             excluded.newest_on, excluded.policy_id, excluded.policy_version)
       returning 1),
     moved as (
       select b.*, o.id as override_id from before b
       left join overrides o on o.district_id = ${param(1)}::uuid and o.student_id = b.student_id and o.kind = 'level'
         and o.objective_id = b.objective_id and o.school_year = b.school_year and o.ended_at is null and o.act = 'set'
       where (coalesce(b.was_state, 'none'), b.was_level) is distinct from (b.state, b.level)),
     flagged as (
       update overrides o set flag = jsonb_build_object('now', m.score::text, 'was', o.saw_computed::text, 'at', ${param(2)}::timestamptz)
       from moved m where o.district_id = ${param(1)}::uuid and o.id = m.override_id
         and m.score is distinct from o.saw_computed),
     recorded as (
       insert into history (district_id, school_year, id, at, kind, student_id, objective_id, number, text, level, run_id, author_id)
       select ${param(1)}::uuid, school_year, history_id, ${param(2)}::timestamptz, 'level', student_id, objective_id, score,
              nullif(state, 'level'), level, ${param(3)}::uuid, ${param(4)}::uuid
       from moved where override_id is null)
     select (select count(*) from written)::int as written, (select count(*) from moved)::int as moved`,
    [...parameters, of.districtId, of.at, of.runId, of.authorId],
  )
  return rows[0] ?? { written: 0, moved: 0 }
}
