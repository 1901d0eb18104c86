import { type Entry, present, refuse } from '@/lib/protocols/case/fields'

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ].{1,40})?$/
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** A day as YYYY-MM-DD. Real frameworks give date-times; the day is taken as written, in its own zone. */
export function dateField(entry: Entry, name: string): string | null {
  const value = present(entry, name)
  if (value === undefined || value === '') return null
  const day = typeof value === 'string' ? DATE.exec(value.trim())?.[1] : undefined
  if (day === undefined || !isDay(day)) {
    refuse(entry, 'field', 'date_unreadable', name, typeof value === 'string' ? value : undefined)
    return null
  }
  if (value !== day) entry.findings.note('date_with_time')
  return day
}

/** A date and time as ISO 8601 in UTC with milliseconds, so that two can be compared as texts. */
export function momentField(entry: Entry, name: string): string | null {
  const value = present(entry, name)
  if (value === undefined || value === '') return null
  const [, day, time, zone] = (typeof value === 'string' ? MOMENT.exec(value.trim()) : null) ?? []
  const moment =
    day !== undefined && isDay(day)
      ? new Date(`${day}T${milliseconds(time ?? '00:00:00')}${withColon(zone ?? 'Z')}`)
      : null
  const [year] = moment === null || Number.isNaN(moment.getTime()) ? [] : [moment.getUTCFullYear()]
  if (moment === null || year === undefined || year < 1 || year > 9999) {
    refuse(entry, 'field', 'date_unreadable', name, typeof value === 'string' ? value : undefined)
    return null
  }
  if (time === undefined) entry.findings.note('moment_without_time')
  else if (zone === undefined) entry.findings.note('moment_without_zone')
  return moment.toISOString()
}

/** lastChangeDateTime, which the standard requires: it decides whether a framework is newer. */
export function lastChange(entry: Entry): string | null {
  const moment = momentField(entry, 'lastChangeDateTime')
  if (moment === null) entry.findings.note('last_change_missing')
  return moment
}

function milliseconds(time: string): string {
  return time.replace(/(\.\d{3})\d+$/, '$1')
}

function withColon(zone: string): string {
  return zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && !day.startsWith('0000')
}
