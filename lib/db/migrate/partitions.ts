import type pg from 'pg'

/** School years turn on July 1 here; a row of any other year falls into the default partition. */
const FIRST_MONTH = 6

/** Makes history's partitions for this and the next two school years, and the default one. */
export async function partitionHistory(client: pg.Client, now: Date): Promise<void> {
  const current = now.getUTCFullYear() + (now.getUTCMonth() >= FIRST_MONTH ? 1 : 0)
  await client.query('create table if not exists history_other partition of history default')
  for (const year of [current, current + 1, current + 2]) {
    await client.query(
      `create table if not exists history_${year} partition of history for values in (${year})`,
    )
  }
}
