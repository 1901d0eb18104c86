import type { Acting } from '@/lib/platform/acting'
import { writeAudit } from '@/lib/platform/audit'
import { AppError } from '@/lib/platform/errors'
import { endSessionsOf } from '@/lib/platform/session'
import { isPerson } from './repository'

/** Signs a person out on every device, the asker's own included where it is theirs. Twice is once. */
export async function endSessions(
  { tx, actor }: Pick<Acting, 'tx' | 'actor'>,
  userId: string,
): Promise<{ readonly sessions: number }> {
  if (!(await isPerson(tx, actor.districtId, userId))) throw new AppError('not-found', 'No such person.')
  const sessions = await endSessionsOf(tx, actor.districtId, userId)
  await writeAudit(tx, actor, {
    act: 'end-sessions',
    targetKind: 'user',
    targetId: userId,
    counts: { sessions },
  })
  return { sessions }
}
