import { describe, expect, it } from 'vitest'
import { calculateMastery } from '@/lib/core/mastery/calculate-mastery'
import type { MasteryMethod } from '@/lib/core/mastery/policy'
import { AS_OF, evidenceOf, policyBy } from '@/lib/core/mastery/testing/evidence-of'

const CURVE = { kind: 'power-law', capped: true, orMean: true, at: 'next' } as const

/** A word for each piece, oldest first: what the method did with it, and by what weight. */
function workingBy(method: MasteryMethod, ...scores: number[]): string {
  const { pieces } = calculateMastery(evidenceOf(...scores), policyBy(method), AS_OF).working
  return pieces.map(({ role, weight }) => `${role} ${weight.toFixed(4)}`).join(', ')
}

const PASSED = 'passed-over 0.0000'

describe('what 1, 1, 4, 4, 2 are each used for', () => {
  it.each<[MasteryMethod, readonly string[]]>([
    [{ kind: 'mean' }, Array<string>(5).fill('weighed 0.2000')],
    [{ kind: 'median' }, [PASSED, PASSED, PASSED, PASSED, 'chosen 1.0000']],
    [{ kind: 'mode', ties: 'newer' }, [PASSED, PASSED, 'chosen 0.5000', 'chosen 0.5000', PASSED]],
    [{ kind: 'latest' }, [PASSED, PASSED, PASSED, PASSED, 'chosen 1.0000']],
    [
      { kind: 'weighted-average', newest: 65 },
      [...Array<string>(4).fill('weighed 0.0875'), 'weighed 0.6500'],
    ],
    [
      { kind: 'decaying-average', newest: 65 },
      ['weighed 0.0150', 'weighed 0.0279', 'weighed 0.0796', 'weighed 0.2275', 'weighed 0.6500'],
    ],
    [{ kind: 'highest' }, [PASSED, PASSED, PASSED, 'chosen 1.0000', PASSED]],
    [{ kind: 'mean-of-highest', count: 2 }, [PASSED, PASSED, 'chosen 0.5000', 'chosen 0.5000', PASSED]],
    [
      { kind: 'most-recent', count: 3, by: 'mean', ties: 'newer' },
      [PASSED, PASSED, 'chosen 0.3333', 'chosen 0.3333', 'chosen 0.3333'],
    ],
    [
      { kind: 'most-recent', count: 3, by: 'median', ties: 'newer' },
      [PASSED, PASSED, 'chosen 1.0000', PASSED, PASSED],
    ],
    [{ kind: 'n-times', times: 2, mastery: 3 }, [PASSED, PASSED, 'chosen 0.5000', 'chosen 0.5000', PASSED]],
    [{ ...CURVE, zeroAs: null }, Array<string>(5).fill('fitted 0.0000')],
  ])('by %o', (method, expected) => {
    expect(workingBy(method, 1, 1, 4, 4, 2)).toBe(expected.join(', '))
  })
})

describe('a curve', () => {
  it('leaves a zero out, or takes it for the number the policy names', () => {
    expect(workingBy({ ...CURVE, zeroAs: null }, 0, 2, 3)).toBe(
      'left-out 0.0000, fitted 0.0000, fitted 0.0000',
    )
    expect(workingBy({ ...CURVE, zeroAs: 0.5 }, 0, 2, 3)).toBe('fitted 0.0000, fitted 0.0000, fitted 0.0000')
  })

  it('of one piece that is not zero is that piece, and of none a plain zero', () => {
    expect(workingBy({ ...CURVE, zeroAs: null }, 0, 3, 0)).toBe(
      'left-out 0.0000, chosen 1.0000, left-out 0.0000',
    )
    expect(workingBy({ ...CURVE, zeroAs: null }, 0, 0)).toBe('left-out 0.0000, chosen 1.0000')
  })

  it('gives way to the mean where the mean is better, and every piece is weighed then', () => {
    expect(workingBy({ ...CURVE, zeroAs: null }, 4, 2, 1)).toBe(Array(3).fill('weighed 0.3333').join(', '))
  })
})

it('an even number of pieces has two in the middle', () => {
  expect(workingBy({ kind: 'median' }, 1, 4, 2, 3)).toBe(`${PASSED}, ${PASSED}, chosen 0.5000, chosen 0.5000`)
})

it('a single piece stands for itself by any weight', () => {
  expect(workingBy({ kind: 'weighted-average', newest: 65 }, 3)).toBe('weighed 1.0000')
  expect(workingBy({ kind: 'decaying-average', newest: 65 }, 3)).toBe('weighed 1.0000')
})
