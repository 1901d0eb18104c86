import { describe, expect, it } from 'vitest'
import type { Evidence } from '@/lib/core/mastery/evidence'
import { findDecidingScore } from '@/lib/core/mastery/find-deciding-score'
import { DEFAULT_POLICY, type MasteryPolicy } from '@/lib/core/mastery/policy'
import { readScoreScale } from '@/lib/core/mastery/score-scale'
import { AS_OF, evidenceOf, pieceOf, policyBy } from '@/lib/core/mastery/testing/evidence-of'

function deciding(evidence: readonly Evidence[], policy: MasteryPolicy = DEFAULT_POLICY) {
  const found = findDecidingScore(evidence, policy, AS_OF)
  return found && [found.evidence.id, found.instead, found.level]
}

describe('the one score that decides', () => {
  it('is the newest by decaying average: five percent more there, or eight on the older one', () => {
    expect(deciding([pieceOf(3, 0), pieceOf(90, 1, { maximum: 100 })])).toEqual([
      'evidence-1',
      { score: 95 },
      4,
    ])
  })

  it('may be a score that was too good', () => {
    expect(deciding([pieceOf(63, 0, { maximum: 100 })])).toEqual(['evidence-0', { score: 62 }, 2])
  })

  it('is given in the points of its own line item', () => {
    expect(deciding([pieceOf(230, 0, { minimum: 200, maximum: 300 })])).toEqual([
      'evidence-0',
      { score: 238 },
      2,
    ])
  })

  it('may be an older one, where the method passes the newest over', () => {
    const policy = policyBy({ kind: 'mean-of-highest', count: 1 })
    expect(deciding(evidenceOf(3.44, 1), policy)).toEqual(['evidence-0', { score: 3.52 }, 4])
  })

  it('may be a word of its scale', () => {
    const scale = readScoreScale(
      ['Beginning', 'Developing', 'Secure', 'Extending'].map((lhs) => ({ lhs, rhs: '' })),
    )
    const word = (text: string, at: number) => pieceOf(null, at, { text, scale, maximum: null })
    expect(deciding([word('Secure', 0), word('Secure', 1)])).toEqual(['evidence-1', { text: 'Extending' }, 4])
  })

  it('may be a letter with a number', () => {
    const scale = readScoreScale([
      { lhs: 'A', rhs: '90-100' },
      { lhs: 'B', rhs: '70-89' },
      { lhs: 'P', rhs: 'pass' },
    ])
    expect(deciding([pieceOf(null, 0, { text: 'B', scale, maximum: 100 })])).toEqual([
      'evidence-0',
      { text: 'A' },
      4,
    ])
  })

  it('leads upward where down is as near', () => {
    const policy = policyBy({ kind: 'latest' })
    expect(deciding([pieceOf(2, 0)], policy)).toEqual(['evidence-0', { score: 2.52 }, 3])
  })

  it('is measured by the scale where the line item has no maximum', () => {
    const scale = readScoreScale([
      { lhs: 'A', rhs: '10' },
      { lhs: 'B', rhs: '5' },
    ])
    expect(deciding([pieceOf(9, 0, { scale, maximum: null })])?.[1]).toEqual({ score: 8.7 })
  })

  it('is a word where the number cannot be measured', () => {
    const scale = readScoreScale(['Low', 'High'].map((lhs) => ({ lhs, rhs: '' })))
    const piece = pieceOf(9, 0, { scale, text: 'low', maximum: null })
    expect(deciding([piece])?.[1]).toEqual({ text: 'High' })
  })

  it('is the newest of those that need the same change', () => {
    expect(deciding(evidenceOf(2, 2), policyBy({ kind: 'mean' }))?.[0]).toBe('evidence-1')
  })

  it('is none where no single score could change the level', () => {
    expect(deciding(evidenceOf(4, 4, 4, 4, 4, 4, 4, 4, 4, 4), policyBy({ kind: 'median' }))).toBeNull()
    expect(deciding([pieceOf(3, 0, { status: 'exempt' })])).toBeNull()
    expect(deciding([])).toBeNull()
  })

  it('tells the truth: the change does make that level, and no smaller whole percent would', () => {
    const evidence = [
      pieceOf(14, 0, { maximum: 20 }),
      pieceOf(71, 1, { maximum: 100 }),
      pieceOf(11, 2, { maximum: 20 }),
    ]
    const found = findDecidingScore(evidence, DEFAULT_POLICY, AS_OF)
    expect(found).toMatchObject({ evidence: { id: 'evidence-2' }, instead: { score: 11.8 }, level: 3 })
  })
})
