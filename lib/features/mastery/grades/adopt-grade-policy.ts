import { checkGradePolicy, type GradePolicyProblem } from '@/lib/core/grade/check-grade-policy'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { closeGate } from '@/lib/platform/district-gate'
import { beginGrades, finishGrades } from './recalculate-touched-grades'
import { addPolicyVersion, type GradePolicyScope, lockGradePolicies } from './repository/grade-policies'
import { touchGradesOfScope } from './repository/touched-grades'

/**
 * Adopts settings as the grade policy of a class, a school or the district from today on, and grades anew whom it holds
 * for, but for closed terms. Answers how many grades changed, or what is wrong with the settings.
 */
export async function adoptGradePolicy(
  tx: Tx,
  of: {
    readonly districtId: string
    readonly scope: GradePolicyScope
    readonly name: string
    readonly settings: unknown
    readonly today: string
    readonly by: string | null
  },
): Promise<Result<number, readonly GradePolicyProblem[]>> {
  const checked = checkGradePolicy(of.settings)
  if (!checked.ok) return checked
  const { districtId, scope, name, today, by } = of
  await lockGradePolicies(tx, districtId)
  await addPolicyVersion(tx, districtId, scope, { name, settings: checked.value, fromOn: today, by })
  await touchGradesOfScope(tx, scope)
  await beginGrades(tx, { districtId, today })
  await closeGate(tx, districtId)
  // Once more with the district closed, instead of asking what people changed meanwhile: a scope is small, or rare.
  await touchGradesOfScope(tx, scope)
  return ok(await finishGrades(tx, { districtId, today, at: new Date(), runId: null, authorId: by }))
}
