import { compactScore } from '@/lib/core/decimal'
import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import { type CellValue, effectiveCell, type SourceValue } from '@/lib/core/gradebook/cell'
import { markOfPercent } from '@/lib/core/gradebook/grade-value'
import type { GradeRow } from '@/lib/core/gradebook/grid-rows'
import { cutsOf } from '@/lib/core/mastery/scale'
import { foldText } from '@/lib/core/mastery/score-scale'
import type { Tx } from '@/lib/db/client'
import type { CellSeen, CellWrite, TypedValue } from '@/lib/features/gradebook/contract'
import { AppError } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/new-id'
import type { CellKey } from './repository/cell'
import { findGrade, readGradePolicy } from './repository/grade-rows'
import { peopleValue } from './repository/grid-rows'
import { type ComputedRow, readComputed } from './repository/level-rows'
import { findSeen, type LiveRow, type NewRow } from './repository/people-layer'
import { findEarlierSourceValue, findSourceValue } from './repository/source-value'

/** What lies beneath a person's value: what a source says of a score, what is computed of a level or a grade. */
export type Beneath =
  | { readonly kind: 'score'; readonly source: SourceValue | null }
  | { readonly kind: 'level'; readonly computed: ComputedRow | null }
  | { readonly kind: 'grade'; readonly computed: GradeRow | null; readonly policy: GradePolicy }

export async function readBeneath(tx: Tx, key: CellKey, today: string): Promise<Beneath> {
  switch (key.kind) {
    case 'score':
    case 'objective':
      return { kind: 'score', source: await findSourceValue(tx, key) }
    case 'level': {
      const computed = await readComputed(tx, key.studentId, [key.objectiveId], key.schoolYear)
      return { kind: 'level', computed: computed.get(key.objectiveId) ?? null }
    }
    case 'grade': {
      const policy = await readGradePolicy(tx, key.classId, today)
      return { kind: 'grade', computed: await findGrade(tx, key), policy }
    }
  }
}

/** The row an act appends to the people layer of a cell. */
export async function decidedRow(
  tx: Tx,
  key: CellKey,
  live: LiveRow | null,
  body: CellWrite,
  beneath: Beneath,
): Promise<NewRow> {
  const base = {
    id: newId(),
    version: (live?.version ?? 0) + 1,
    act: body.act === 'set' || body.act === 'keep' ? ('set' as const) : ('clear' as const),
    reason: body.reason ?? null,
    ...sawOf(beneath),
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
  const value = meantValue(body.value, beneath)
  if (value === null) throw new AppError('invalid', 'No such value.', { code: 'bad-value' })
  const row = { ...base, ...value, comment: body.comment ?? live?.comment ?? null }
  // The author looked at something that has changed since: stored all the same, over what they saw, and flagged.
  return { ...row, ...(await changedMeanwhile(tx, key, body.saw, beneath)) }
}

function sawOf(beneath: Beneath): Pick<NewRow, 'sawSource' | 'sawSourceVersion' | 'sawComputed'> {
  switch (beneath.kind) {
    case 'score': {
      const { source } = beneath
      const sawSource = source === null ? null : cellValueOf(source)
      return { sawSource, sawSourceVersion: source?.version ?? null, sawComputed: null }
    }
    case 'level':
      return { sawSource: null, sawSourceVersion: null, sawComputed: beneath.computed?.score ?? null }
    case 'grade': {
      const percent = beneath.computed?.percent ?? null
      return {
        sawSource: null,
        sawSourceVersion: null,
        sawComputed: percent === null ? null : String(percent),
      }
    }
  }
}

function cellValueOf({ score, text, status, flags }: SourceValue): CellValue {
  return { score, text, status, flags }
}

/** What was typed, as it is stored; null where it says nothing, or what the cell cannot hold. */
function meantValue(value: TypedValue, beneath: Beneath): TypedValue | null {
  const { number, text, status, flags, level } = value
  switch (beneath.kind) {
    case 'score':
      return number === null && text === null && status === null && flags === 0 ? null : value
    case 'level':
      return level === null ? null : value
    case 'grade': {
      if (status !== null || flags !== 0 || level !== null) return null
      const mark = markOf(number, text, beneath.policy)
      return mark === null ? null : { ...value, text: mark }
    }
  }
}

/** A mark of the policy's scale; of a percent alone the one it makes, which stays should the scale change. */
function markOf(number: string | null, text: string | null, policy: GradePolicy): string | null {
  if (text === null) return markOfPercent(number === null ? null : Number(number), policy)
  return policy.scale.find(({ mark }) => foldText(mark) === foldText(text))?.mark ?? null
}

type Meanwhile = Partial<Pick<NewRow, 'sawSource' | 'sawSourceVersion' | 'sawComputed' | 'flag'>>

async function changedMeanwhile(tx: Tx, key: CellKey, saw: CellSeen, beneath: Beneath): Promise<Meanwhile> {
  const raised = (now: string | null, was: string | null) => ({ now, was, at: new Date().toISOString() })
  switch (beneath.kind) {
    case 'level': {
      const score = beneath.computed?.score ?? null
      if (saw.computed === null || beneath.computed === null || score === null) return {}
      // What was on screen had been shortened; only what would look different there is another value.
      if (Number(saw.computed) === compactScore(Number(score), cutsOf(beneath.computed.policy.scale)))
        return {}
      return { sawComputed: saw.computed, flag: raised(score, saw.computed) }
    }
    case 'grade': {
      const percent = beneath.computed?.percent ?? null
      if (saw.computed === null || percent === null || Number(saw.computed) === percent) return {}
      return { sawComputed: saw.computed, flag: raised(String(percent), saw.computed) }
    }
    case 'score': {
      const { source } = beneath
      if (source === null || source.version <= (saw.sourceVersion ?? source.version)) return {}
      // Whoever takes a "keep" back saw what the row before it saw; else the value before this one was on screen.
      const known = await findSeen(tx, key, saw.sourceVersion ?? 0)
      const seen = known === undefined ? await findEarlierSourceValue(tx, key) : known
      return {
        sawSource: seen,
        sawSourceVersion: saw.sourceVersion,
        flag: raised(shown(source), shown(seen)),
      }
    }
  }
}

function shown(value: CellValue | null): string | null {
  return value === null ? null : (value.score?.toString() ?? value.text ?? value.status)
}

/** The cell's value once the row stands, as history keeps it. */
export function effectiveOf(row: NewRow, beneath: Beneath) {
  const id = newId()
  const isSet = row.act === 'set'
  const plain = { id, status: null, flags: null, level: null }
  switch (beneath.kind) {
    case 'level': {
      if (isSet) return { ...plain, number: row.number, text: null, level: row.level }
      const state = beneath.computed?.state ?? 'none'
      return {
        ...plain,
        number: beneath.computed?.score ?? null,
        text: state === 'level' ? null : state,
        level: beneath.computed?.level ?? null,
      }
    }
    case 'grade':
      return isSet
        ? { ...plain, number: row.number, text: row.text }
        : { ...plain, number: beneath.computed?.percent ?? null, text: beneath.computed?.mark ?? null }
    case 'score': {
      const value = effectiveCell(beneath.source, isSet ? peopleValue(row) : null)
      return {
        ...plain,
        number: value?.score ?? null,
        text: value?.text ?? null,
        status: value?.status ?? null,
        flags: value?.flags ?? null,
      }
    }
  }
}
