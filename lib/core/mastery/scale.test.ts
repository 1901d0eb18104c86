import { describe, expect, it } from 'vitest'
import {
  checkScale,
  cutsOf,
  FOUR_LEVELS,
  halfALevel,
  levelOfScore,
  type MasteryLevel,
} from '@/lib/core/mastery/scale'

describe('the level of a score', () => {
  it.each([
    [0, 1],
    [1.499999, 1],
    [1.5, 2],
    [2.499999, 2],
    [2.5, 3],
    [3.5, 4],
    [4.4, 4],
    [-1, 1],
  ])('%f is level %i', (score, level) => {
    expect(levelOfScore(score, FOUR_LEVELS)).toBe(level)
  })

  it('starts at the lowest cut, wherever that is', () => {
    const scale = {
      ...FOUR_LEVELS,
      levels: FOUR_LEVELS.levels.map((level) => ({ ...level, cut: level.cut + 10 })),
    }
    expect(levelOfScore(3, scale)).toBe(1)
    expect(cutsOf(scale)).toEqual([10, 11.5, 12.5, 13.5])
  })
})

it('half a level is half the scale’s width over the number of its levels', () => {
  expect(halfALevel(FOUR_LEVELS)).toBe(0.5)
  expect(halfALevel({ ...FOUR_LEVELS, top: 100 })).toBe(12.5)
})

describe('a scale', () => {
  const [one, two, three, four] = FOUR_LEVELS.levels
  const check = (levels: readonly (MasteryLevel | undefined)[], top = 4) => {
    const checked = checkScale({ levels: levels.filter((level) => level !== undefined), top })
    return checked.ok ? 'fine' : checked.problem
  }
  const but = (level: MasteryLevel | undefined, changed: Partial<MasteryLevel>) =>
    level && { ...level, ...changed }

  it('of four levels is fine, and of two', () => {
    expect(check([one, two, three, four])).toBe('fine')
    expect(check([one, two])).toBe('fine')
  })

  it('needs two levels', () => {
    expect(check([one])).toBe('too-few-levels')
    expect(check([])).toBe('too-few-levels')
  })

  it('counts its levels from 1 without a gap', () => {
    expect(check([two, three])).toBe('levels-not-in-order')
    expect(check([one, three])).toBe('levels-not-in-order')
  })

  it('rises from cut to cut', () => {
    expect(check([one, but(two, { cut: 0 })])).toBe('cuts-not-ascending')
    expect(check([one, but(two, { cut: Number.NaN })])).toBe('cuts-not-ascending')
  })

  it('has each level’s number in that level', () => {
    expect(check([one, but(two, { number: 2.5 }), three])).toBe('number-outside-its-level')
    expect(check([but(one, { number: 1.5 }), two])).toBe('number-outside-its-level')
    expect(check([one, but(two, { number: 1.4 })])).toBe('number-outside-its-level')
    expect(check([one, but(two, { number: 1.5 })])).toBe('fine')
  })

  it('reaches its highest level', () => {
    expect(check([one, two], 1.4)).toBe('top-below-highest-cut')
    expect(check([one, two], 1.5)).toBe('fine')
  })
})
