import { describe, expect, it } from 'vitest'
import { roundTo } from '@/lib/core/decimal'
import { calculateMastery } from '@/lib/core/mastery/calculate-mastery'
import type { MasteryMethod } from '@/lib/core/mastery/policy'
import { AS_OF, evidenceOf, policyBy } from '@/lib/core/mastery/testing/evidence-of'

const CURVE = { kind: 'power-law', zeroAs: 0.5, capped: false, orMean: false } as const

function scoreBy(method: MasteryMethod, ...scores: number[]): number | null {
  const mastery = calculateMastery(evidenceOf(...scores), policyBy(method), AS_OF)
  return mastery.state === 'level' ? mastery.score : null
}

/** Two places as the published table prints them, by binary digits: its 2.17 is the 2.175 asserted below. */
function printed(method: MasteryMethod, ...scores: number[]): string {
  return scoreBy(method, ...scores)?.toFixed(2) ?? 'none'
}

describe('the worked examples other products publish', () => {
  it('1, 2, 3, 4, 5 by weighted average 65 is 4.13, and by decaying average 65 it is 4.47', () => {
    const five = { maximum: 5 }
    const evidence = evidenceOf(1, 2, 3, 4, 5).map((piece) => ({ ...piece, ...five }))
    const scale = { ...policyBy({ kind: 'mean' }).scale, top: 5 }
    const by = (method: MasteryMethod) => {
      const mastery = calculateMastery(evidence, policyBy(method, { scale }), AS_OF)
      return mastery.state === 'level' ? roundTo(mastery.score, 2) : null
    }
    expect(by({ kind: 'weighted-average', newest: 65 })).toBe(4.13)
    expect(by({ kind: 'decaying-average', newest: 65 })).toBe(4.47)
  })

  it('1, 2, 3, 4 by decaying average 65 is 3.48', () => {
    expect(printed({ kind: 'decaying-average', newest: 65 }, 1, 2, 3, 4)).toBe('3.48')
  })

  it('three pieces by decaying average 65 weigh 12, 23 and 65 percent', () => {
    const { working } = calculateMastery(
      evidenceOf(1, 2, 3),
      policyBy({ kind: 'decaying-average', newest: 65 }),
      AS_OF,
    )
    expect(working.pieces.map((piece) => Math.round(piece.weight * 100))).toEqual([12, 23, 65])
  })
})

const COLUMNS: readonly MasteryMethod[] = [
  { kind: 'mean' },
  { kind: 'median' },
  { kind: 'mode', ties: 'higher' },
  { kind: 'mode', ties: 'newer' },
  { kind: 'latest' },
  { kind: 'weighted-average', newest: 65 },
  { kind: 'decaying-average', newest: 65 },
  { kind: 'decaying-average', newest: 75 },
  { ...CURVE, at: 'newest' },
  { ...CURVE, at: 'next' },
  { kind: 'n-times', times: 2, mastery: 3 },
  { kind: 'highest' },
]

describe('the same evidence under every rule', () => {
  it.each([
    ['1,2,3,4', '2.50 2.50 4.00 4.00 4.00 3.30 3.48 3.67 4.00 5.00 3.50 4.00'],
    ['4,3,2,1', '2.50 2.50 4.00 1.00 1.00 1.70 1.52 1.33 1.28 1.04 3.50 4.00'],
    ['3,1,3,3,4', '2.80 3.00 3.00 3.00 4.00 3.48 3.59 3.73 3.09 3.26 3.25 4.00'],
    ['1,1,4,4,2', '2.40 2.00 4.00 4.00 2.00 2.17 2.57 2.45 3.30 3.80 4.00 4.00'],
    ['3,4,4,1', '3.00 3.50 4.00 4.00 1.00 1.93 2.01 1.73 1.91 1.69 3.67 4.00'],
  ])('%s', (scores, verdicts) => {
    const given = scores.split(',').map(Number)
    expect(COLUMNS.map((method) => printed(method, ...given)).join(' ')).toBe(verdicts)
  })
})

it('a half in the last place is rounded up from its decimal digits, not down from its binary ones', () => {
  const score = scoreBy({ kind: 'weighted-average', newest: 65 }, 1, 1, 4, 4, 2)
  expect(score).toBe(2.175)
  expect(roundTo(score ?? 0, 2)).toBe(2.18)
})

describe('one piece of evidence stands for itself under every rule', () => {
  it.each(COLUMNS.filter((method) => method.kind !== 'n-times'))('$kind', (method) => {
    expect(scoreBy(method, 2.7)).toBe(2.7)
  })
})

describe('n times', () => {
  it('gives no score until mastery was shown often enough, and says how often it was', () => {
    const policy = policyBy({ kind: 'n-times', times: 3, mastery: 3 })
    expect(calculateMastery(evidenceOf(3, 1, 4), policy, AS_OF)).toMatchObject({
      state: 'insufficient',
      reason: 'not-yet',
      have: 2,
      needed: 3,
    })
  })

  it('counts a score that is exactly at mastery', () => {
    expect(scoreBy({ kind: 'n-times', times: 1, mastery: 3 }, 3)).toBe(3)
  })

  it('never takes back what was reached', () => {
    expect(scoreBy({ kind: 'n-times', times: 2, mastery: 3 }, 3, 4, 1, 1, 0)).toBe(3.5)
  })
})

