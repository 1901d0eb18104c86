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

/** A refusal of the package as a whole, made by us and not by its reader. */
export async function addPackageRefusal(
  tx: Tx,
  districtId: string,
  runId: string,
  refusal: { readonly code: string; readonly message: string },
): Promise<void> {
  await tx.sql.query(
    `insert into sync_refusals (district_id, run_id, n, file, line, "column", code, message, fate)
     select $1, $2, 1 + coalesce(max(n), 0), 'manifest.csv', 0, '', $3, $4, 'refused' from sync_refusals where run_id = $2`,
    [districtId, runId, refusal.code, refusal.message],
  )
}
