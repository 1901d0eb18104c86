import type { Tx } from '@/lib/db/client'

/**
 * Gives the session's temporary tables the room a district's year wants. Postgres lets it be chosen only before a
 * session's first temporary table, and a pooled connection may have had one: then it works on in what room there is.
 */
export async function makeTemporaryRoom(tx: Tx): Promise<void> {
  await tx.sql.query('savepoint temporary_room')
  try {
    await tx.sql.query(`set local temp_buffers = '64MB'`)
    await tx.sql.query('release savepoint temporary_room')
  } catch {
    await tx.sql.query('rollback to savepoint temporary_room')
  }
}
