import { type CellValue, effectiveCell, sameValue, sourceChange } from '@/lib/core/gradebook/cell'
import { NO_ID } from '@/lib/core/no-id'
import type { PeriodReopened, PeriodReopening } from '@/lib/features/gradebook/contract'
import type { Writing } from '@/lib/features/gradebook/write-cell'
import { writeAudit } from '@/lib/platform/audit'
import { changePeriods, closeGate } from '@/lib/platform/district-gate'
import { AppError } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/new-id'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import {
  endClosure,
  findPeriod,
  forgetListed,
  listGradesOfReopened,
  listLevelsOfReopened,
} from './repository/periods'
import { flagOverrides, recordThawed, type ThawedCell, thawCells } from './repository/thaw-cells'

/**
 * Reopens a closed period, with a reason: what sources have said of its cells meanwhile counts from now on, with one row
 * of history for each value that is another, and the levels and grades that follow. What another closure covers as well stays held.
 */
export async function reopenPeriod(
  acting: Writing,
  sessionId: string,
  of: PeriodReopening,
  recalculate: RecalculateAfterImport,
): Promise<PeriodReopened> {
  const { tx, actor, district, today } = acting
  const { districtId, userId } = actor
  await changePeriods(tx, districtId)
  await closeGate(tx, districtId)
  const period = await findPeriod(tx, sessionId, of.schoolId)
  const at = new Date()
  const ended = await endClosure(tx, sessionId, of.schoolId, { userId, at, reason: of.reason })
  if (period === null || !ended)
    throw new AppError('not-found', 'No such closed period.', { code: 'not-closed' })
  const thawed = await thawCells(tx, at)
  const turns = thawed.flatMap((cell) => {
    const typed = cell.own?.value ?? null
    const value = effectiveCell(cell.now, typed)
    return saysSame(cell, effectiveCell(cell.held, typed), value) ? [] : [{ id: newId(), cell, value }]
  })
  await recordThawed(tx, districtId, turns, { authorId: userId, at })
  await flagOverrides(
    tx,
    thawed.flatMap((cell) => flagOf(cell, at)),
  )
  const year = period.isYear ? period.schoolYear : null
  await listLevelsOfReopened(tx, at, year)
  await listGradesOfReopened(tx, { sessionId, thawedAt: at, year })
  const levels = await recalculate(tx, {
    districtId,
    runId: null,
    at,
    today,
    timeZone: district.timeZone,
    // It has been closed since before the cells were read.
    closeDistrict: () => forgetListed(tx),
  })
  const counts = { cells: turns.length, levels }
  await writeAudit(tx, actor, { act: 'reopen-period', targetKind: 'session', targetId: sessionId, counts })
  return counts
}

/** A part has no status or flags of its own: those are its result's. */
function saysSame({ objectiveId }: ThawedCell, was: CellValue | null, now: CellValue | null): boolean {
  if (was === null || now === null) return was === now
  return objectiveId === NO_ID ? sameValue(was, now) : was.score === now.score && was.text === now.text
}

function flagOf({ own, now }: ThawedCell, at: Date) {
  if (own === null) return []
  const change = sourceChange(own, now)
  const said = (value: CellValue | null) => value && (value.score?.toString() ?? value.text ?? value.status)
  const flag = change && { now: said(change.now), was: said(change.was), at: at.toISOString() }
  return [{ id: own.overrideId, flag }]
}
