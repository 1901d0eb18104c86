import { type Reading, read, unreadable } from '@/lib/protocols/oneroster/csv/reading'

/** In which order a file writes its slashed dates; `mixed` when it uses both, `unknown` when nothing tells. */
export type DateOrder = 'day_first' | 'month_first' | 'mixed' | 'unknown'

/** Finds the order of a file from all of its dates. */
export interface DateOrderSearch {
  observe(cell: string): void
  order(): DateOrder
}

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/
const TIME_OF_DAY =
  /^[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?([AaPp][Mm])?(Z|z|[+-]\d{2}:?\d{2})?$/
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
/** Something in a block of text looks like a date that ends with its year. */
const YEAR_LAST_WITHIN = /(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)/

/** Whether a block of text may hold a date with the year last; false alarms only cost a search. */
export function mayHoldYearLast(text: string): boolean {
  return YEAR_LAST_WITHIN.test(text)
}

/** Starts a search that has seen no date. */
export function createDateOrderSearch(): DateOrderSearch {
  let dayFirst = false
  let monthFirst = false
  return {
    observe(cell) {
      const parts = YEAR_LAST.exec(cutTimeOfDay(cell.trim()).day)
      if (!parts) return
      const [, first = '', second = ''] = parts
      dayFirst ||= Number(first) > 12 && Number(second) <= 12
      monthFirst ||= Number(second) > 12 && Number(first) <= 12
    },
    order() {
      if (dayFirst && monthFirst) return 'mixed'
      if (dayFirst) return 'day_first'
      return monthFirst ? 'month_first' : 'unknown'
    },
  }
}

/** Whether a cell is a date just as the standard writes it: `YYYY-MM-DD`, a day that exists (OneRoster CSV 1.2, data types). */
export function isStrictDate(cell: string): boolean {
  if (cell.length !== 10 || cell.charCodeAt(4) !== 45 || cell.charCodeAt(7) !== 45) return false
  const year = digits(cell, 0, 4)
  return year > 0 && isDay(year, digits(cell, 5, 7), digits(cell, 8, 10))
}

/**
 * Reads a date into `YYYY-MM-DD`. Year-first forms without zeros, a time of day behind the date (the date counts as
 * written) and year-last forms are borne with; a year-last date that both orders can read is taken by `order`, and
 * refused as ambiguous where that does not tell.
 */
export function readDate(cell: string, order: DateOrder): Reading {
  if (isStrictDate(cell)) return read(cell)
  const { day, time } = cutTimeOfDay(cell)
  const timed = time === null ? ([] as const) : (['datetime_as_date'] as const)
  const yearFirst = YEAR_FIRST.exec(day)
  if (yearFirst) {
    const [, year = '', month = '', date = ''] = yearFirst
    const written = toDate(year, month, date)
    if (written === null) return unreadable('invalid_date')
    return written === day ? read(written, ...timed) : read(written, 'date_unpadded', ...timed)
  }
  const yearLast = YEAR_LAST.exec(day)
  if (!yearLast) return unreadable('invalid_date')
  const [, first = '', second = '', year = ''] = yearLast
  const asDayFirst = toDate(year, second, first)
  const asMonthFirst = toDate(year, first, second)
  if (asDayFirst === null && asMonthFirst === null) return unreadable('invalid_date')
  if (asMonthFirst === null || (asDayFirst !== null && order === 'day_first')) {
    return read(asDayFirst, 'date_day_first', ...timed)
  }
  if (asDayFirst === null || order === 'month_first') return read(asMonthFirst, 'date_month_first', ...timed)
  return asDayFirst === asMonthFirst
    ? read(asDayFirst, 'date_day_first', ...timed)
    : unreadable('date_ambiguous')
}

/** Whether a cell is an instant just as the standard writes it: `2012-04-23T18:25:43.511Z`. */
export function isStrictDateTime(cell: string): boolean {
  return ISO_INSTANT.test(cell) && isStrictDate(cell.slice(0, 10)) && !Number.isNaN(Date.parse(cell))
}

/**
 * Reads an instant into UTC with milliseconds. Other numbers of decimals, an offset, a blank for the T and a bare date
 * are borne with; without an offset the time is taken as UTC, as the standard demands it to be.
 */
export function readDateTime(cell: string): Reading {
  if (isStrictDateTime(cell)) return read(cell)
  const { day, time } = cutTimeOfDay(cell)
  if (!isStrictDate(day)) return unreadable('invalid_datetime')
  if (time === null) return read(`${day}T00:00:00.000Z`, 'datetime_form')
  const [, hour = '', minute = '', second = '00', fraction = '', half, zone] = time
  if (half !== undefined) return unreadable('invalid_datetime')
  const offset = zone === undefined || /z/i.test(zone) ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2')
  const millis = fraction.padEnd(3, '0').slice(0, 3)
  const instant = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:${second}.${millis}${offset}`)
  return Number.isNaN(instant.getTime())
    ? unreadable('invalid_datetime')
    : read(instant.toISOString(), 'datetime_form')
}

/** Reads a school year, the year it ends in (`YYYY`); a range of two years in a row is borne with. */
export function readYear(cell: string): Reading {
  if (/^[12]\d{3}$/.test(cell)) return read(cell)
  const range = /^([12]\d{3}) ?[-/–] ?(\d{2}|\d{4})$/.exec(cell)
  if (!range) return unreadable('invalid_year')
  const [, first = '', second = ''] = range
  const end = String(Number(first) + 1)
  return end.endsWith(second) ? read(end, 'school_year_range') : unreadable('invalid_year')
}

function cutTimeOfDay(cell: string): { readonly day: string; readonly time: RegExpExecArray | null } {
  const start = cell.search(/[T ]/)
  const time = start < 0 ? null : TIME_OF_DAY.exec(cell.slice(start))
  return time ? { day: cell.slice(0, start), time } : { day: cell, time: null }
}

function toDate(year: string, month: string, day: string): string | null {
  if (Number(year) === 0 || !isDay(Number(year), Number(month), Number(day))) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function isDay(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false
  if (day <= 28) return true
  if (month === 2) return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
}

/** The number written in ASCII digits from `start` to `end`; NaN when any other character is among them. */
function digits(text: string, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}
