import { createHash } from 'node:crypto'
import { compactScore } from '@/lib/core/decimal'
import { type CellValue, effectiveCell, type SourceValue } from '@/lib/core/gradebook/cell'
import { cutsOf } from '@/lib/core/mastery/scale'
import type { Tx } from '@/lib/db/client'
import type { CellConflict, CellWrite, CellWritten } from '@/lib/features/gradebook/contract'
import type { Acting } from '@/lib/platform/acting'
import { writeAudit } from '@/lib/platform/audit'
import { passGate } from '@/lib/platform/district-gate'
import { AppError } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/new-id'
import type { RecalculateForStudent } from '@/lib/platform/recalculation'
import { readLevelStates, readScoreState } from './cell-states'
import { type CellKey, cellKey, findCellPlace, lockCell, touchedObjectives } from './repository/cell'
import { peopleValue } from './repository/grid-rows'
import { type ComputedRow, readComputed } from './repository/level-rows'
import { findOperation, keepOperation } from './repository/operations'
import {
  appendRow,
  findLiveRow,
  findSeen,
  type LiveRow,
  type NewRow,
  recordEffective,
} from './repository/people-layer'
import { findEarlierSourceValue, findSourceValue } from './repository/source-value'

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
  const place = await findCellPlace(tx, classId, body.cell)
  if (place === null) throw new AppError('not-found', 'The class has no such cell.', { code: 'not-found' })
  if (place.closed) throw new AppError('closed', 'The grading period is closed.', { code: 'closed' })
  const key = cellKey(body.cell, place.schoolYear)
  await lockCell(tx, key)
  const live = await findLiveRow(tx, key)
  const touched = await touchedObjectives(tx, body.cell)
  const objectiveIds = body.cell.kind === 'level' ? [body.cell.objectiveId] : touched
  const current = async (): Promise<CellWritten> => ({
    scores: key.kind === 'level' ? [] : [await readScoreState(tx, key)],
    levels: await readLevelStates(tx, { ...key, objectiveIds }),
  })
  if (live !== null && live.version > body.saw.version && live.authorId !== userId) {
    const { author: by, at } = live
    return { status: 409, answer: { code: 'conflict', by, at: at.toISOString(), now: await current() } }
  }
  const at = new Date()
  await store(acting, key, live, body, at)
  await recalculate(tx, {
    districtId,
    studentId: key.studentId,
    objectiveIds: touched,
    schoolYear: key.schoolYear,
    authorId: userId,
    at,
    today,
    timeZone: district.timeZone,
  })
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
  acting: Writing,
  key: CellKey,
  live: LiveRow | null,
  body: CellWrite,
  at: Date,
): Promise<void> {
  const { tx, actor } = acting
  const isSet = live?.isSet ?? false
  // Clearing what is not set, or keeping what nobody set, changes nothing: the answer shows how it stands.
  if (!isSet && body.act !== 'set') return
  const source = key.kind === 'level' ? null : await findSourceValue(tx, key)
  const computed = key.kind === 'level' ? await findComputed(tx, key) : null
  const row = await nextRow(acting, key, live, body, { source, computed })
  await appendRow(tx, actor.districtId, key, row, actor.userId, at)
  if (body.act === 'keep') return
  const by = { authorId: actor.userId, overrideId: row.id, at }
  await recordEffective(tx, actor.districtId, key, await effective(tx, key, row, source), by)
}

async function nextRow(
  acting: Writing,
  key: CellKey,
  live: LiveRow | null,
  body: CellWrite,
  beneath: {
    readonly source: SourceValue | null
    readonly computed: ComputedRow | null
  },
): Promise<NewRow> {
  const { source, computed } = beneath
  const base = {
    id: newId(),
    version: (live?.version ?? 0) + 1,
    act: body.act === 'set' || body.act === 'keep' ? ('set' as const) : ('clear' as const),
    reason: body.reason ?? null,
    sawSource: source === null ? null : cellValueOf(source),
    sawSourceVersion: source?.version ?? null,
    sawComputed: computed?.score ?? null,
    flag: null,
  }
  if (body.act !== 'set') {
    const kept = body.act === 'keep' ? live : null
    return {
      ...base,
      number: kept?.number ?? null,
      text: kept?.text ?? null,
      status: kept?.status ?? null,
      flags: kept?.flags ?? 0,
      level: kept?.level ?? null,
      reason: base.reason ?? kept?.reason ?? null,
      comment: kept?.comment ?? null,
    }
  }
  const { number, text, status, flags, level } = body.value
  if (
    key.kind === 'level' ? level === null : number === null && text === null && status === null && flags === 0
  ) {
    throw new AppError('invalid', 'The value says nothing.', { code: 'bad-value' })
  }
  const row = { ...base, number, text, status, flags, level, comment: body.comment ?? live?.comment ?? null }
  // The author looked at something that has changed since: stored all the same, over what they saw, and flagged.
  if (key.kind === 'level') {
    const saw = body.saw.computed
    const score = computed?.score ?? null
    if (saw === null || computed === null || score === null) return row
    // What was on screen had been shortened; only what would look different there is another value.
    if (Number(saw) === compactScore(Number(score), cutsOf(computed.policy.scale))) return row
    return { ...row, sawComputed: saw, flag: { now: score, was: saw, at: new Date().toISOString() } }
  }
  if (source === null || source.version <= (body.saw.sourceVersion ?? source.version)) return row
  // Whoever takes a "keep" back saw what the row before it saw; else the value before this one was on screen.
  const known = await findSeen(acting.tx, key, body.saw.sourceVersion ?? 0)
  const seen = known === undefined ? await findEarlierSourceValue(acting.tx, key) : known
  const shown = (value: { score: number | null; text: string | null; status: string } | null) =>
    value === null ? null : (value.score?.toString() ?? value.text ?? value.status)
  return {
    ...row,
    sawSource: seen,
    sawSourceVersion: body.saw.sourceVersion,
    flag: { now: shown(source), was: shown(seen), at: new Date().toISOString() },
  }
}

function cellValueOf({ score, text, status, flags }: SourceValue): CellValue {
  return { score, text, status, flags }
}

async function findComputed(tx: Tx, key: CellKey): Promise<ComputedRow | null> {
  const computed = await readComputed(tx, key.studentId, [key.objectiveId], key.schoolYear)
  return computed.get(key.objectiveId) ?? null
}

async function effective(tx: Tx, key: CellKey, row: NewRow, source: SourceValue | null) {
  const id = newId()
  if (key.kind === 'level') {
    if (row.act === 'set')
      return { id, number: row.number, text: null, status: null, flags: null, level: row.level }
    const computed = await findComputed(tx, key)
    const state = computed?.state ?? 'none'
    return {
      id,
      number: computed?.score ?? null,
      text: state === 'level' ? null : state,
      status: null,
      flags: null,
      level: computed?.level ?? null,
    }
  }
  const value = effectiveCell(source, row.act === 'set' ? peopleValue(row) : null)
  return {
    id,
    number: value?.score ?? null,
    text: value?.text ?? null,
    status: value?.status ?? null,
    flags: value?.flags ?? null,
    level: null,
  }
}
