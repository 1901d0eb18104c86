import type { Tx } from '@/lib/db/client'

/*
 * A person's change computes levels from evidence as it stands; an import does the same for a whole district, from a
 * transaction that lasts. So that neither computes past the other, a person's change passes the gate shared, for its
 * few milliseconds, and an import closes it only for its very last step: it then sees every change made meanwhile,
 * computes those cells once more, and commits. Per district, and gone with the transaction.
 */

export async function passGate(tx: Tx, districtId: string): Promise<void> {
  await tx.sql.query(`select pg_advisory_xact_lock_shared(hashtext('levels'), hashtext($1))`, [districtId])
}

export async function closeGate(tx: Tx, districtId: string): Promise<void> {
  await tx.sql.query(`select pg_advisory_xact_lock(hashtext('levels'), hashtext($1))`, [districtId])
}

/*
 * What computes levels for a whole scope, an import or an adopted policy, does so one after the other: neither sees what
 * the other is about to commit.
 */

/** Holds it until the transaction ends; false where another does. */
export async function lockImports(tx: Tx, districtId: string): Promise<boolean> {
  const { rows } = await tx.sql.query<{ locked: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('import'), hashtext($1)) as locked`,
    [districtId],
  )
  return rows[0]?.locked ?? false
}

/*
 * Which periods are closed is asked by an import as its last question but the levels, and may not change until it has
 * committed: it holds them, shared; who closes or reopens one waits. Taken before the gate above, never after.
 */

export async function holdPeriods(tx: Tx, districtId: string): Promise<void> {
  await tx.sql.query(`select pg_advisory_xact_lock_shared(hashtext('periods'), hashtext($1))`, [districtId])
}

export async function changePeriods(tx: Tx, districtId: string): Promise<void> {
  await tx.sql.query(`select pg_advisory_xact_lock(hashtext('periods'), hashtext($1))`, [districtId])
}
