import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculateMastery, type Level } from '@/lib/core/mastery/calculate-mastery'
import { checkPolicy } from '@/lib/core/mastery/check-policy'
import type { Evidence } from '@/lib/core/mastery/evidence'
import { DEFAULT_POLICY, type MasteryMethod, type MasteryPolicy } from '@/lib/core/mastery/policy'
import { AS_OF, evidenceOf, pieceOf, policyBy } from '@/lib/core/mastery/testing/evidence-of'

function levelFrom(evidence: readonly Evidence[], policy: MasteryPolicy = DEFAULT_POLICY): Level {
  const mastery = calculateMastery(evidence, policy, AS_OF)
  if (mastery.state !== 'level') throw new Error(`expected a level, got ${mastery.state}`)
  return mastery
}

describe('a level', () => {
  it('is Proficient at exactly its cut of 2.5', () => {
    expect(levelFrom(evidenceOf(2.5)).level).toBe(3)
    expect(levelFrom(evidenceOf(2.499999)).level).toBe(2)
  })

  it('is not lost to the last bit of a double: the mean of 1.4, 3.3 and 1.3 reaches a cut of 2', () => {
    const scale = {
      levels: [
        { level: 1, label: 'Not yet', cut: 0, number: 1 },
        { level: 2, label: 'Met', cut: 2, number: 3 },
      ],
      top: 4,
    }
    expect(levelFrom(evidenceOf(1.4, 3.3, 1.3), policyBy({ kind: 'mean' }, { scale }))).toMatchObject({
      score: 2,
      level: 2,
    })
  })

  it('explains itself by weights and contributions, oldest first', () => {
    const { working, score } = levelFrom(evidenceOf(3, 2.96, 3.6))
    expect(score).toBe(3.3809)
    expect(working.pieces.map(({ value, role }) => [value, role])).toEqual([
      [3, 'weighed'],
      [2.96, 'weighed'],
      [3.6, 'weighed'],
    ])
    expect(working.pieces.reduce((sum, piece) => sum + piece.contribution, 0)).toBeCloseTo(score, 9)
  })

  it('says how much stands behind it: how many pieces, how old the newest, how far apart', () => {
    const { confidence } = levelFrom([
      pieceOf(1, 0, { scoredOn: '2026-11-20' }),
      pieceOf(4, 1, { scoredOn: '2026-09-01' }),
      pieceOf(2, 2, { scoredOn: '2026-10-01' }),
    ])
    expect(confidence).toEqual({ count: 3, ageDays: 4, spread: 3 })
  })

  it('counts the age from the newest score also where the due date orders the evidence', () => {
    const { confidence } = levelFrom(
      [
        pieceOf(1, 0, { scoredOn: '2026-11-20', dueOn: '2026-09-01' }),
        pieceOf(2, 1, { scoredOn: '2026-10-01', dueOn: '2026-10-01' }),
      ],
      { ...DEFAULT_POLICY, dateRule: 'due-date' },
    )
    expect(confidence.ageDays).toBe(4)
  })

  it('has a trend only where the two newest pieces are more than half a level apart', () => {
    expect(levelFrom(evidenceOf(1, 2, 2.51)).trend).toBe(1)
    expect(levelFrom(evidenceOf(4, 2, 2.5)).trend).toBe(0)
    expect(levelFrom(evidenceOf(1, 3, 2.5)).trend).toBe(0)
    expect(levelFrom(evidenceOf(1, 3, 2.49)).trend).toBe(-1)
    expect(levelFrom(evidenceOf(4)).trend).toBe(0)
  })

  it('measures half a level by the scale: on percents it is 12.5 points', () => {
    const scale = {
      levels: DEFAULT_POLICY.scale.levels.map((level) => ({
        ...level,
        cut: level.cut * 25,
        number: level.number * 25 - 5,
      })),
      top: 100,
    }
    const policy = { ...DEFAULT_POLICY, scale }
    expect(checkPolicy(policy).ok).toBe(true)
    expect(levelFrom(evidenceOf(2, 2.4), policy).trend).toBe(0)
    expect(levelFrom(evidenceOf(2, 2.6), policy).trend).toBe(1)
  })
})

describe('without enough evidence', () => {
  it('there is no level at all from nothing', () => {
    expect(calculateMastery([], DEFAULT_POLICY, AS_OF)).toEqual({
      state: 'none',
      working: { pieces: [], setAside: [], fit: null },
    })
  })

  it('there is no level from evidence that does not count, and the reasons stay visible', () => {
    const mastery = calculateMastery([pieceOf(3, 0, { status: 'exempt' })], DEFAULT_POLICY, AS_OF)
    expect(mastery.state).toBe('none')
    expect(mastery.working.setAside).toMatchObject([{ reason: 'exempt' }])
  })

  it('one of two needed is a state of its own, never a zero', () => {
    const policy = { ...DEFAULT_POLICY, minimumEvidence: 2 }
    const mastery = calculateMastery(evidenceOf(3), policy, AS_OF)
    expect(mastery).toMatchObject({ state: 'insufficient', reason: 'too-few', have: 1, needed: 2 })
    expect(mastery).not.toHaveProperty('score')
    expect(calculateMastery(evidenceOf(3, 3), policy, AS_OF).state).toBe('level')
  })
})

