import pg from 'pg'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { LEVELS_CLOSED } from '@/lib/platform/period-closures'
import { NO_LEVEL, type StoredLevel } from '../count-changes'
import { countableEvidence, everyPair } from './bulk-levels'
import type { EvidenceRow } from './evidence-sql'

/**
 * SQL: the evidence of every pair on some objectives (null: all) outside closed years, and beside it the pair's row of
 * `levels` (kind `level`) and a person's level above it (kind `own`). Reads only, temporary tables included.
 */
export function comparedEvidence(
  of: { readonly districtId: string; readonly timeZone: string },
  objectiveIds: readonly string[] | null,
): string {
  const district = `${pg.escapeLiteral(of.districtId)}::uuid`
  const rest = (status: string) => `'${NO_ID}'::uuid, null::numeric, null::text, ${status}`
  return `
    with every_pair as materialized (${everyPair(of.districtId, objectiveIds)}),
    years as materialized (
      select student_id, school_year from (select distinct student_id, school_year from every_pair) t where not ${LEVELS_CLOSED}),
    pairs as materialized (select p.* from every_pair p join years using (student_id, school_year))
    ${countableEvidence(of, 'pairs')}
    union all
    select l.student_id, l.objective_id, l.school_year, 'level', '${NO_ID}'::uuid, l.score, l.level::text, l.state,
           l.policy_id::text || ':' || l.policy_version, null, 0, ''
    from pairs p join levels l on l.district_id = ${district} and l.student_id = p.student_id
      and l.objective_id = p.objective_id and l.school_year = p.school_year and l.term_id = '${NO_ID}'
    union all
    select o.student_id, o.objective_id, o.school_year, 'own', ${rest(`'set'`)}, null, null, 0, ''
    from pairs p join overrides o on o.district_id = ${district} and o.student_id = p.student_id
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

/** A district's evidence is sorted and joined as a whole: looking it up pair by pair would take minutes. */
export async function planForCompare(tx: Tx, secondsMost: number): Promise<void> {
  await tx.sql.query(
    `set local work_mem = '192MB'; set local enable_nestloop = off; set local statement_timeout = ${secondsMost * 1_000}`,
  )
}
