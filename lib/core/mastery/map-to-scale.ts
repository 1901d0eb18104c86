import { roundTo } from '@/lib/core/decimal'
import type { Evidence, UnmappedReason } from '@/lib/core/mastery/evidence'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { MasteryScale } from '@/lib/core/mastery/scale'
import { entryNumber, positionInScale, type ScoreScale, scaleMaximum } from '@/lib/core/mastery/score-scale'

/**
 * A result as a number on the mastery scale, (score − minimum) ÷ (maximum − minimum) × top, so that 2 of 5 is 1.6 on
 * a scale of 4; or the reason there is none. A text goes through its score scale. Where both are given, the number
 * counts, and the text where the number has no maximum to be measured by. The maximum is the line item's, else the
 * highest number of the score scale.
 */
export function mapToScale(evidence: Evidence, policy: MasteryPolicy): number | UnmappedReason {
  const { score, text } = evidence
  if (score !== null) {
    const mapped = mapNumber(score, evidence, policy)
    if (mapped !== 'no-maximum' || text === null) return mapped
  }
  return text === null ? 'no-value' : mapText(text, evidence, policy)
}

function mapNumber(number: number, evidence: Evidence, policy: MasteryPolicy): number | UnmappedReason {
  const minimum = evidence.minimum ?? 0
  const maximum = evidence.maximum ?? (evidence.scale === null ? null : scaleMaximum(evidence.scale))
  if (maximum === null) return 'no-maximum'
  if (!(maximum > minimum)) return 'empty-range'
  const share = (number - minimum) / (maximum - minimum)
  if (!(share >= 0)) return 'below-minimum'
  if (share > policy.extraCreditLimit) return 'beyond-extra-credit'
  return share * policy.scale.top
}

function mapText(text: string, evidence: Evidence, policy: MasteryPolicy): number | UnmappedReason {
  const { scale } = evidence
  if (scale === null) return 'no-score-scale'
  const position = positionInScale(text, scale)
  const entry = scale.entries[position]
  if (entry === undefined) return 'text-not-in-scale'
  if (scale.ordinal) return numberByPosition(position, scale, policy.scale)
  const number = entryNumber(entry)
  return number === null ? 'text-without-number' : mapNumber(number, evidence, policy)
}

/** Words without numbers (K-2) spread evenly over the levels, the first the lowest; a level stands for its number. */
function numberByPosition(position: number, from: ScoreScale, to: MasteryScale): number | UnmappedReason {
  const last = from.entries.length - 1
  const share = last === 0 ? 0 : position / last
  const level = to.levels[roundTo(share * (to.levels.length - 1), 0)]
  return level === undefined || last === 0 ? 'text-without-number' : level.number
}
