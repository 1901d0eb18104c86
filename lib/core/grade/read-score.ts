import type { GradeScore } from '@/lib/core/grade/grade-input'
import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import type { DraftScore, LeftOutReason } from '@/lib/core/grade/grade-working'
import { uncountedStatus } from '@/lib/core/gradebook/score-status'
import { entryNumber, positionInScale, scaleMaximum } from '@/lib/core/mastery/score-scale'

/**
 * A result as points earned of points possible, both above the minimum, or with the reason it has none. A text goes
 * through its score scale; where both are given, the number counts, and the text where the number has no maximum.
 * A number beyond its range is kept and marked. Exempt is left out whatever else is said; a result flagged missing
 * that has no score counts as the policy says.
 */
export function readScore(score: GradeScore, policy: GradePolicy): DraftScore {
  const draft = leftOut(score)
  const uncounted = uncountedStatus(score.status, policy)
  if (isMissing(score)) countMissing(draft, policy.missing)
  else if (uncounted !== null) draft.reason = uncounted
  else countValue(draft)
  return draft
}

/** Flagged missing, not exempt, and without a score that was handed in for; what `missing` of a policy speaks of. */
export function isMissing({ missing, status, score, text }: GradeScore): boolean {
  if (!missing || status === 'exempt') return false
  return status === 'not submitted' || (score === null && text === null)
}

function leftOut(score: GradeScore): DraftScore {
  return {
    score,
    role: 'left-out',
    reason: 'no-value',
    points: 0,
    possible: 0,
    beyond: null,
    contribution: 0,
  }
}

function countMissing(draft: DraftScore, missing: GradePolicy['missing']): void {
  if (missing === 'leave-out') {
    draft.reason = 'missing'
    return
  }
  // Extra credit is an offer: not taking it up takes nothing away and gives nothing.
  const possible = isExtraCredit(draft.score) ? 0 : possiblePoints(draft.score)
  if (typeof possible !== 'number') {
    draft.reason = possible
    return
  }
  draft.role = 'missing-counted'
  draft.reason = null
  draft.possible = possible
  draft.points = missing === 'zero' ? 0 : (possible * missing.percent) / 100
}

function countValue(draft: DraftScore): void {
  const { score } = draft
  const extra = isExtraCredit(score)
  const possible = extra ? 0 : possiblePoints(score)
  const number = score.text !== null && possible === 'no-maximum' ? null : score.score
  const value = number ?? numberOfText(score)
  if (typeof value !== 'number') draft.reason = value
  else if (typeof possible !== 'number') draft.reason = possible
  else {
    draft.role = extra ? 'extra-credit' : 'counted'
    draft.reason = null
    draft.points = value - (score.minimum ?? 0)
    draft.possible = possible
    draft.beyond = beyondRange(value, score)
  }
}

function isExtraCredit(score: GradeScore): boolean {
  return score.extraCredit || (score.maximum === 0 && (score.minimum ?? 0) === 0)
}

function possiblePoints(score: GradeScore): number | 'no-maximum' | 'empty-range' {
  const maximum = score.maximum ?? (score.scale === null ? null : scaleMaximum(score.scale))
  if (maximum === null) return 'no-maximum'
  const possible = maximum - (score.minimum ?? 0)
  return possible > 0 ? possible : 'empty-range'
}

function numberOfText(score: GradeScore): number | LeftOutReason {
  if (score.text === null) return 'no-value'
  if (score.scale === null) return 'no-score-scale'
  const entry = score.scale.entries[positionInScale(score.text, score.scale)]
  if (entry === undefined) return 'text-not-in-scale'
  return entryNumber(entry) ?? 'text-without-number'
}

function beyondRange(value: number, score: GradeScore): DraftScore['beyond'] {
  if (value < (score.minimum ?? 0)) return 'below-minimum'
  const { maximum } = score
  return maximum !== null && maximum > 0 && value > maximum ? 'above-maximum' : null
}