const METHODS: readonly MasteryMethod[] = [
  { kind: 'weighted-average', newest: 30 },
  { kind: 'decaying-average', newest: 65 },
  { kind: 'n-times', times: 2, mastery: 3 },
  { kind: 'highest' },
  { kind: 'latest' },
  { kind: 'mean' },
  { kind: 'median' },
  { kind: 'mode', ties: 'higher' },
  { kind: 'mode', ties: 'newer' },
  { kind: 'most-recent', count: 3, by: 'mean', ties: 'newer' },
  { kind: 'most-recent', count: 4, by: 'median', ties: 'newer' },
  { kind: 'most-recent', count: 5, by: 'mode', ties: 'newer' },
  { kind: 'mean-of-highest', count: 3 },
  { kind: 'power-law', at: 'newest', zeroAs: 0.5, capped: true, orMean: false },
  { kind: 'power-law', at: 'next', zeroAs: null, capped: true, orMean: true },
]
const MONOTONE = METHODS.filter((method) => !['n-times', 'mode', 'power-law'].includes(method.kind)).filter(
  (method) => method.kind !== 'most-recent' || method.by !== 'mode',
)
const BLIND_TO_ORDER = METHODS.filter(
  (method) =>
    ['highest', 'mean', 'median', 'mean-of-highest', 'n-times'].includes(method.kind) ||
    (method.kind === 'mode' && method.ties === 'higher'),
)

const scoreOutOf4 = fc.integer({ min: 0, max: 16 }).map((quarters) => quarters / 4)
const someScores = fc.array(scoreOutOf4, { minLength: 1, maxLength: 9 })
const SEEDED = { seed: 20261124, numRuns: 300 } as const

describe.each(METHODS)('always, by %o', (method) => {
  const policy = policyBy(method)

  it('is a policy an administrator may adopt', () => {
    expect(checkPolicy(policy).ok).toBe(true)
  })

  it('the score lies between the lowest and the highest piece, and on the scale', () => {
    fc.assert(
      fc.property(someScores, (scores) => {
        const mastery = calculateMastery(evidenceOf(...scores), policy, AS_OF)
        if (mastery.state !== 'level') return
        expect(mastery.score).toBeGreaterThanOrEqual(0)
        expect(mastery.score).toBeLessThanOrEqual(4)
        if (method.kind === 'power-law') return
        expect(mastery.score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-6)
        expect(mastery.score).toBeLessThanOrEqual(Math.max(...scores) + 1e-6)
      }),
      SEEDED,
    )
  })

  it('the contributions add up to the score, and the weights to 1, unless a curve was fitted', () => {
    fc.assert(
      fc.property(someScores, (scores) => {
        const mastery = calculateMastery(evidenceOf(...scores), policy, AS_OF)
        if (mastery.state !== 'level') return
        const { pieces, fit } = mastery.working
        if (fit !== null && fit.taken !== 'mean') return
        const sum = (part: 'weight' | 'contribution') => pieces.reduce((all, piece) => all + piece[part], 0)
        expect(sum('contribution')).toBeCloseTo(mastery.score, 5)
        expect(sum('weight')).toBeCloseTo(1, 9)
      }),
      SEEDED,
    )
  })

  it('the order in which evidence arrives changes nothing, to the last bit', () => {
    fc.assert(
      fc.property(someScores, fc.integer(), (scores, turn) => {
        const evidence = evidenceOf(...scores)
        const shift = Math.abs(turn) % evidence.length
        const turned = [...evidence.slice(shift), ...evidence.slice(0, shift)].reverse()
        expect(calculateMastery(turned, policy, AS_OF)).toEqual(calculateMastery(evidence, policy, AS_OF))
      }),
      SEEDED,
    )
  })

  it('same scores all along are that score', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 16 }), fc.integer({ min: 2, max: 8 }), (quarters, count) => {
        const scores = Array.from({ length: count }, () => quarters / 4)
        expect(levelFrom(evidenceOf(...scores), policy).score).toBe(quarters / 4)
      }),
      SEEDED,
    )
  })

  it('no evidence is no level', () => {
    expect(calculateMastery([], policy, AS_OF).state).toBe('none')
  })
})

describe.each(MONOTONE)('a better result never lowers the score, by %o', (method) => {
  it('whichever piece it is', () => {
    fc.assert(
      fc.property(someScores, fc.nat(), scoreOutOf4, (scores, which, better) => {
        const at = which % scores.length
        const raised = scores.map((score, index) => (index === at ? Math.max(score, better) : score))
        const before = levelFrom(evidenceOf(...scores), policyBy(method)).score
        expect(levelFrom(evidenceOf(...raised), policyBy(method)).score).toBeGreaterThanOrEqual(before)
      }),
      SEEDED,
    )
  })
})

describe.each(BLIND_TO_ORDER)('the order of the scores does not matter, by %o', (method) => {
  it('forward or backward', () => {
    fc.assert(
      fc.property(someScores, (scores) => {
        const forward = calculateMastery(evidenceOf(...scores), policyBy(method), AS_OF)
        const backward = calculateMastery(evidenceOf(...scores.toReversed()), policyBy(method), AS_OF)
        if (forward.state !== 'level') expect(backward.state).toBe(forward.state)
        else expect(backward).toMatchObject({ state: 'level', score: expect.closeTo(forward.score, 5) })
      }),
      SEEDED,
    )
  })
})
