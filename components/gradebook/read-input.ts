import type { CellWords } from '@/components/gradebook/cell-words'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { policyOfLevel } from '@/components/gradebook/open-grid'
import { typedScore } from '@/components/gradebook/score-view'
import type { PendingWrite, WriteIntent } from '@/components/gradebook/write-queue'
import type { PeopleValue } from '@/lib/core/gradebook/cell'
import type { GradeValue } from '@/lib/core/gradebook/grade-value'
import {
  applyTyped,
  readTypedGrade,
  readTypedLevel,
  readTypedScore,
  type TypedProblem,
} from '@/lib/core/gradebook/read-typed'
import { ok, type Result, refused } from '@/lib/core/result'
import type {
  CellAddress,
  CellSeen,
  GradeState,
  LevelState,
  ScoreState,
  TypedValue,
} from '@/lib/features/gradebook/contract'

/** Why a typed text was not taken, with what a sentence about it needs. */
export type InputProblem = TypedProblem & {
  readonly maximum: number | null
  readonly texts: readonly string[]
  readonly top: number
}

export interface InputContext {
  readonly store: GradebookStore
  readonly words: CellWords
  /** A write of the same cell that is still on its way: what is typed builds on it. */
  readonly pending: PendingWrite | null
}

/** Reads what was typed into a cell as what should be written. */
export function readInput(
  cell: CellAddress,
  text: string,
  context: InputContext,
): Result<WriteIntent, InputProblem> {
  switch (cell.kind) {
    case 'level':
      return readLevel(cell, text, context)
    case 'grade':
      return readGrade(cell, text, context)
    case 'score':
    case 'objective':
      return readScore(cell, text, context)
  }
}

/** What the reader has on screen of a cell. */
export function seenOf(store: GradebookStore, cell: CellAddress): CellSeen {
  const state = store.state(cell)
  if (state === null) return { version: 0, sourceVersion: null, computed: null }
  if ('computed' in state) {
    const computed = computedNumber(state.computed)
    return {
      version: state.version,
      sourceVersion: null,
      computed: computed === null ? null : String(computed),
    }
  }
  return { version: state.version, sourceVersion: state.source?.version ?? null, computed: null }
}

function computedNumber(computed: (LevelState | GradeState)['computed']): number | null {
  if ('percent' in computed) return computed.percent
  return computed.state === 'level' ? computed.score : null
}

/** An intent without anything typed: a button was pressed. */
export function plainIntent(
  store: GradebookStore,
  cell: CellAddress,
  act: WriteIntent['act'],
  value: TypedValue | null = null,
  text = '',
): WriteIntent {
  return { cell, act, value, text, reason: null, comment: null, saw: seenOf(store, cell) }
}

/** What brings a cell back to where it is now. */
export function intentToRestore(store: GradebookStore, cell: CellAddress): WriteIntent {
  const state = store.state(cell)
  const own = state?.own ?? null
  if (own === null) return plainIntent(store, cell, 'clear')
  const value = ownValue(own)
  const restored = plainIntent(store, cell, 'set', value, textOf(value))
  // With what its author saw then: a flag that was up comes back with the value.
  return { ...restored, reason: own.reason, saw: { ...restored.saw, ...seenThen(own) } }
}

type Own = NonNullable<(ScoreState | LevelState | GradeState)['own']>

function ownValue(own: Own): TypedValue {
  if ('level' in own) return levelValue(own.level, own.number)
  return 'mark' in own ? gradeValue(own) : scoreValue(own.value)
}

function seenThen(own: Own): Partial<CellSeen> {
  if ('seenVersion' in own) return { sourceVersion: own.seenVersion }
  const computed = 'mark' in own ? own.seen.percent : own.seen.score
  return { computed: computed === null ? null : String(computed) }
}

export function gradeValue({ percent, mark }: GradeValue): TypedValue {
  return {
    number: percent === null ? null : String(percent),
    text: mark,
    status: null,
    flags: 0,
    level: null,
  }
}

export function levelValue(level: number, number: number | null): TypedValue {
  return { number: number === null ? null : String(number), text: null, status: null, flags: 0, level }
}

function scoreValue({ score, text, status, flags }: PeopleValue): TypedValue {
  return { number: score === null ? null : String(score), text, status, flags, level: null }
}

function textOf(value: TypedValue): string {
  return value.text ?? value.number ?? (value.level === null ? (value.status ?? '') : String(value.level))
}

function readLevel(
  cell: CellAddress & { readonly kind: 'level' },
  text: string,
  { store, words }: InputContext,
): Result<WriteIntent, InputProblem> {
  const { payload, objectiveAt } = store.grid()
  const objective = payload.objectives[objectiveAt.get(cell.objectiveId) ?? -1]
  if (objective === undefined) return refused({ code: 'not-understood', expected: 'level', ...NO_LIMITS })
  const policy = policyOfLevel(store.grid(), objective, cell.studentId)
  const { scale } = policy
  const names = scale.levels.map(({ level }) => ({ level, name: words.level(level, policy) }))
  const typed = readTypedLevel(text, { decimalSign: words.decimalSign, scale, names })
  if (!typed.ok) return refused({ ...typed.problem, ...NO_LIMITS, top: scale.levels.length })
  const { value } = typed
  return value.kind === 'clear'
    ? ok(plainIntent(store, cell, 'clear'))
    : ok(plainIntent(store, cell, 'set', levelValue(value.level, value.number), text.trim()))
}

function readGrade(
  cell: CellAddress & { readonly kind: 'grade' },
  text: string,
  { store, words }: InputContext,
): Result<WriteIntent, InputProblem> {
  const { scale } = store.grid().payload.grade.policy
  const typed = readTypedGrade(text, { decimalSign: words.decimalSign, scale })
  const texts = scale.map(({ mark }) => mark)
  if (!typed.ok) return refused({ ...typed.problem, ...NO_LIMITS, texts })
  const { value } = typed
  if (value.kind === 'clear') return ok(plainIntent(store, cell, 'clear'))
  // A percent alone gets its mark from the scale, here until the answer comes and there for good.
  const given =
    value.kind === 'mark' ? { percent: null, mark: value.mark } : { percent: value.percent, mark: null }
  return ok(plainIntent(store, cell, 'set', gradeValue(given), text.trim()))
}

function readScore(
  cell: Extract<CellAddress, { readonly itemId: string }>,
  text: string,
  { store, words, pending }: InputContext,
): Result<WriteIntent, InputProblem> {
  const { payload, itemAt } = store.grid()
  const item = payload.items[itemAt.get(cell.itemId) ?? -1]
  const state = store.state(cell)
  if (item === undefined) return refused({ code: 'not-understood', expected: 'number', ...NO_LIMITS })
  const texts = payload.scales[item.scale ?? -1]?.entries.map((entry) => entry.text) ?? []
  const { minimum, maximum } = item
  const typed = readTypedScore(text, { decimalSign: words.decimalSign, minimum, maximum, texts })
  if (!typed.ok) return refused({ ...typed.problem, maximum, texts, top: 0 })
  const standing = state !== null && 'source' in state ? typedScore(state, pending) : null
  const value = applyTyped(standing, typed.value)
  return ok(
    value === null
      ? plainIntent(store, cell, 'clear')
      : plainIntent(store, cell, 'set', scoreValue(value), text.trim()),
  )
}

const NO_LIMITS = { maximum: null, texts: [], top: 0 } as const
