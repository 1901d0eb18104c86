import { describe, expect, it } from 'vitest'
import { checkPolicy } from '@/lib/core/mastery/check-policy'
import { DEFAULT_POLICY, type MasteryMethod, type MasteryPolicy } from '@/lib/core/mastery/policy'

function verdict(changed: Partial<MasteryPolicy>): string {
  const checked = checkPolicy({ ...DEFAULT_POLICY, ...changed })
  return checked.ok ? 'fine' : checked.problem
}
const byMethod = (method: MasteryMethod) => verdict({ method })
const curve = (zeroAs: number | null) =>
  byMethod({ kind: 'power-law', at: 'next', capped: true, orMean: false, zeroAs })

describe('a policy', () => {
  it('is decaying average 65 on four levels, until a district decides', () => {
    expect(DEFAULT_POLICY.method).toEqual({ kind: 'decaying-average', newest: 65 })
    expect(verdict({})).toBe('fine')
  })

  it('weighs the newest by 50 to 99 percent decaying, by 1 to 99 otherwise, in whole percents', () => {
    const decaying = [49, 50, 99, 100, 65.5].map((newest) => byMethod({ kind: 'decaying-average', newest }))
    const bad = 'newest-out-of-range'
    expect(decaying).toEqual([bad, 'fine', 'fine', bad, bad])
    const weighted = [0, 1, 99, 100].map((newest) => byMethod({ kind: 'weighted-average', newest }))
    expect(weighted).toEqual([bad, 'fine', 'fine', bad])
  })

  it('asks for mastery one to ten times, at a score of the scale', () => {
    const times = [0, 1, 10, 11].map((count) => byMethod({ kind: 'n-times', times: count, mastery: 3 }))
    expect(times).toEqual(['times-out-of-range', 'fine', 'fine', 'times-out-of-range'])
    const mastery = [0, 0.1, 4, 4.1].map((score) => byMethod({ kind: 'n-times', times: 2, mastery: score }))
    expect(mastery).toEqual(['mastery-outside-scale', 'fine', 'fine', 'mastery-outside-scale'])
  })

  it('looks at one to twenty pieces', () => {
    const counts = [0, 1, 20, 21]
    const bad = 'count-out-of-range'
    const recent = { kind: 'most-recent', by: 'mode', ties: 'newer' } as const
    expect(counts.map((count) => byMethod({ ...recent, count }))).toEqual([bad, 'fine', 'fine', bad])
    expect(counts.map((count) => byMethod({ kind: 'mean-of-highest', count }))).toEqual([
      bad,
      'fine',
      'fine',
      bad,
    ])
  })

  it('lets a zero count as something that has a logarithm', () => {
    const bad = 'zero-as-out-of-range'
    expect([null, 0, 0.009, 0.01, 4, 4.1].map(curve)).toEqual(['fine', bad, bad, 'fine', 'fine', bad])
  })

  it('asks for one to twenty pieces, looks back a day to ten years, and allows extra credit to ten times', () => {
    const minimum = [0, 1, 20, 21, 1.5].map((minimumEvidence) => verdict({ minimumEvidence }))
    const few = 'minimum-evidence-out-of-range'
    expect(minimum).toEqual([few, 'fine', 'fine', few, few])
    const recency = [null, 0, 1, 3660, 3661].map((recencyDays) => verdict({ recencyDays }))
    const old = 'recency-out-of-range'
    expect(recency).toEqual(['fine', old, 'fine', 'fine', old])
    const extra = [0.9, 1, 10, 10.1, Number.NaN].map((extraCreditLimit) => verdict({ extraCreditLimit }))
    const far = 'extra-credit-out-of-range'
    expect(extra).toEqual([far, 'fine', 'fine', far, far])
  })

  it('stands on a sound scale', () => {
    expect(verdict({ scale: { levels: [], top: 4 } })).toBe('too-few-levels')
  })

  it.each(['highest', 'latest', 'mean', 'median'] as const)('%s has no parameter to get wrong', (kind) => {
    expect(byMethod({ kind })).toBe('fine')
  })

  it('takes the mode with either tie rule', () => {
    expect(byMethod({ kind: 'mode', ties: 'higher' })).toBe('fine')
  })
})
