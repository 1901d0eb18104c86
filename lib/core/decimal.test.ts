import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactScore, displayScore, roundTo } from '@/lib/core/decimal'

const CUTS = [0, 1.5, 2.5, 3.5]

/** whole ÷ 10^shift rounded by whole-number arithmetic. */
function longHand(whole: bigint, shift: number, places: number): number {
  if (shift <= places) return Number(`${whole}e-${shift}`) + 0
  const unit = 10n ** BigInt(shift - places)
  const magnitude = ((whole < 0n ? -whole : whole) + unit / 2n) / unit
  return Number(`${whole < 0n ? -magnitude : magnitude}e-${places}`) + 0
}

describe('rounding', () => {
  it.each([
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [1.005, 2, 1.01],
    [2.175, 2, 2.18],
    [-1.005, 2, -1.01],
    [1.0000005, 6, 1.000001],
    [1.0000004999, 6, 1],
    [1.9999999999999998, 6, 2],
    [5.9999995, 6, 6],
    [0.1 + 0.2, 6, 0.3],
    [12345.6789, 2, 12345.68],
  ])('%f to %i places is %f', (value, places, rounded) => {
    expect(roundTo(value, places)).toBe(rounded)
  })

  it.each([
    [5e-7, 6, 0.000001],
    [4.9e-7, 6, 0],
    [-5e-7, 6, -0.000001],
    [9e-300, 6, 0],
    [1e21, 6, 1e21],
    [1.5e300, 2, 1.5e300],
    [123456789012345.67, 1, 123456789012345.7],
    [9007199254740992, 6, 9007199254740992],
    [4503599627370495.5, 0, 4503599627370496],
    [1234567890.0000005, 6, 1234567890.000001],
    [1234567.8900005, 6, 1234567.890001],
    [99999999999.5, 0, 100000000000],
  ])('reads exponents and huge numbers: %f to %i places is %f', (value, places, rounded) => {
    expect(roundTo(value, places)).toBe(rounded)
  })

  it('never gives a negative zero', () => {
    expect(Object.is(roundTo(-0.0000001, 6), 0)).toBe(true)
    expect(Object.is(roundTo(-0, 6), 0)).toBe(true)
    expect(Object.is(roundTo(-4e-7, 6), 0)).toBe(true)
    expect(Object.is(roundTo(-0.4, 0), 0)).toBe(true)
  })

  it('refuses what is no number, and places that are none', () => {
    expect(() => roundTo(Number.NaN, 6)).toThrow(RangeError)
    expect(() => roundTo(Number.POSITIVE_INFINITY, 6)).toThrow(RangeError)
    expect(() => roundTo(1, 16)).toThrow(RangeError)
    expect(() => roundTo(1, -1)).toThrow(RangeError)
  })

  it('agrees with long hand on the decimal digits, tie or not', () => {
    const digits = fc.integer({ min: -99_999_999, max: 99_999_999 })
    const shifts = fc.integer({ min: 0, max: 9 })
    const allPlaces = fc.integer({ min: 1, max: 7 })
    fc.assert(
      fc.property(digits, shifts, allPlaces, (whole, shift, places) => {
        expect(roundTo(Number(`${whole}e-${shift}`), places)).toBe(longHand(BigInt(whole), shift, places))
      }),
      { seed: 7, numRuns: 2000 },
    )
  })

  it('is done once: rounding what is rounded changes nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        expect(roundTo(roundTo(value, 6), 6)).toBe(roundTo(value, 6))
      }),
      { seed: 7 },
    )
  })
})

describe('the number beside a level', () => {
  it.each([
    [3.38, '3.4'],
    [2.47, '2.47'],
    [2.449, '2.4'],
    [2.4996, '2.4996'],
    [2.499999, '2.499999'],
    [2.5, '2.5'],
    [2.54, '2.5'],
    [4, '4.0'],
    [0, '0.0'],
    [4.96, '5.0'],
    [1.4599, '1.46'],
  ])('%f reads %s', (score, shown) => {
    expect(displayScore(score, CUTS)).toBe(shown)
  })

  it('without cuts has one decimal', () => {
    expect(displayScore(2.47, [])).toBe('2.5')
  })

  const stored = fc.integer({ min: 0, max: 5_000_000 }).map((millionths) => millionths / 1e6)

  it('never stands on the other side of a cut than the score', () => {
    fc.assert(
      fc.property(stored, (score) => {
        const shown = Number(displayScore(score, CUTS))
        for (const cut of CUTS) expect(shown >= cut).toBe(score >= cut)
        expect(Math.abs(shown - score)).toBeLessThanOrEqual(0.05 + 1e-9)
      }),
      { seed: 11, numRuns: 2000 },
    )
  })

  it('is the same after the journey to the browser', () => {
    fc.assert(
      fc.property(stored, (score) => {
        const compact = compactScore(score, CUTS)
        expect(displayScore(compact, CUTS)).toBe(displayScore(score, CUTS))
        expect(String(compact).length).toBeLessThanOrEqual(String(score).length)
      }),
      { seed: 11, numRuns: 2000 },
    )
  })

  it('travels with two places mostly, and with more only where these would show another number', () => {
    expect(compactScore(3.380875, CUTS)).toBe(3.38)
    expect(compactScore(2.449, CUTS)).toBe(2.449)
    expect(compactScore(2.499999, CUTS)).toBe(2.499999)
  })
})
