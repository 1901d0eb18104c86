import type { Acting } from '@/lib/platform/acting'
import { writeAudit } from '@/lib/platform/audit'
import { AppError } from '@/lib/platform/errors'
import { endSessionsOf } from '@/lib/platform/session'
import { markEnded } from './repository'

/** Takes back what was given, before its last day; the sessions of whoever had it end with it. */
export async function endGrant({ tx, actor, today }: Acting, grantId: string): Promise<void> {
  const { districtId } = actor
  const userId = await markEnded(tx, { districtId, grantId, today, at: new Date(), by: actor.userId })
  if (userId === null) throw new AppError('not-found', 'Nothing given that has not ended.')
  const sessions = await endSessionsOf(tx, districtId, userId)
  await writeAudit(tx, actor, {
    act: 'end-grant',
    targetKind: 'grant',
    targetId: grantId,
    counts: { sessions },
  })
}
