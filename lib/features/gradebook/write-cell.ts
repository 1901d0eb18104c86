import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import type { CellConflict, CellWrite, CellWritten } from '@/lib/features/gradebook/contract'
import type { Acting } from '@/lib/platform/acting'
import { writeAudit } from '@/lib/platform/audit'
import { passGate } from '@/lib/platform/district-gate'
import { AppError } from '@/lib/platform/errors'
import type { RecalculateForStudent } from '@/lib/platform/recalculation'
import { readGradeState, readLevelStates, readScoreState } from './cell-states'
import { decidedRow, effectiveOf, readBeneath } from './decided-row'
import {
  type CellKey,
  type CellPlace,
  cellKey,
  findCellPlace,
  lockCell,
  touchedObjectives,
} from './repository/cell'
import { findOperation, keepOperation } from './repository/operations'
import { appendRow, findLiveRow, type LiveRow, recordEffective } from './repository/people-layer'

/** What a write needs of who acts and where. */
export type Writing = Pick<Acting, 'tx' | 'actor' | 'district' | 'today'>

export type CellAnswer =
  | { readonly status: 200; readonly answer: CellWritten }
  | { readonly status: 409; readonly answer: CellConflict }

/**
 * One act of a person on one cell: refused only where another person changed the cell after this one looked; a source
 * or computed change meanwhile is stored over, and flagged. History, audit, levels and the answer stand in the caller's
 * one transaction; the same operation again gets the first answer.
 */
export async function writeCell(
  acting: Writing,
  classId: string,
  body: CellWrite,
  recalculate: RecalculateForStudent,
): Promise<CellAnswer> {
  const { tx, actor } = acting
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const done = await findOperation(tx, body.operationId)
  if (done !== null) {
    if (done.bodyHash !== bodyHash || done.userId !== actor.userId) {
      throw new AppError('invalid', 'The operation id was used for something else.', {
        code: 'operation-reused',
      })
    }
    // SAFETY: only this function stores answers of this kind.
    return { status: done.status, answer: done.answer } as CellAnswer
  }
  const outcome = await applyOnce(acting, classId, body, bodyHash, recalculate)
  await keepOperation(tx, actor.districtId, {
    id: body.operationId,
    userId: actor.userId,
    bodyHash,
    at: new Date(),
    ...outcome,
  })
  return outcome
}

async function applyOnce(
  acting: Writing,
  classId: string,
  body: CellWrite,
  digest: string,
  recalculate: RecalculateForStudent,
): Promise<CellAnswer> {
  const { tx, actor, district, today } = acting
  const { districtId, userId } = actor
  await passGate(tx, districtId)
  const place = await findCellPlace(tx, classId, body.cell, today)
  if (place === null) throw new AppError('not-found', 'The class has no such cell.', { code: 'not-found' })
  if (place.closed) throw new AppError('closed', 'The grading period is closed.', { code: 'closed' })
  const key = cellKey(body.cell, place)
  await lockCell(tx, key)
  const live = await findLiveRow(tx, key)
  const touched = await touchedObjectives(tx, body.cell)
  const objectiveIds = body.cell.kind === 'level' ? [body.cell.objectiveId] : touched
  const current = () => readWritten(tx, key, place, objectiveIds, today)
  if (live !== null && live.version > body.saw.version && live.authorId !== userId) {
    const { author: by, at } = live
    return { status: 409, answer: { code: 'conflict', by, at: at.toISOString(), now: await current() } }
  }
  const at = new Date()
  await store(acting, key, live, body, at)
  // What a person makes of a grade changes nothing else.
  if (body.cell.kind !== 'grade') {
    await recalculate(tx, {
      districtId,
      studentId: key.studentId,
      classId,
      objectiveIds: touched,
      decidedId: body.cell.kind === 'level' ? body.cell.objectiveId : null,
      schoolYear: key.schoolYear,
      authorId: userId,
      at,
      today,
      timeZone: district.timeZone,
    })
  }
  await writeAudit(tx, actor, {
    act: `cell-${body.act}`,
    targetKind: key.kind,
    targetId: key.studentId,
    digest,
  })
  return { status: 200, answer: await current() }
}

/** Appends the people-layer row of an act, and history where the effective value changed with it. */
async function store(
  { tx, actor, today }: Writing,
  key: CellKey,
  live: LiveRow | null,
  body: CellWrite,
  at: Date,
): Promise<void> {
  const isSet = live?.isSet ?? false
  // Clearing what is not set, or keeping what nobody set, changes nothing: the answer shows how it stands.
  if (!isSet && body.act !== 'set') return
  const beneath = await readBeneath(tx, key, today)
  const row = await decidedRow(tx, key, live, body, beneath)
  await appendRow(tx, actor.districtId, key, row, actor.userId, at)
  if (body.act === 'keep') return
  const by = { authorId: actor.userId, overrideId: row.id, at }
  await recordEffective(tx, actor.districtId, key, effectiveOf(row, beneath), by)
}

/** The cells a write may have made different. */
async function readWritten(
  tx: Tx,
  key: CellKey,
  place: CellPlace,
  objectiveIds: readonly string[],
  today: string,
): Promise<CellWritten> {
  const isScore = key.kind === 'score' || key.kind === 'objective'
  const grade = cellKey({ kind: 'grade', studentId: key.studentId }, place)
  return {
    scores: isScore ? [await readScoreState(tx, key)] : [],
    levels: await readLevelStates(tx, { ...key, objectiveIds }),
    grades: [await readGradeState(tx, grade, today)],
  }
}
