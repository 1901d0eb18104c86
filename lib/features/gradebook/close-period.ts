import type { PeriodClosing } from '@/lib/features/gradebook/contract'
import type { Writing } from '@/lib/features/gradebook/write-cell'
import { writeAudit } from '@/lib/platform/audit'
import { changePeriods, closeGate } from '@/lib/platform/district-gate'
import { AppError } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/new-id'
import { findPeriod, insertClosure, isClosedAs } from './repository/periods'

/** Closes a period, in one school or everywhere: from now on its values stand, whatever people or sources say. */
export async function closePeriod(acting: Writing, sessionId: string, of: PeriodClosing): Promise<void> {
  const { tx, actor } = acting
  const { districtId, userId } = actor
  await changePeriods(tx, districtId)
  await closeGate(tx, districtId)
  if ((await findPeriod(tx, sessionId, of.schoolId)) === null)
    throw new AppError('not-found', 'No such period or school.')
  if (await isClosedAs(tx, sessionId, of.schoolId))
    throw new AppError('conflict', 'The period is closed already.', { code: 'already-closed' })
  const closure = { districtId, id: newId(), sessionId, schoolId: of.schoolId, by: userId, at: new Date() }
  await insertClosure(tx, closure)
  await writeAudit(tx, actor, { act: 'close-period', targetKind: 'session', targetId: sessionId })
}
