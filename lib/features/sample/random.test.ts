import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bell, fraction, mix } from '@/lib/features/sample/random'
import { uuidOf } from '@/lib/features/sample/uuid'

const integer = fc.integer({ min: 0, max: 2 ** 31 })

describe('a mixed number', () => {
  it('is the same whenever it is asked for, and a fraction below one', () => {
    fc.assert(
      fc.property(integer, integer, integer, (seed, a, b) => {
        expect(mix(seed, a, b)).toBe(mix(seed, a, b))
        expect(fraction(mix(seed, a, b))).toBeGreaterThanOrEqual(0)
        expect(fraction(mix(seed, a, b))).toBeLessThan(1)
      }),
      { seed: 20261124 },
    )
  })

  it('spreads neighbours over a bell curve of mean 0 and deviation 1', () => {
    const draws = Array.from({ length: 20_000 }, (_, index) => bell(mix(1, 2, index)))
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.05)
  })
})

describe('the id of a name', () => {
  it('is a UUID of version 5, one for each name', () => {
    expect(uuidOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(uuidOf('a')).toBe(uuidOf('a'))
    expect(uuidOf('a')).not.toBe(uuidOf('b'))
  })
})
