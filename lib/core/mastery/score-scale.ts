/** One pair of a OneRoster score scale: a text, and the numbers it stands for. */
export interface ScoreScaleEntry {
  readonly text: string
  /** The equivalent number, or the lower end of a range; null where the scale names none. */
  readonly low: number | null
  /** The upper end of a range, inclusive; equal to `low` for a single value. */
  readonly high: number | null
}

/**
 * A score scale, entries in the order of the source. A scale without numbers is ordinal: its first entry is the
 * lowest, its last the highest.
 */
export interface ScoreScale {
  readonly entries: readonly ScoreScaleEntry[]
  readonly ordinal: boolean
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/
const RANGE = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*-\s*([+-]?(?:\d+\.?\d*|\.\d+))$/

/**
 * Reads `scoreScaleValue` pairs (OneRoster 1.2 §ScoreScaleValue: `itemValueLHS` and `itemValueRHS`, each a single value
 * or an inclusive range `x-y`). The numbers may stand on either side: `{A:94}`, `{60-69:B}`. Where both sides are
 * numbers, the left is the text a person gives and the right what it is worth.
 */
export function readScoreScale(pairs: readonly { readonly lhs: string; readonly rhs: string }[]): ScoreScale {
  const entries = pairs.map(({ lhs, rhs }) => {
    const right = numbersOf(rhs)
    if (right !== null) return { text: lhs.trim(), low: right.low, high: right.high }
    const left = numbersOf(lhs)
    if (left !== null) return { text: rhs.trim(), low: left.low, high: left.high }
    return { text: lhs.trim(), low: null, high: null }
  })
  return { entries, ordinal: entries.every((entry) => entry.low === null) }
}

function numbersOf(text: string): { readonly low: number; readonly high: number } | null {
  const trimmed = text.trim()
  if (NUMBER.test(trimmed)) return { low: Number(trimmed), high: Number(trimmed) }
  const range = RANGE.exec(trimmed)
  if (range === null) return null
  const ends = [Number(range[1]), Number(range[2])]
  return { low: Math.min(...ends), high: Math.max(...ends) }
}

/** The position of a text in the scale, whatever its case or outer blanks; -1 where the scale does not know it. */
export function positionInScale(text: string, scale: ScoreScale): number {
  const wanted = foldText(text)
  return scale.entries.findIndex((entry) => foldText(entry.text) === wanted)
}

/** The one form in which two spellings of a scale's text are compared. */
export function foldText(text: string): string {
  return text.trim().toLowerCase()
}

/** The middle of what an entry stands for; null where the scale names no number for it. */
export function entryNumber(entry: ScoreScaleEntry): number | null {
  if (entry.low === null || entry.high === null) return null
  return (entry.low + entry.high) / 2
}

/** The highest number of a scale: what counts as full marks where the line item names no maximum. */
export function scaleMaximum(scale: ScoreScale): number | null {
  let highest: number | null = null
  for (const { high } of scale.entries) {
    if (high !== null && (highest === null || high > highest)) highest = high
  }
  return highest
}
