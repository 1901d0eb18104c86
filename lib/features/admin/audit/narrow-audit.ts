import type { Tx } from '@/lib/db/client'
import type { AuditFilter } from '@/lib/features/admin/contract'
import type { District } from '@/lib/platform/district'
import { type AuditNarrowing, findClasses, findPeople, listClassesOf } from './repository'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What somebody typed, as the ids it may mean. */
export async function narrowAudit(
  tx: Tx,
  { id: districtId, timeZone }: District,
  { act, person, target, from, until }: AuditFilter,
): Promise<AuditNarrowing> {
  return {
    districtId,
    timeZone,
    act,
    from,
    until,
    actorIds: person === null ? null : await peopleOf(tx, districtId, person),
    targetIds: target === null ? null : await targetsOf(tx, districtId, target),
  }
}

async function peopleOf(tx: Tx, districtId: string, text: string): Promise<readonly string[]> {
  return UUID.test(text) ? [text.toLowerCase()] : findPeople(tx, districtId, patternOf(text))
}

/** A student was also seen by whoever saw one of their classes. */
async function targetsOf(tx: Tx, districtId: string, text: string): Promise<readonly string[]> {
  const people = await peopleOf(tx, districtId, text)
  const classes = UUID.test(text) ? [] : await findClasses(tx, districtId, patternOf(text))
  return [...new Set([...people, ...classes, ...(await listClassesOf(tx, districtId, people))])]
}

/** For `ilike`: anywhere in it, with the wildcards of what was typed taken as themselves. */
function patternOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
