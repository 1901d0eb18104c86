import type { Tx } from '@/lib/db/client'

export interface StoredRefusal {
  readonly n: number
  readonly file: string
  readonly line: number
  readonly column: string
  readonly code: string
  readonly message: string
  readonly fate: 'refused' | 'held'
}

const PAGE = 1_000

/** The next refusals of a run after the `after`-th. */
export async function pageOfRefusals(
  tx: Tx,
  runId: string,
  after: number,
): Promise<readonly StoredRefusal[]> {
  const { rows } = await tx.sql.query<StoredRefusal>(
    `select n, file, line, "column", code, message, fate from sync_refusals
     where run_id = $1 and n > $2 order by n limit ${PAGE}`,
    [runId, after],
  )
  return rows
}
