import type { ScoreStatus } from '@/lib/core/gradebook/score-status'

/** The four flags of a OneRoster 1.2 result as bits. They are shown beside a value and never change a number. */
export const FLAG = { late: 1, missing: 2, incomplete: 4, inProgress: 8 } as const
export type FlagName = keyof typeof FLAG

/** The flags of a result as one small number. */
export function packFlags(flags: Readonly<Record<FlagName, boolean>>): number {
  let bits = 0
  if (flags.late) bits |= FLAG.late
  if (flags.missing) bits |= FLAG.missing
  if (flags.incomplete) bits |= FLAG.incomplete
  if (flags.inProgress) bits |= FLAG.inProgress
  return bits
}

/** Whether a flag is set in packed flags. */
export function hasFlag(flags: number, name: FlagName): boolean {
  return (flags & FLAG[name]) !== 0
}

/** What a source says of one student and line item (or one objective in it). */
export interface CellValue {
  readonly score: number | null
  readonly text: string | null
  readonly status: ScoreStatus
  readonly flags: number
}

/** A source's value and its version, which rises with every change the source makes. */
export interface SourceValue extends CellValue {
  readonly version: number
}

/** What a person typed. Null, or no flag, leaves the source's word; a score and a text exclude each other. */
export interface PeopleValue {
  readonly score: number | null
  readonly text: string | null
  readonly status: ScoreStatus | null
  readonly flags: number
}

/** A live people-layer value, with what its author saw beneath it. */
export interface ScoreOverride {
  readonly value: PeopleValue
  /** The source's value when the author typed; null when no source had one. */
  readonly seen: CellValue | null
  /** The newest source version the author has seen, by typing or by choosing "keep"; 0 when there was none. */
  readonly seenVersion: number
}

/**
 * The value that counts: what a person typed, else what the chosen source says; null when neither speaks.
 * A typed mark replaces the source's mark whole, is graded unless said otherwise, and contradicts `missing` and
 * `inProgress`; a typed status or flag leaves the mark as it is.
 */
export function effectiveCell(source: CellValue | null, typed: PeopleValue | null): CellValue | null {
  if (typed === null) return source
  const beneath = source ?? NOTHING
  const marked = typed.score !== null || typed.text !== null
  const handedIn = marked || typed.status === 'submitted'
  return {
    score: marked ? typed.score : beneath.score,
    text: marked ? typed.text : beneath.text,
    status: typed.status ?? (marked ? 'fully graded' : beneath.status),
    flags: (handedIn ? beneath.flags & ~(FLAG.missing | FLAG.inProgress) : beneath.flags) | typed.flags,
  }
}

const NOTHING: CellValue = { score: null, text: null, status: 'not submitted', flags: 0 }

/** What changed beneath a person's value since they chose it. */
export interface SourceChange {
  readonly kind: 'changed' | 'appeared' | 'ended'
  readonly was: CellValue | null
  readonly now: CellValue | null
}

/**
 * The flag an overridden cell raises, once, until its author keeps or takes: "SIS now says 87, was 80 when you chose
 * 92". Null while the source says what the author saw, also when it merely sent the same again.
 */
export function sourceChange(override: ScoreOverride, source: SourceValue | null): SourceChange | null {
  const { seen } = override
  if (source === null) return seen === null ? null : { kind: 'ended', was: seen, now: null }
  if (source.version <= override.seenVersion) return null
  if (seen === null) return { kind: 'appeared', was: null, now: source }
  return sameValue(seen, source) ? null : { kind: 'changed', was: seen, now: source }
}

/** The flag of a cell that a closed period holds at `held`: null while the source says that, `now` being its word. */
export function changeSinceClosing(held: CellValue | null, now: CellValue | null): SourceChange | null {
  if (held === null) return now === null ? null : { kind: 'appeared', was: null, now }
  if (now === null) return { kind: 'ended', was: held, now: null }
  return sameValue(held, now) ? null : { kind: 'changed', was: held, now }
}

/** Whether two values say the same in score, text, status and flags. */
export function sameValue(left: CellValue, right: CellValue): boolean {
  return (
    left.score === right.score &&
    left.text === right.text &&
    left.status === right.status &&
    left.flags === right.flags
  )
}

/** A computed level: 0 for none, and the score it came from. */
export interface ComputedLevel {
  readonly level: number
  readonly score: number | null
}

/** A level a person decided, with what was computed when they did or when they last chose "keep". */
export interface LevelOverride {
  readonly level: number
  readonly number: number | null
  readonly seen: ComputedLevel
}

/** What the computation says by now, and whether it disagrees with the person. */
export interface ComputedChange {
  readonly was: ComputedLevel
  readonly now: ComputedLevel
  readonly disagrees: boolean
}

/** The badge of an overridden level: null while the computed score is the one its author saw. */
export function computedChange(override: LevelOverride, now: ComputedLevel): ComputedChange | null {
  const was = override.seen
  if (was.score === now.score && was.level === now.level) return null
  return { was, now, disagrees: now.level !== 0 && now.level !== override.level }
}
