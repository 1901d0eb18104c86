import type { MasteryMethod, MasteryPolicy } from '@/lib/core/mastery/policy'
import { checkScale, type ScaleProblem } from '@/lib/core/mastery/scale'
import { ok, type Result, refused } from '@/lib/core/result'

export type PolicyProblem =
  | ScaleProblem
  | 'newest-out-of-range'
  | 'times-out-of-range'
  | 'mastery-outside-scale'
  | 'count-out-of-range'
  | 'zero-as-out-of-range'
  | 'minimum-evidence-out-of-range'
  | 'recency-out-of-range'
  | 'extra-credit-out-of-range'

/** A policy an administrator drew, with every parameter in its range; the engine takes no other. */
export function checkPolicy(policy: MasteryPolicy): Result<MasteryPolicy, PolicyProblem> {
  const scale = checkScale(policy.scale)
  if (!scale.ok) return scale
  const problem = problemOfMethod(policy.method, policy.scale.top)
  if (problem !== null) return refused(problem)
  if (!isWhole(policy.minimumEvidence, 1, 20)) return refused('minimum-evidence-out-of-range')
  if (policy.recencyDays !== null && !isWhole(policy.recencyDays, 1, 3660)) {
    return refused('recency-out-of-range')
  }
  const { extraCreditLimit } = policy
  if (!(extraCreditLimit >= 1 && extraCreditLimit <= 10)) return refused('extra-credit-out-of-range')
  return ok(policy)
}

function problemOfMethod(method: MasteryMethod, top: number): PolicyProblem | null {
  switch (method.kind) {
    case 'weighted-average':
      return isWhole(method.newest, 1, 99) ? null : 'newest-out-of-range'
    case 'decaying-average':
      return isWhole(method.newest, 50, 99) ? null : 'newest-out-of-range'
    case 'n-times':
      if (!isWhole(method.times, 1, 10)) return 'times-out-of-range'
      return method.mastery > 0 && method.mastery <= top ? null : 'mastery-outside-scale'
    case 'most-recent':
    case 'mean-of-highest':
      return isWhole(method.count, 1, 20) ? null : 'count-out-of-range'
    case 'power-law': {
      const { zeroAs } = method
      return zeroAs === null || (zeroAs >= 0.01 && zeroAs <= top) ? null : 'zero-as-out-of-range'
    }
    case 'highest':
    case 'latest':
    case 'mean':
    case 'median':
    case 'mode':
      return null
  }
}

function isWhole(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high
}
