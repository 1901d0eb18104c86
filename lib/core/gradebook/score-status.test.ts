import { describe, expect, it } from 'vitest'
import {
  isExtensionStatus,
  parseScoreStatus,
  SCORE_STATUSES,
  uncountedStatus,
} from '@/lib/core/gradebook/score-status'

describe('a score status', () => {
  it.each(SCORE_STATUSES)('%s is OneRoster’s own, blanks included', (status) => {
    expect(parseScoreStatus(status)).toBe(status)
    expect(isExtensionStatus(status)).toBe(false)
  })

  it('may be a vendor’s own, by the standard’s form', () => {
    expect(parseScoreStatus('ext:re-graded_2.0')).toBe('ext:re-graded_2.0')
  })

  it.each(['fullyGraded', 'Exempt', 'ext:', 'ext:a b', 'xext:a', 'ext:a\n', ''])('%j is none', (text) => {
    expect(parseScoreStatus(text)).toBeNull()
  })
})

describe('evidence is', () => {
  const strict = { countPartiallyGraded: false, countSubmittedWithScore: false }
  const lenient = { countPartiallyGraded: true, countSubmittedWithScore: true }

  it.each([
    ['fully graded', null, null],
    ['partially graded', 'partially-graded', null],
    ['submitted', 'submitted-not-graded', null],
    ['exempt', 'exempt', 'exempt'],
    ['not submitted', 'not-submitted', 'not-submitted'],
    ['ext:absent', 'vendor-status', 'vendor-status'],
  ] as const)('%s', (status, byStrict, byLenient) => {
    expect(uncountedStatus(status, strict)).toBe(byStrict)
    expect(uncountedStatus(status, lenient)).toBe(byLenient)
  })

  it('each tolerance stands alone', () => {
    expect(uncountedStatus('submitted', { ...strict, countPartiallyGraded: true })).toBe(
      'submitted-not-graded',
    )
    expect(uncountedStatus('partially graded', { ...strict, countSubmittedWithScore: true })).toBe(
      'partially-graded',
    )
  })
})
