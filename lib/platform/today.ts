import { type SchoolDate, schoolDateOf } from '@/lib/core/school-date'

/** The calendar day it is in a district. */
export function todayIn(timeZone: string, now: Date): SchoolDate {
  const day = schoolDateOf(now.toISOString(), timeZone)
  if (!day.ok) throw new Error(`The district's time zone is not known here: ${timeZone}`)
  return day.value
}
