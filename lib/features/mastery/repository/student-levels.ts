import pg from 'pg'
import type { Evidence } from '@/lib/core/mastery/evidence'
import type { Tx } from '@/lib/db/client'
import { anyFrozen, EVIDENCE_COLUMNS, type EvidenceRow, evidenceSql } from './evidence-sql'
import { readEvidenceFacts } from './item-facts'
import { toEvidence } from './read-evidence'
import { COMPUTED_COLUMNS, type WriteLevels, writeLevels } from './write-levels'

export interface StudentPairs {
  readonly districtId: string
  readonly studentId: string
  readonly objectiveIds: readonly string[]
  readonly schoolYear: number
  readonly timeZone: string
}

/** One student's evidence by objective. */
export async function evidenceOfStudent(
  tx: Tx,
  of: StudentPairs,
): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  const pairs = `(select $1::uuid as student_id, x as objective_id, $3::smallint as school_year from unnest($2::uuid[]) x)`
  const select = evidenceSql({
    pairs,
    district: `${pg.escapeLiteral(of.districtId)}::uuid`,
    zone: pg.escapeLiteral(of.timeZone),
    frozen: await anyFrozen(tx),
  })
  const texts = EVIDENCE_COLUMNS.map((column) => `e.${column}::text`)
  const { rows } = await tx.sql.query<EvidenceRow>(`select ${texts.join(', ')} from (${select}) e`, [
    of.studentId,
    of.objectiveIds,
    of.schoolYear,
  ])
  const itemIds = [...new Set(rows.map((row) => row.line_item_id))]
  const facts = await readEvidenceFacts(tx, itemIds)
  const byObjective = new Map<string, Evidence[]>()
  for (const row of rows) {
    const pieces = byObjective.get(row.objective_id)
    if (pieces === undefined) byObjective.set(row.objective_id, [toEvidence(row, facts)])
    else pieces.push(toEvidence(row, facts))
  }
  return byObjective
}

export async function writeStudentLevels(
  tx: Tx,
  computed: readonly Readonly<Record<string, string | number | null>>[],
  of: WriteLevels,
): Promise<void> {
  await writeLevels(tx, `jsonb_to_recordset($1::jsonb) as c(${COMPUTED_COLUMNS})`, of, [
    JSON.stringify(computed),
  ])
}
