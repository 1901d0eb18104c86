/** Places every stored score and grade is rounded to, once, before it meets a cut point. */
export const STORED_PLACES = 6

/**
 * Rounds half away from zero, as a teacher does on paper: on the decimal digits a number is written with, so that
 * 1.0000005 becomes 1.000001 although its double lies a little below the half.
 * `places` 0–15. Throws RangeError for NaN and infinities: they are defects upstream.
 */
export function roundTo(value: number, places: number): number {
  if (!Number.isFinite(value)) throw new RangeError('only a finite number can be rounded')
  const scale = POWERS_OF_TEN[places]
  if (scale === undefined) throw new RangeError('places must be a whole number from 0 to 15')
  const scaled = value * scale
  if (scaled > -EXACT_BELOW && scaled < EXACT_BELOW) {
    const nearest = Math.round(scaled)
    const fromTie = Math.abs(scaled - nearest)
    // Clearly on one side of the half, the double's own error cannot matter: no need to look at the digits.
    if (fromTie < 0.499_999) return nearest / scale + 0
  }
  return roundDigits(String(value), places)
}

const POWERS_OF_TEN = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
] as const
const EXACT_BELOW = 1e9

function roundDigits(text: string, places: number): number {
  const negative = text.startsWith('-')
  const [mantissa = '', exponent = '0'] = (negative ? text.slice(1) : text).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = whole + fraction
  const kept = whole.length + Number(exponent) + places
  if (kept >= digits.length) return Number(text)
  if (kept < 0) return 0
  const head = BigInt(digits.slice(0, kept) || '0')
  const roundsUp = digits.charCodeAt(kept) >= FIVE
  const magnitude = Number(`${roundsUp ? head + 1n : head}e-${places}`)
  return negative ? 0 - magnitude : magnitude
}

const FIVE = '5'.charCodeAt(0)

/**
 * The number a person reads beside a level: one decimal, and as many more (to six) as it takes not to contradict the
 * level: 2.47 under a cut of 2.5 stays "2.47", since "2.5" would stand under the wrong glyph.
 * `cuts` are the cut points of the scale in any order. The text has a point and always at least one decimal; a locale's own
 * decimal sign is put in by whoever prints it.
 */
export function displayScore(score: number, cuts: readonly number[]): string {
  const places = displayPlaces(score, cuts)
  return places < STORED_PLACES ? roundTo(score, places).toFixed(places) : String(roundTo(score, places))
}

function displayPlaces(score: number, cuts: readonly number[]): number {
  let places = 1
  while (places < STORED_PLACES && crossesCut(score, roundTo(score, places), cuts)) places++
  return places
}

function crossesCut(score: number, rounded: number, cuts: readonly number[]): boolean {
  for (const cut of cuts) {
    if (score >= cut !== rounded >= cut) return true
  }
  return false
}

/**
 * The shortest number, from two places to six, that is displayed exactly as `score` is. What goes over the wire: a third
 * of the bytes, and no second rounding shows.
 */
export function compactScore(score: number, cuts: readonly number[]): number {
  const shownPlaces = displayPlaces(score, cuts)
  const shown = roundTo(score, shownPlaces)
  for (let places = 2; places < STORED_PLACES; places++) {
    const shorter = roundTo(score, places)
    if (displayPlaces(shorter, cuts) === shownPlaces && roundTo(shorter, shownPlaces) === shown)
      return shorter
  }
  return roundTo(score, STORED_PLACES)
}
