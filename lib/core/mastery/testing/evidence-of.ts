import type { Evidence } from '@/lib/core/mastery/evidence'
import { DEFAULT_POLICY, type MasteryMethod, type MasteryPolicy } from '@/lib/core/mastery/policy'
import { addDays } from '@/lib/core/school-date'

/** The day the examples are looked at. */
export const AS_OF = '2026-11-24'

/** A graded score of a line item of its own, on the mastery scale of 4, a week after the one before. */
export function pieceOf(score: number | null, at: number, rest: Partial<Evidence> = {}): Evidence {
  return {
    id: `evidence-${at}`,
    kind: 'score',
    performance: `item-${at}`,
    retakeOf: null,
    score,
    text: null,
    status: 'fully graded',
    minimum: 0,
    maximum: 4,
    scale: null,
    scoredOn: addDays('2026-09-01', at * 7),
    dueOn: null,
    assignedOn: null,
    sourceRank: 0,
    sourcedId: `result-${at}`,
    ...rest,
  }
}

/** Scores in the order they were earned, oldest first. */
export function evidenceOf(...scores: readonly number[]): readonly Evidence[] {
  return scores.map((score, at) => pieceOf(score, at))
}

/** The default policy with another method. */
export function policyBy(method: MasteryMethod, rest: Partial<MasteryPolicy> = {}): MasteryPolicy {
  return { ...DEFAULT_POLICY, method, ...rest }
}
