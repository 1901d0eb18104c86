import type { Acting } from '@/lib/platform/acting'
import type { OwnClass } from './contract'
import { readClasses } from './repository/list-classes'

const MOST = 50

/** The classes a person teaches today, by name alone: for going from one to another. */
export async function listOwnClasses({
  tx,
  person,
  today,
}: Pick<Acting, 'tx' | 'person' | 'today'>): Promise<readonly OwnClass[]> {
  const own = { userId: person.userId, today, nowOnly: true, all: false, orgIds: [], search: '', most: MOST }
  const rows = await readClasses(tx, own)
  return rows.map(({ id, title, location, students }) => ({ id, title, location, students }))
}
