import type { Tx } from '@/lib/db/client'

/** A job knows its district by id alone. */
export async function readTimeZone(tx: Tx, districtId: string): Promise<string> {
  const { rows } = await tx.sql.query<{ timeZone: string }>(
    'select time_zone as "timeZone" from districts where id = $1',
    [districtId],
  )
  if (rows[0] === undefined) throw new Error('A job names a district that is there')
  return rows[0].timeZone
}
