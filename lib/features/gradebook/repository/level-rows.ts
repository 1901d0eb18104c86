import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { LIVE_COLUMNS, type LiveRow } from './people-layer'

export interface ComputedRow {
  readonly objectiveId: string
  readonly state: 'level' | 'insufficient' | 'none'
  readonly level: number | null
  readonly score: string | null
  readonly count: number
  readonly trend: -1 | 0 | 1
  /** What it was computed under. */
  readonly policy: MasteryPolicy
}

/** A student's computed levels on some objectives; an objective without a row has no evidence. */
export async function readComputed(
  tx: Tx,
  studentId: string,
  objectiveIds: readonly string[],
  schoolYear: number,
): Promise<ReadonlyMap<string, ComputedRow>> {
  const { rows } = await tx.sql.query<ComputedRow>(
    `select l.objective_id as "objectiveId", l.state, l.level, l.score, l.evidence_count as count, l.trend, v.settings as policy
     from levels l
     join mastery_policy_versions v on v.district_id = l.district_id and v.policy_id = l.policy_id and v.version = l.policy_version
     where l.student_id = $1 and l.school_year = $2 and l.objective_id = any($3) and l.term_id = '${NO_ID}'`,
    [studentId, schoolYear, objectiveIds],
  )
  return new Map(rows.map((row) => [row.objectiveId, row]))
}

/** People's newest rows on a student's levels. */
export async function readLiveLevels(
  tx: Tx,
  studentId: string,
  objectiveIds: readonly string[],
  schoolYear: number,
): Promise<ReadonlyMap<string, LiveRow>> {
  const { rows } = await tx.sql.query<LiveRow & { objectiveId: string }>(
    `select o.objective_id as "objectiveId", ${LIVE_COLUMNS}
     from overrides o join users u on u.district_id = o.district_id and u.id = o.author_id
     where o.student_id = $1 and o.kind = 'level' and o.school_year = $2 and o.objective_id = any($3) and o.ended_at is null`,
    [studentId, schoolYear, objectiveIds],
  )
  return new Map(rows.map((row) => [row.objectiveId, row]))
}
