import type { CellValue, SourceValue } from '@/lib/core/gradebook/cell'
import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import type { Tx } from '@/lib/db/client'
import type { CellKey } from './cell'

/** core's packed flags of a results row `r`. */
export const FLAG_BITS = `(coalesce(r.late, false)::int + 2 * coalesce(r.missing, false)::int + 4 * coalesce(r.incomplete, false)::int
  + 8 * coalesce(r.in_progress, false)::int)`

interface Raw {
  readonly score: string | null
  readonly text: string | null
  readonly status: string
  readonly flags: number
  readonly version: number
  readonly sourceId: string
}

/** A source's value, and which source. */
export type ChosenValue = SourceValue & { readonly sourceId: string }

/** What the chosen source says of a score cell now; null where none has a value. */
export async function findSourceValue(tx: Tx, key: CellKey): Promise<ChosenValue | null> {
  const live = `exists (select from line_items l where l.district_id = r.district_id and l.id = r.line_item_id and l.ended_at is null)`
  const { rows } =
    key.kind === 'objective'
      ? await tx.sql.query<Raw>(
          `select p.score, p.text_score as text, r.status, ${FLAG_BITS} as flags, p.version, p.source_id as "sourceId"
           from objective_results p
           join results r on r.district_id = p.district_id and r.source_id = p.source_id and r.sourced_id = p.result_sourced_id
           where p.student_id = $1 and p.line_item_id = $2 and p.objective_id = $3 and p.is_cell and ${live}`,
          [key.studentId, key.lineItemId, key.objectiveId],
        )
      : await tx.sql.query<Raw>(
          `select r.score, r.text_score as text, r.status, ${FLAG_BITS} as flags, r.version, r.source_id as "sourceId" from results r
           where r.student_id = $1 and r.line_item_id = $2 and r.is_cell and ${live}`,
          [key.studentId, key.lineItemId],
        )
  const row = rows[0]
  if (row === undefined) return null
  return {
    score: row.score === null ? null : Number(row.score),
    text: row.text,
    status: parseScoreStatus(row.status) ?? 'not submitted',
    flags: row.flags,
    version: row.version,
    sourceId: row.sourceId,
  }
}

/** What the source said before its newest word: history has it, since nobody's value stood above. */
export async function findEarlierSourceValue(tx: Tx, key: CellKey): Promise<CellValue | null> {
  const { rows } = await tx.sql.query<{
    number: string | null
    text: string | null
    status: string | null
    flags: number | null
  }>(
    `select number, text, status, flags from history
     where student_id = $1 and line_item_id = $2 and objective_id = $3 and kind = $4 and run_id is not null
     order by id desc offset 1 limit 1`,
    [key.studentId, key.lineItemId, key.objectiveId, key.kind],
  )
  const row = rows[0]
  if (row === undefined) return null
  return {
    score: row.number === null ? null : Number(row.number),
    text: row.text,
    status: parseScoreStatus(row.status ?? '') ?? 'fully graded',
    flags: row.flags ?? 0,
  }
}
