import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundTo } from '@/lib/core/decimal'
import { EXAMPLE_SCORES } from '@/lib/core/mastery/method-example'
import { explainMethod } from '@/lib/core/mastery/method-sentence'
import type { MasteryMethod } from '@/lib/core/mastery/policy'
import { FOUR_LEVELS } from '@/lib/core/mastery/scale'

const CURVE = { kind: 'power-law', zeroAs: 0.5, capped: false, orMean: false } as const

function becomes(method: MasteryMethod): number | string {
  const { outcome } = explainMethod(method, FOUR_LEVELS)
  return outcome.state === 'level' ? roundTo(outcome.score, 2) : `${outcome.have} of ${outcome.needed}`
}
const because = (method: MasteryMethod) => explainMethod(method, FOUR_LEVELS).sentence

describe('1, 1, 4, 4, 2 becomes', () => {
  it.each<[MasteryMethod, number | string]>([
    [{ kind: 'weighted-average', newest: 65 }, 2.18],
    [{ kind: 'decaying-average', newest: 65 }, 2.57],
    [{ kind: 'decaying-average', newest: 75 }, 2.45],
    [{ kind: 'n-times', times: 2, mastery: 3 }, 4],
    [{ kind: 'n-times', times: 3, mastery: 3 }, '2 of 3'],
    [{ kind: 'n-times', times: 3, mastery: 2 }, 3.33],
    [{ kind: 'highest' }, 4],
    [{ kind: 'latest' }, 2],
    [{ kind: 'mean' }, 2.4],
    [{ kind: 'median' }, 2],
    [{ kind: 'mode', ties: 'higher' }, 4],
    [{ kind: 'mode', ties: 'newer' }, 4],
    [{ kind: 'most-recent', count: 3, by: 'mean', ties: 'newer' }, 3.33],
    [{ kind: 'most-recent', count: 3, by: 'median', ties: 'newer' }, 4],
    [{ kind: 'most-recent', count: 2, by: 'mode', ties: 'newer' }, 2],
    [{ kind: 'most-recent', count: 9, by: 'mean', ties: 'newer' }, 2.4],
    [{ kind: 'mean-of-highest', count: 3 }, 3.33],
    [{ ...CURVE, at: 'newest' }, 3.3],
    [{ ...CURVE, at: 'next' }, 3.8],
  ])('%o: %s', (method, score) => {
    expect(becomes(method)).toBe(score)
  })
})

describe('and the sentence says why', () => {
  it('weighs the newest against the mean of all before it', () => {
    expect(because({ kind: 'weighted-average', newest: 65 })).toEqual({
      key: 'weighted-average',
      newest: 65,
      last: 2,
      before: 2.5,
    })
  })

  it('counts how many reached mastery, whether or not they were enough', () => {
    expect(because({ kind: 'n-times', times: 2, mastery: 3 })).toEqual({
      key: 'n-times',
      have: 2,
      needed: 2,
      mastery: 3,
    })
    expect(because({ kind: 'n-times', times: 5, mastery: 2 })).toMatchObject({ key: 'not-yet', have: 3 })
  })

  it('puts them in order for the middle one', () => {
    expect(because({ kind: 'median' })).toEqual({ key: 'median', sorted: [1, 1, 2, 4, 4] })
  })

  it('says that two levels are met twice, and which of them was preferred', () => {
    expect(because({ kind: 'mode', ties: 'higher' })).toEqual({
      key: 'mode',
      tied: 2,
      times: 2,
      ties: 'higher',
    })
  })

  it('sees one level met most often where the cut points make it one', () => {
    const [low, , , high] = FOUR_LEVELS.levels
    if (low === undefined || high === undefined) throw new Error('expected four levels')
    const two = { top: 4, levels: [low, { ...high, level: 2, cut: 1.5 }] }
    expect(explainMethod({ kind: 'mode', ties: 'newer' }, two).sentence).toMatchObject({ tied: 1, times: 3 })
  })

  it('names those it took, in the order they were earned', () => {
    expect(because({ kind: 'most-recent', count: 3, by: 'mean', ties: 'newer' })).toMatchObject({
      key: 'most-recent-mean',
      taken: [4, 4, 2],
    })
    expect(because({ kind: 'mean-of-highest', count: 3 })).toEqual({
      key: 'mean-of-highest',
      taken: [4, 4, 2],
    })
  })

  it('looks for the level met most often among the newest only', () => {
    const method = { kind: 'most-recent', count: 3, by: 'mode', ties: 'newer' } as const
    expect(because(method)).toEqual({
      key: 'most-recent-mode',
      taken: [4, 4, 2],
      tied: 1,
      times: 2,
      ties: 'newer',
    })
  })

  it('reads the curve where the method says', () => {
    expect(because({ ...CURVE, at: 'next' })).toEqual({ key: 'power-law', at: 'next' })
  })
})

it('neither the top of the scale nor the mean ever takes the place of the curve, so no sentence speaks of them', () => {
  for (const top of [1, 4, 5, 100]) {
    const method = { ...CURVE, at: 'next', capped: true, orMean: true } as const
    expect(explainMethod(method, { ...FOUR_LEVELS, top }).fit?.taken).toBe('curve')
  }
})

it('scores count in proportion on a scale with another top', () => {
  const scale = { ...FOUR_LEVELS, top: 100 }
  const { pieces, outcome } = explainMethod({ kind: 'mean' }, scale)
  expect(pieces.map(({ value }) => value)).toEqual([25, 25, 100, 100, 50])
  expect(outcome).toMatchObject({ state: 'level', score: 60 })
})

it('the parts of the scores add up to what they become, whatever the parameters of a method that weighs', () => {
  const method = fc.oneof<fc.Arbitrary<MasteryMethod>[]>(
    fc.record({ kind: fc.constant('weighted-average' as const), newest: fc.integer({ min: 1, max: 99 }) }),
    fc.record({ kind: fc.constant('decaying-average' as const), newest: fc.integer({ min: 50, max: 99 }) }),
    fc.record({ kind: fc.constant('mean-of-highest' as const), count: fc.integer({ min: 1, max: 20 }) }),
  )
  fc.assert(
    fc.property(method, (drawn) => {
      const { pieces, outcome } = explainMethod(drawn, FOUR_LEVELS)
      if (outcome.state !== 'level') throw new Error('expected a level')
      expect(pieces.map(({ value }) => value)).toEqual([...EXAMPLE_SCORES])
      expect(pieces.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(outcome.score, 5)
      expect(pieces.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
    }),
    { seed: 20_261_124, numRuns: 200 },
  )
})
