import type { PolicyFinder, ScopedPolicy } from '@/lib/core/mastery/find-policy'
import type { Tx } from '@/lib/db/client'
import { touchEvery } from './bulk-levels'
import { createPolicyTable, dropPolicyTable, keepTouchedOf } from './policy-table'

/** Leaves in `touched_levels` the levels for which the finder finds this policy, but for those of closed years. */
export async function touchScope(
  tx: Tx,
  districtId: string,
  finder: PolicyFinder,
  policy: ScopedPolicy,
): Promise<void> {
  await touchEvery(tx, districtId, await objectivesUnder(tx, finder, policy))
  if (!finder.looksAt.objective && !finder.looksAt.grade) return
  await createPolicyTable(tx, finder)
  await keepTouchedOf(tx, policy.id)
  await dropPolicyTable(tx)
}

/** The objectives for which a policy may be the one; null where it may be for all. */
async function objectivesUnder(
  tx: Tx,
  finder: PolicyFinder,
  policy: ScopedPolicy,
): Promise<readonly string[] | null> {
  if (policy.scope.frameworkId === null) return null
  const { rows } = await tx.sql.query<{ id: string }>('select id from objectives')
  return rows.flatMap(({ id }) => (finder.among(id).includes(policy) ? [id] : []))
}
