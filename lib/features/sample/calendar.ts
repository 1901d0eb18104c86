/** A day of the sample's school year as the number of days since 1 August 2026. */
type Day = number

export interface Session {
  readonly key: string
  readonly title: string
  readonly type: 'schoolYear' | 'semester' | 'gradingPeriod'
  readonly start: string
  readonly end: string
  readonly parent: string | null
}

const DAY_ONE = Date.UTC(2026, 7, 1)
const MILLISECONDS_A_DAY = 86_400_000
const HOLIDAYS = [
  ['2026-09-07', '2026-09-07'],
  ['2026-11-25', '2026-11-27'],
  ['2026-12-21', '2027-01-01'],
  ['2027-01-18', '2027-01-18'],
  ['2027-02-15', '2027-02-15'],
  ['2027-03-29', '2027-04-02'],
  ['2027-05-31', '2027-05-31'],
] as const

/** The day the sample district believes it is. */
export const SAMPLE_TODAY = '2026-11-24'

/** School year 2026-27 with its two semesters and four grading periods; the first of them is over on SAMPLE_TODAY. */
export const SESSIONS: readonly Session[] = [
  session('sy', '2026-27 School Year', 'schoolYear', '2026-08-19', '2027-06-11', null),
  session('s1', 'Semester 1', 'semester', '2026-08-19', '2027-01-15', 'sy'),
  session('s2', 'Semester 2', 'semester', '2027-01-19', '2027-06-11', 'sy'),
  session('q1', 'Quarter 1', 'gradingPeriod', '2026-08-19', '2026-10-23', 's1'),
  session('q2', 'Quarter 2', 'gradingPeriod', '2026-10-26', '2027-01-15', 's1'),
  session('q3', 'Quarter 3', 'gradingPeriod', '2027-01-19', '2027-03-26', 's2'),
  session('q4', 'Quarter 4', 'gradingPeriod', '2027-04-05', '2027-06-11', 's2'),
]

/** The year the sample's sessions end in, as OneRoster writes a school year. */
export const SCHOOL_YEAR = '2027'
export const FIRST_DAY = '2026-08-19'
export const LAST_DAY = '2027-06-11'

const ISO_DAYS = Array.from({ length: 400 }, (_, day) =>
  new Date(DAY_ONE + day * MILLISECONDS_A_DAY).toISOString().slice(0, 10),
)

/** The days on which there is school, from the first to the last. */
export const SCHOOL_DAYS: readonly Day[] = ISO_DAYS.flatMap((iso, day) =>
  isSchoolDay(iso, day) ? [day] : [],
)

// Both are asked for each of millions of scores.
const DAY_OF: ReadonlyMap<string, Day> = new Map(ISO_DAYS.map((iso, day) => [iso, day]))
const PLACE_AT_OR_AFTER: readonly number[] = ISO_DAYS.map((_, day) => {
  const place = SCHOOL_DAYS.findIndex((candidate) => candidate >= day)
  return place === -1 ? SCHOOL_DAYS.length - 1 : place
})

export function isoOf(day: Day): string {
  const iso = ISO_DAYS[day]
  if (iso === undefined) throw new Error(`day ${day} is outside the sample's calendar`)
  return iso
}

export function dayOf(iso: string): Day {
  const day = DAY_OF.get(iso)
  if (day === undefined) throw new Error(`${iso} is outside the sample's calendar`)
  return day
}

/**
 * The school day a number of school days after (or, below zero, before) the one at or next after `day`; never
 * outside the school year.
 */
export function schoolDayAfter(day: Day, schoolDays: number): Day {
  const place = (PLACE_AT_OR_AFTER[day] ?? 0) + schoolDays
  return SCHOOL_DAYS[Math.min(SCHOOL_DAYS.length - 1, Math.max(0, place))] ?? day
}

/** The grading period a date falls in, or the one that ended last before it. */
export function gradingPeriodOf(iso: string): Session {
  const begun = SESSIONS.filter((period) => period.type === 'gradingPeriod' && period.start <= iso)
  const period = begun.at(-1)
  if (period === undefined) throw new Error(`${iso} is before the first grading period`)
  return period
}

function isSchoolDay(iso: string, day: Day): boolean {
  const weekday = new Date(DAY_ONE + day * MILLISECONDS_A_DAY).getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  if (iso < FIRST_DAY || iso > LAST_DAY) return false
  return !HOLIDAYS.some(([first, last]) => iso >= first && iso <= last)
}

function session(
  key: string,
  title: string,
  type: Session['type'],
  start: string,
  end: string,
  parent: string | null,
): Session {
  return { key, title, type, start, end, parent }
}
