import { type Reading, read, unreadable } from '@/lib/protocols/oneroster/csv/reading'

const PLAIN_INTEGER = /^-?\d{1,15}$/
const PLAIN_FLOAT = /^-?\d{1,15}(?:\.\d{1,20})?$/
const ANY_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/
const NUMBER_CHARS = 64
/** Scores and weights are far below; what is above would only be an error or an attack on arithmetic. */
const LARGEST = 1e15

/** Whether a cell is a whole number as the standard writes it. */
export function isStrictInteger(cell: string): boolean {
  return PLAIN_INTEGER.test(cell)
}

/** Whether a cell is a decimal number as the standard writes it, of at most 15 and 20 digits. */
export function isStrictFloat(cell: string): boolean {
  return PLAIN_FLOAT.test(cell)
}

/** Reads a whole number within ±10¹⁵; a plus sign and decimals that are all zero are borne with. */
export function readInteger(cell: string): Reading {
  if (isStrictInteger(cell)) return read(cell)
  const whole = /^\+?(-?\d+)(\.0*)?$/.exec(cell)
  if (!whole || cell.length > NUMBER_CHARS) return unreadable('invalid_integer')
  const [, digits = '', decimals] = whole
  if (Math.abs(Number(digits)) > LARGEST) return tooLarge()
  return decimals === undefined ? read(digits, 'number_form') : read(digits, 'integer_decimal')
}

/**
 * Reads a decimal number within ±10¹⁵ into digits and a point. A plus sign, a missing digit beside the point and an
 * exponent are borne with; a decimal comma, a percent sign or words are not.
 */
export function readFloat(cell: string): Reading {
  if (isStrictFloat(cell)) return read(cell)
  if (cell.length > NUMBER_CHARS || !ANY_NUMBER.test(cell)) return unreadable('invalid_float')
  const value = Number(cell)
  if (!(Math.abs(value) <= LARGEST)) return tooLarge()
  if (/e/i.test(cell)) return read(withoutExponent(value), 'number_form')
  const digits = cell
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '')
  return digits === cell ? read(cell) : read(digits, 'number_form')
}

function tooLarge(): Reading {
  return unreadable('number_too_large', { expected: String(LARGEST) })
}

function withoutExponent(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}
