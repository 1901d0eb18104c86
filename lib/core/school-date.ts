import { ok, type Result, refused } from '@/lib/core/result'

/** A day in a school's calendar, `YYYY-MM-DD`. Such days order as plain strings, so `<` and `===` may be used on them. */
export type SchoolDate = string

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000

/** Reads a calendar day, `YYYY-MM-DD`. Refuses other forms and days that do not exist (`2026-02-29`). */
export function parseSchoolDate(text: string): Result<SchoolDate, 'not-a-date' | 'no-such-day'> {
  if (!SHAPE.test(text)) return refused('not-a-date')
  const date = new Date(`${text}T00:00:00Z`)
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  return exists ? ok(text) : refused('no-such-day')
}

/** Negative when `left` is earlier, positive when later, 0 for the same day. */
export function compareSchoolDates(left: SchoolDate, right: SchoolDate): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Whole days from `from` to `to`, negative when `to` is earlier. Both must be valid school dates. */
export function daysBetween(from: SchoolDate, to: SchoolDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Days since 1970-01-01, by the civil calendar: plain arithmetic, for it runs once and more for every level. */
function dayNumber(date: SchoolDate): number {
  const month = twoDigits(date, 5)
  // Years are counted from March, so that the leap day is the last of its year.
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2) - (month <= 2 ? 1 : 0)
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + twoDigits(date, 8) - 1
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + dayOfYear - DAYS_TO_1970
}

const DAYS_TO_1970 = 719_468

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528
}

/** The day `days` after `date` (before it, when negative). */
export function addDays(date: SchoolDate, days: number): SchoolDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10)
}

/**
 * The school's calendar day on which an instant falls: `2026-03-01T05:00:00Z` in `America/New_York` is `2026-03-01`.
 * `instant` is an ISO 8601 date-time with an offset; a bare day is taken as that very day, in any zone.
 * Refuses what is neither, and time zones the platform does not know.
 */
export function schoolDateOf(
  instant: string,
  timeZone: string,
): Result<SchoolDate, 'not-a-date' | 'no-such-day' | 'unknown-time-zone'> {
  if (instant.length === 10) return parseSchoolDate(instant)
  const format = dayFormat(timeZone)
  if (format === null) return refused('unknown-time-zone')
  const day = parseSchoolDate(instant.slice(0, 10))
  if (!day.ok) return day
  const at = new Date(instant)
  if (!WITH_OFFSET.test(instant) || Number.isNaN(at.getTime())) return refused('not-a-date')
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const part of format.formatToParts(at)) parts[part.type] = part.value
  return ok(`${(parts.year ?? '').padStart(4, '0')}-${parts.month}-${parts.day}`)
}

const WITH_OFFSET = /T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/

// Making a formatter costs more than a thousand uses of it.
const dayFormats = new Map<string, Intl.DateTimeFormat | null>()

function dayFormat(timeZone: string): Intl.DateTimeFormat | null {
  const known = dayFormats.get(timeZone)
  if (known !== undefined) return known
  const made = makeDayFormat(timeZone)
  dayFormats.set(timeZone, made)
  return made
}

function makeDayFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    const digits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    return new Intl.DateTimeFormat('en-US', { calendar: 'gregory', timeZone, ...digits })
  } catch {
    return null
  }
}

/** The month and day on which a school year turns, `MM-DD`. */
export const SCHOOL_YEAR_TURN = '07-01'

/** The school year a day belongs to, named by the year it ends in: 2026-09-01 and 2027-06-30 are both 2027. */
export function schoolYearOf(date: SchoolDate, turn: string = SCHOOL_YEAR_TURN): number {
  const calendarYear = Number(date.slice(0, 4))
  return date.slice(5) >= turn ? calendarYear + 1 : calendarYear
}
