import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  compareSchoolDates,
  daysBetween,
  parseSchoolDate,
  schoolDateOf,
  schoolYearOf,
} from '@/lib/core/school-date'

describe('reading a day', () => {
  it.each(['2026-11-24', '2024-02-29', '2000-02-29'])('%s is one', (text) => {
    expect(parseSchoolDate(text)).toEqual({ ok: true, value: text })
  })

  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31'])(
    '%s does not exist',
    (text) => {
      expect(parseSchoolDate(text)).toEqual({ ok: false, problem: 'no-such-day' })
    },
  )

  it.each([
    '24/11/2026',
    '2026-1-2',
    '',
    '2026-11-24T00:00:00Z',
    ' 2026-11-24',
    '02026-11-24',
    '2026-11-24x',
  ])('%s has another form', (text) => {
    expect(parseSchoolDate(text)).toEqual({ ok: false, problem: 'not-a-date' })
  })
})

describe('a day of the school’s own calendar', () => {
  const day = (instant: string, zone: string) => {
    const read = schoolDateOf(instant, zone)
    return read.ok ? read.value : read.problem
  }

  it('a file’s 2026-03-01 and midnight there over REST are one due date', () => {
    expect(day('2026-03-01', 'America/New_York')).toBe('2026-03-01')
    expect(day('2026-03-01T05:00:00Z', 'America/New_York')).toBe('2026-03-01')
    expect(day('2026-03-01T04:59:59.999Z', 'America/New_York')).toBe('2026-02-28')
  })

  it('knows summer time', () => {
    expect(day('2026-07-01T03:59:00Z', 'America/New_York')).toBe('2026-06-30')
    expect(day('2026-07-01T04:00:00Z', 'America/New_York')).toBe('2026-07-01')
  })

  it('reads any offset', () => {
    expect(day('2026-03-01T00:30:00+02:00', 'UTC')).toBe('2026-02-28')
    expect(day('2026-03-01T23:30:00-05:00', 'UTC')).toBe('2026-03-02')
    expect(day('2026-03-01T23:30-0500', 'UTC')).toBe('2026-03-02')
  })

  it('knows zones east of the date line', () => {
    expect(day('2026-03-01T12:00:00Z', 'Pacific/Auckland')).toBe('2026-03-02')
  })

  it.each([
    ['2026-03-01T05:00:00', 'UTC', 'not-a-date'],
    ['2026-03-01T99:00:00Z', 'UTC', 'not-a-date'],
    ['yesterday', 'UTC', 'not-a-date'],
    ['2026-02-30T05:00:00Z', 'UTC', 'no-such-day'],
    ['2026-02-30', 'UTC', 'no-such-day'],
    ['2026-03-01T05:00:00Z', 'Mars/Olympus', 'unknown-time-zone'],
  ])('%s in %s is refused', (instant, zone, problem) => {
    expect(day(instant, zone)).toBe(problem)
    expect(day(instant, zone)).toBe(problem)
  })
})

describe('counting days', () => {
  it.each([
    ['2026-11-20', '2026-11-24', 4],
    ['2026-11-24', '2026-11-20', -4],
    ['2024-02-28', '2024-03-01', 2],
    ['2025-02-28', '2025-03-01', 1],
    ['1999-12-31', '2000-01-01', 1],
    ['2026-01-01', '2026-01-01', 0],
    ['1900-02-28', '1900-03-01', 1],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days)
  })

  it('and adding them again leads back, over four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 60_000 }), (days) => {
        const date = new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
        expect(daysBetween('2000-01-01', date)).toBe(days)
        expect(addDays('2000-01-01', days)).toBe(date)
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})

it('days order as they follow each other', () => {
  expect(compareSchoolDates('2026-09-30', '2026-10-01')).toBe(-1)
  expect(compareSchoolDates('2026-10-01', '2026-09-30')).toBe(1)
  expect(compareSchoolDates('2026-10-01', '2026-10-01')).toBe(0)
})

describe('the school year', () => {
  it.each([
    ['2026-06-30', 2026],
    ['2026-07-01', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
  ])('%s belongs to the one that ends in %i', (date, year) => {
    expect(schoolYearOf(date)).toBe(year)
  })

  it('turns when the district says', () => {
    expect(schoolYearOf('2026-07-15', '08-01')).toBe(2026)
  })
})
