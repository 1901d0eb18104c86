/** What is wrong with one setting. */
export type SettingProblem =
  | 'not-an-object'
  | 'not-a-list'
  | 'not-a-text'
  | 'not-a-number'
  | 'not-a-whole-number'
  | 'not-yes-or-no'
  | 'not-a-choice'
  | 'out-of-range'

/** A problem and where it is, as a path of names and places counted from 0: `scale.2.from`. */
export interface Found<Code> {
  readonly place: string
  readonly code: Code
}

/** Notes a problem at a place; reading goes on, so that all of them are shown at once. */
export type Note<Code> = (place: string, code: Code) => void

type Settings = Readonly<Record<string, unknown>>

// Each reader answers with something of its kind even where it notes a problem: a reading with problems is thrown
// away as a whole, so nobody meets the stand-in. For a number it is NaN, which is neither above nor below another and
// so causes no second problem.

/** An object's settings; empty where it is none. */
export function readObject(value: unknown, place: string, note: Note<SettingProblem>): Settings {
  if (isObject(value)) return value
  note(place, 'not-an-object')
  return {}
}

function isObject(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list of at most `most` entries; empty where it is none. */
export function readList(
  value: unknown,
  place: string,
  most: number,
  note: Note<SettingProblem>,
): readonly unknown[] {
  if (!Array.isArray(value)) {
    note(place, 'not-a-list')
    return []
  }
  if (value.length > most) note(place, 'out-of-range')
  return value.slice(0, most)
}

/** A text that is more than blanks, trimmed, of at most 100 characters. */
export function readText(value: unknown, place: string, note: Note<SettingProblem>): string {
  if (typeof value !== 'string' || value.trim() === '') note(place, 'not-a-text')
  else if (value.trim().length > 100) note(place, 'out-of-range')
  else return value.trim()
  return ''
}

/** A number from `low` to `high`, both allowed. */
export function readNumber(
  value: unknown,
  place: string,
  low: number,
  high: number,
  note: Note<SettingProblem>,
): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) note(place, 'not-a-number')
  else if (value < low || value > high) note(place, 'out-of-range')
  else return value
  return Number.NaN
}

/** A whole number from 0 to `high`. */
export function readCount(value: unknown, place: string, high: number, note: Note<SettingProblem>): number {
  const number = readNumber(value, place, 0, high, note)
  if (number % 1 > 0) note(place, 'not-a-whole-number')
  return number
}

/** true or false. */
export function readYesOrNo(value: unknown, place: string, note: Note<SettingProblem>): boolean {
  if (typeof value !== 'boolean') note(place, 'not-yes-or-no')
  return value === true
}

/** One of a few words. */
export function readChoice<const Choice extends string>(
  value: unknown,
  place: string,
  choices: readonly [Choice, ...Choice[]],
  note: Note<SettingProblem>,
): Choice {
  const chosen = choices.find((choice) => choice === value)
  if (chosen === undefined) note(place, 'not-a-choice')
  return chosen ?? choices[0]
}
