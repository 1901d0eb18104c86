import type { PolicyFinder, ScopedPolicy } from '@/lib/core/mastery/find-policy'
import type { Tx } from '@/lib/db/client'

/** The objectives for which a policy may be the one; null where it may be for all. */
export async function objectivesUnder(
  tx: Tx,
  finder: PolicyFinder,
  policy: ScopedPolicy,
): Promise<readonly string[] | null> {
  if (policy.scope.frameworkId === null) return null
  const { rows } = await tx.sql.query<{ id: string }>('select id from objectives')
  return rows.flatMap(({ id }) => (finder.among(id).includes(policy) ? [id] : []))
}
