import pg from 'pg'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { NO_LEVEL, type StoredLevel } from '../count-changes'
import { countableEvidence, type PairsOf } from './bulk-levels'
import type { EvidenceRow } from './evidence-sql'

/**
 * SQL: the evidence of every pair in `touched_levels`, and beside it the pair's row of `levels` (kind `level`) and a
 * person's level above it (kind `own`).
 */
export function comparedEvidence(of: PairsOf): string {
  const district = `${pg.escapeLiteral(of.districtId)}::uuid`
  return `
    ${countableEvidence(of, 'touched_levels')}
    union all
    select l.student_id, l.objective_id, l.school_year, 'level', '${NO_ID}'::uuid, l.score, l.level::text, l.state,
           l.policy_id::text || ':' || l.policy_version, null, 0, ''
    from touched_levels p join levels l on l.district_id = ${district} and l.student_id = p.student_id
      and l.objective_id = p.objective_id and l.school_year = p.school_year and l.term_id = '${NO_ID}'
    union all
    select o.student_id, o.objective_id, o.school_year, 'own', '${NO_ID}'::uuid, null, null, 'set', null, null, 0, ''
    from touched_levels p join overrides o on o.district_id = ${district} and o.student_id = p.student_id
      and o.objective_id = p.objective_id and o.school_year = p.school_year
      and o.kind = 'level' and o.act = 'set' and o.ended_at is null`
}

/** The level in its row, from what stood beside the evidence. */
export function storedLevel(beside: readonly EvidenceRow[]): StoredLevel {
  const row = beside.find(({ kind }) => kind === 'level')
  if (row === undefined) return NO_LEVEL
  const { score, text, status, scale } = row
  return {
    state: status,
    level: text === null ? null : Number(text),
    score: score === null ? null : Number(score),
    policy: scale,
  }
}

/** From here on nothing can be written but into temporary tables, whatever is asked. */
export async function endWriting(tx: Tx): Promise<void> {
  await tx.sql.query('set transaction read only')
}

export async function allowSeconds(tx: Tx, seconds: number): Promise<void> {
  await tx.sql.query(`set local work_mem = '192MB'; set local statement_timeout = ${seconds * 1_000}`)
}