describe('mode', () => {
  it('finds the most common level where no two percentages are alike', () => {
    // Approaching once, Proficient twice, Advanced once.
    expect(scoreBy({ kind: 'mode', ties: 'higher' }, 2.1, 2.9, 3.1, 3.9)).toBe(3.1)
    expect(scoreBy({ kind: 'mode', ties: 'newer' }, 2.1, 3.1, 2.9, 3.9)).toBe(2.9)
  })

  it('takes the most common score within that level', () => {
    expect(scoreBy({ kind: 'mode', ties: 'higher' }, 2.6, 2.6, 3.4, 1)).toBe(2.6)
  })

  it('breaks a tie of levels by the newer as well as by the higher', () => {
    expect(scoreBy({ kind: 'mode', ties: 'newer' }, 4, 4, 2, 2)).toBe(2)
    expect(scoreBy({ kind: 'mode', ties: 'higher' }, 4, 4, 2, 2)).toBe(4)
    expect(scoreBy({ kind: 'mode', ties: 'newer' }, 2, 4, 2, 4)).toBe(4)
    expect(scoreBy({ kind: 'mode', ties: 'newer' }, 1, 1, 3, 3, 3, 4)).toBe(3)
  })
})

describe('most recent', () => {
  it('looks at the newest pieces only', () => {
    const method = { kind: 'most-recent', count: 3, ties: 'newer' } as const
    expect(scoreBy({ ...method, by: 'mean' }, 1, 1, 2, 3, 4)).toBe(3)
    expect(scoreBy({ ...method, by: 'median' }, 1, 1, 2, 4, 4)).toBe(4)
    expect(scoreBy({ ...method, by: 'mode' }, 1, 1, 1, 2, 3)).toBe(3)
  })

  it('uses what there is where there are fewer', () => {
    expect(scoreBy({ kind: 'most-recent', count: 5, by: 'mean', ties: 'newer' }, 2, 3)).toBe(2.5)
  })
})

describe('mean of the highest', () => {
  it('averages the three best', () => {
    expect(scoreBy({ kind: 'mean-of-highest', count: 3 }, 4, 1, 3, 2, 3)).toBe(3.333333)
  })

  it('averages all where there are fewer', () => {
    expect(scoreBy({ kind: 'mean-of-highest', count: 3 }, 1, 4)).toBe(2.5)
  })

  it('takes the newer of pieces alike', () => {
    const policy = policyBy({ kind: 'mean-of-highest', count: 1 })
    const { working } = calculateMastery(evidenceOf(3, 3, 1), policy, AS_OF)
    expect(working.pieces.map((piece) => piece.role)).toEqual(['passed-over', 'chosen', 'passed-over'])
  })
})

describe('highest', () => {
  it('is the newer of two alike', () => {
    const { working } = calculateMastery(evidenceOf(4, 4, 2), policyBy({ kind: 'highest' }), AS_OF)
    expect(working.pieces.map((piece) => piece.weight)).toEqual([0, 1, 0])
  })
})

describe('power law', () => {
  function curve(rest: Partial<Extract<MasteryMethod, { kind: 'power-law' }>>, ...scores: number[]) {
    const mastery = calculateMastery(
      evidenceOf(...scores),
      policyBy({ ...CURVE, at: 'next', ...rest }),
      AS_OF,
    )
    if (mastery.state !== 'level') throw new Error('expected a level')
    return { score: mastery.score, fit: mastery.working.fit, pieces: mastery.working.pieces }
  }

  it('shows the curve it fitted: 1, 2, 3, 4 is y = x', () => {
    const { fit, pieces } = curve({}, 1, 2, 3, 4)
    expect(fit?.m).toBeCloseTo(1, 12)
    expect(fit?.b).toBeCloseTo(1, 12)
    expect(fit).toMatchObject({ x: 5, taken: 'curve' })
    expect(pieces.map((piece) => piece.role)).toEqual(['fitted', 'fitted', 'fitted', 'fitted'])
  })

  it('can be held at the top of the scale, and says so', () => {
    expect(curve({ capped: true }, 1, 2, 3, 4)).toMatchObject({ score: 4, fit: { taken: 'top' } })
    expect(curve({ capped: true, at: 'newest' }, 1, 2, 3, 3.5).fit?.taken).toBe('curve')
  })

  it('can prefer the mean where it is higher: a student who slipped is not predicted downward', () => {
    expect(curve({ orMean: true }, 4, 3, 2, 1)).toMatchObject({ score: 2.5, fit: { taken: 'mean' } })
    expect(curve({ orMean: true }, 4, 3, 2, 1).pieces.map((piece) => piece.contribution)).toEqual([
      1, 0.75, 0.5, 0.25,
    ])
    expect(curve({ orMean: true }, 1, 2, 3, 4).fit?.taken).toBe('curve')
  })

  it('lets a zero count as the small number the policy names', () => {
    expect(curve({ zeroAs: 0.5 }, 0, 1)).toMatchObject({ score: roundTo(0.5 * 3, 6) })
  })

  it('or leaves zeros out, visibly', () => {
    const { score, pieces } = curve({ zeroAs: null }, 1, 0, 2)
    expect(score).toBe(3)
    expect(pieces.map((piece) => piece.role)).toEqual(['fitted', 'left-out', 'fitted'])
  })

  it('stands on the only piece that is not zero', () => {
    expect(curve({ zeroAs: null }, 0, 3, 0)).toMatchObject({ score: 3, fit: null })
    expect(curve({ zeroAs: null }, 0, 3, 0).pieces.map((piece) => piece.role)).toEqual([
      'left-out',
      'chosen',
      'left-out',
    ])
  })

  it('gives zero where every piece is zero', () => {
    expect(curve({ zeroAs: null }, 0, 0)).toMatchObject({ score: 0, fit: null })
  })

  it('fits more pieces than a term has weeks', () => {
    const { score } = curve({ at: 'newest' }, ...Array.from({ length: 80 }, () => 2))
    expect(score).toBe(2)
  })
})
