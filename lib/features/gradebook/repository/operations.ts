import type { Tx } from '@/lib/db/client'

export interface DoneOperation {
  readonly bodyHash: string
  readonly userId: string
  readonly status: number
  readonly answer: object
}

/** What an operation id was answered before. Two arrivals of one id wait for each other here. */
export async function findOperation(tx: Tx, operationId: string): Promise<DoneOperation | null> {
  await tx.sql.query(`select pg_advisory_xact_lock(hashtext('operation'), hashtext($1))`, [operationId])
  const { rows } = await tx.sql.query<DoneOperation>(
    'select body_hash as "bodyHash", user_id as "userId", status, answer from operations where id = $1',
    [operationId],
  )
  return rows[0] ?? null
}

export async function keepOperation(
  tx: Tx,
  districtId: string,
  operation: DoneOperation & { readonly id: string; readonly at: Date },
): Promise<void> {
  await tx.sql.query(
    `insert into operations (district_id, id, user_id, body_hash, status, answer, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      districtId,
      operation.id,
      operation.userId,
      operation.bodyHash,
      operation.status,
      JSON.stringify(operation.answer),
      operation.at,
    ],
  )
}
