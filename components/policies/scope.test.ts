import { expect, it } from 'vitest'
import { policyAt, toggleGrade } from '@/components/policies/scope'
import type { PolicyScope } from '@/lib/core/mastery/find-policy'
import { DEFAULT_POLICY } from '@/lib/core/mastery/policy'
import type { PolicySummary } from '@/lib/features/mastery/contract'

const EVERYWHERE: PolicyScope = { frameworkId: null, objectiveId: null, grades: null }

function policy(id: string, scope: Partial<PolicyScope>): PolicySummary {
  return {
    id,
    name: id,
    version: 1,
    // SAFETY: settings of the wire are core's, but for `readonly`.
    settings: structuredClone(DEFAULT_POLICY) as PolicySummary['settings'],
    from: '2026-08-01',
    at: null,
    by: null,
    scope: { ...EVERYWHERE, ...scope, framework: null, branch: null },
  }
}

it('finds the policy of exactly a place, whatever the order its grades were picked in', () => {
  const policies = [policy('district', {}), policy('math', { frameworkId: 'm', grades: ['01', '02'] })]
  expect(policyAt(policies, EVERYWHERE)?.id).toBe('district')
  expect(policyAt(policies, { ...EVERYWHERE, frameworkId: 'm', grades: ['02', '01'] })?.id).toBe('math')
  expect(policyAt(policies, { ...EVERYWHERE, frameworkId: 'm' })).toBeNull()
})

it('a band without grades is no band', () => {
  const one = toggleGrade(EVERYWHERE, '05')
  expect(one.grades).toEqual(['05'])
  expect(toggleGrade(one, '05').grades).toBeNull()
})
