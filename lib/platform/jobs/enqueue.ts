import type { Tx } from '@/lib/db/client'
import type { JobName, JobPayload } from '@/lib/platform/jobs/catalog'

/** Adds a job in the caller's transaction: it exists exactly when the act that wanted it does. The same key twice is one job. */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayload<N>,
  key: string,
  runAt: Date = new Date(),
): Promise<void> {
  await tx.sql.query('select jobs.enqueue($1, $2, $3, $4)', [name, JSON.stringify(payload), key, runAt])
}
