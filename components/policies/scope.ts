import { type PolicyScope, sameScope } from '@/lib/core/mastery/find-policy'
import type { StandardsAnswer } from '@/lib/features/ingest/contract'
import type { PolicySummary } from '@/lib/features/mastery/contract'

/** Where the form begins: at the policy's own place, for a new one at the framework that is shown. */
export function scopeOf(base: PolicySummary, standards: StandardsAnswer | null): PolicyScope {
  if (standards !== null) return { frameworkId: standards.chosenId, objectiveId: null, grades: null }
  const { frameworkId, objectiveId, grades } = base.scope
  return { frameworkId, objectiveId, grades }
}

/** The policy that holds at exactly this place, or null. */
export function policyAt(policies: readonly PolicySummary[], scope: PolicyScope): PolicySummary | null {
  return policies.find((policy) => sameScope(policy.scope, scope)) ?? null
}

/** The scope with a grade taken in or out; without any, students of every grade. */
export function toggleGrade(scope: PolicyScope, grade: string): PolicyScope {
  const before = scope.grades ?? []
  const grades = before.includes(grade) ? before.filter((one) => one !== grade) : [...before, grade]
  return { ...scope, grades: grades.length === 0 ? null : grades }
}
