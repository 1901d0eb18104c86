import type { GradeMark } from '@/lib/core/grade/grade-policy'
import { FLAG, type PeopleValue } from '@/lib/core/gradebook/cell'
import type { ScoreStatus } from '@/lib/core/gradebook/score-status'
import { levelOfScore, type MasteryScale } from '@/lib/core/mastery/scale'
import { foldText } from '@/lib/core/mastery/score-scale'
import { ok, type Result, refused } from '@/lib/core/result'

/** What a teacher meant by what was typed into a score cell. */
export type TypedScore =
  | { readonly kind: 'score'; readonly score: number; readonly beyondMaximum: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'status'; readonly status: ScoreStatus }
  | { readonly kind: 'flag'; readonly flag: 'late' | 'missing' | 'incomplete' }
  | { readonly kind: 'clear' }

export interface ScoreCellRules {
  /** The decimal sign of the teacher's locale. */
  readonly decimalSign: '.' | ','
  readonly minimum: number | null
  readonly maximum: number | null
  /** Texts of the line item's score scale; empty without one. */
  readonly texts: readonly string[]
}

/** Why a typed text was not taken, with what the cell expects; the interface has a sentence for each code. */
export type TypedProblem =
  | { readonly code: 'not-understood'; readonly expected: 'number' | 'text-of-scale' | 'level' | 'grade' }
  | { readonly code: 'wrong-decimal-sign'; readonly expected: '.' | ',' }
  | { readonly code: 'below-minimum'; readonly expected: number }
  | { readonly code: 'too-long'; readonly expected: number }
  | { readonly code: 'no-such-level'; readonly expected: number }

/** Codes a teacher's hands may already know; each is read when the cell is committed, in any case. */
const CODES: ReadonlyMap<string, TypedScore> = new Map([
  ['col', { kind: 'status', status: 'submitted' }],
  ['.', { kind: 'status', status: 'submitted' }],
  ['ex', { kind: 'status', status: 'exempt' }],
  ['ab', { kind: 'status', status: 'ext:absent' }],
  ['la', { kind: 'flag', flag: 'late' }],
  ['*', { kind: 'flag', flag: 'late' }],
  ['mi', { kind: 'flag', flag: 'missing' }],
  ['/', { kind: 'flag', flag: 'missing' }],
  ['in', { kind: 'flag', flag: 'incomplete' }],
  ['', { kind: 'clear' }],
  ['-', { kind: 'clear' }],
])

/**
 * Reads what was typed into a score cell: a number by the locale's decimal sign (`.5` is one, a score beyond the
 * maximum is taken and marked, one below the minimum refused), a text of the scale whatever its case, a status code,
 * or nothing (`-`), which clears. A text of the scale wins over a code and a number spelled the same.
 */
export function readTypedScore(typed: string, rules: ScoreCellRules): Result<TypedScore, TypedProblem> {
  const folded = foldText(typed)
  const text = rules.texts.find((candidate) => foldText(candidate) === folded)
  if (text !== undefined) return ok({ kind: 'text', text })
  const meant = CODES.get(folded)
  if (meant !== undefined) return ok(meant)
  const number = readNumber(folded, rules.decimalSign)
  if (!number.ok) {
    const understood = number.problem.code !== 'not-understood' || rules.texts.length === 0
    return understood ? number : refused({ code: 'not-understood', expected: 'text-of-scale' })
  }
  const minimum = rules.minimum ?? 0
  if (number.value < minimum) return refused({ code: 'below-minimum', expected: minimum })
  const beyondMaximum = rules.maximum !== null && number.value > rules.maximum
  return ok({ kind: 'score', score: number.value, beyondMaximum })
}

const PLAIN_NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/
const LONGEST_WHOLE = 12
const LONGEST_FRACTION = 6

/** A number with at most one decimal sign and no grouping: `1,234` means different things to different people. */
function readNumber(folded: string, decimalSign: '.' | ','): Result<number, TypedProblem> {
  const plain = folded.replace('−', '-')
  if (!PLAIN_NUMBER.test(plain)) return refused({ code: 'not-understood', expected: 'number' })
  const otherSign = decimalSign === '.' ? ',' : '.'
  if (plain.includes(otherSign)) return refused({ code: 'wrong-decimal-sign', expected: decimalSign })
  const [whole = '', fraction = ''] = plain.replace(/^[+-]/, '').split(decimalSign)
  if (whole.length > LONGEST_WHOLE) return refused({ code: 'too-long', expected: LONGEST_WHOLE })
  if (fraction.length > LONGEST_FRACTION) return refused({ code: 'too-long', expected: LONGEST_FRACTION })
  return ok(Number(plain.replace(decimalSign, '.')) + 0)
}

