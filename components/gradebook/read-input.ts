import type { CellWords } from '@/components/gradebook/cell-words'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { policyOf } from '@/components/gradebook/open-grid'
import { typedScore } from '@/components/gradebook/score-view'
import type { PendingWrite, WriteIntent } from '@/components/gradebook/write-queue'
import type { PeopleValue } from '@/lib/core/gradebook/cell'
import {
  applyTyped,
  readTypedLevel,
  readTypedScore,
  type TypedProblem,
} from '@/lib/core/gradebook/read-typed'
import { ok, type Result, refused } from '@/lib/core/result'
import type {
  CellAddress,
  CellSeen,
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
  return cell.kind === 'level' ? readLevel(cell, text, context) : readScore(cell, text, context)
}

/** What the reader has on screen of a cell. */
export function seenOf(store: GradebookStore, cell: CellAddress): CellSeen {
  const state = store.state(cell)
  if (state === null) return { version: 0, sourceVersion: null, computed: null }
  if ('computed' in state)
    return {
      version: state.version,
      sourceVersion: null,
      computed: state.computed.state === 'level' ? String(state.computed.score) : null,
    }
  return { version: state.version, sourceVersion: state.source?.version ?? null, computed: null }
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
  const value = 'level' in own ? levelValue(own.level, own.number) : scoreValue(own.value)
  const restored = plainIntent(store, cell, 'set', value, textOf(value))
  // With what its author saw then: a flag that was up comes back with the value.
  const seen =
    'level' in own
      ? { computed: own.seen.score === null ? null : String(own.seen.score) }
      : { sourceVersion: own.seenVersion }
  return { ...restored, reason: own.reason, saw: { ...restored.saw, ...seen } }
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
  const policy = policyOf(payload, objective)
  const { scale } = policy
  const names = scale.levels.map(({ level }) => ({ level, name: words.level(level, policy) }))
  const typed = readTypedLevel(text, { decimalSign: words.decimalSign, scale, names })
  if (!typed.ok) return refused({ ...typed.problem, ...NO_LIMITS, top: scale.levels.length })
  const { value } = typed
  return value.kind === 'clear'
    ? ok(plainIntent(store, cell, 'clear'))
    : ok(plainIntent(store, cell, 'set', levelValue(value.level, value.number), text.trim()))
}

function readScore(
  cell: Exclude<CellAddress, { readonly kind: 'level' }>,
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
  const standing = state !== null && isScore(state) ? typedScore(state, pending) : null
  const value = applyTyped(standing, typed.value)
  return ok(
    value === null
      ? plainIntent(store, cell, 'clear')
      : plainIntent(store, cell, 'set', scoreValue(value), text.trim()),
  )
}

function isScore(state: ScoreState | LevelState): state is ScoreState {
  return 'source' in state
}

const NO_LIMITS = { maximum: null, texts: [], top: 0 } as const