/**
 * A person's value after something more was typed into the cell; null once cleared. A mark ends an earlier status and
 * a `missing`; a status or a flag is added to the mark that stands.
 */
export function applyTyped(standing: PeopleValue | null, typed: TypedScore): PeopleValue | null {
  const before = standing ?? UNTOUCHED
  switch (typed.kind) {
    case 'clear':
      return null
    case 'score':
      return { score: typed.score, text: null, status: null, flags: before.flags & ~FLAG.missing }
    case 'text':
      return { score: null, text: typed.text, status: null, flags: before.flags & ~FLAG.missing }
    case 'status': {
      const flags = typed.status === 'submitted' ? before.flags & ~FLAG.missing : before.flags
      return { ...before, status: typed.status, flags }
    }
    case 'flag':
      return { ...before, flags: before.flags | FLAG[typed.flag] }
  }
}

const UNTOUCHED: PeopleValue = { score: null, text: null, status: null, flags: 0 }

/** What a teacher meant by what was typed into a level cell. */
export type TypedLevel =
  | { readonly kind: 'level'; readonly level: number; readonly number: number | null }
  | { readonly kind: 'clear' }

export interface LevelCellRules {
  readonly decimalSign: '.' | ','
  readonly scale: MasteryScale
  /** Names of the levels in any language the teacher may use, by level. */
  readonly names: readonly { readonly level: number; readonly name: string }[]
}

/**
 * Reads what was typed into a level cell: a level's number or name, or a number on the scale (3.4 is level 3 with the
 * number 3.4). A whole number that is a level means the level. Nothing, or `-`, clears.
 */
export function readTypedLevel(typed: string, rules: LevelCellRules): Result<TypedLevel, TypedProblem> {
  const folded = foldText(typed)
  if (folded === '' || folded === '-') return ok({ kind: 'clear' })
  const named =
    rules.scale.levels.find((level) => foldText(level.label) === folded) ??
    rules.names.find((candidate) => foldText(candidate.name) === folded)
  if (named !== undefined) return ok({ kind: 'level', level: named.level, number: null })
  const read = readNumber(folded, rules.decimalSign)
  if (!read.ok) {
    const { problem } = read
    return refused(problem.code === 'not-understood' ? { code: problem.code, expected: 'level' } : problem)
  }
  const number = read.value
  if (rules.scale.levels.some((level) => level.level === number)) {
    return ok({ kind: 'level', level: number, number: null })
  }
  if (number < 0 || number > rules.scale.top)
    return refused({ code: 'no-such-level', expected: rules.scale.top })
  return ok({ kind: 'level', level: levelOfScore(number, rules.scale), number })
}

/** What a teacher meant by what was typed into the cell of a combined grade. */
export type TypedGrade =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'mark'; readonly mark: string }
  | { readonly kind: 'clear' }

export interface GradeCellRules {
  readonly decimalSign: '.' | ','
  /** Marks of the policy. */
  readonly scale: readonly GradeMark[]
}

/**
 * Reads what was typed into a grade cell: a mark of the scale in any case, or a percent of 0 or more, with or without
 * its sign. A mark wins over a number spelled the same. Nothing, or `-`, clears.
 */
export function readTypedGrade(typed: string, rules: GradeCellRules): Result<TypedGrade, TypedProblem> {
  const folded = foldText(typed)
  if (folded === '' || folded === '-') return ok({ kind: 'clear' })
  const named = rules.scale.find(({ mark }) => foldText(mark) === folded)
  if (named !== undefined) return ok({ kind: 'mark', mark: named.mark })
  const read = readNumber(folded.replace(/\s*%$/, ''), rules.decimalSign)
  if (!read.ok) {
    const { problem } = read
    return refused(problem.code === 'not-understood' ? { code: problem.code, expected: 'grade' } : problem)
  }
  return read.value < 0
    ? refused({ code: 'below-minimum', expected: 0 })
    : ok({ kind: 'percent', percent: read.value })
}
