import type { Tx } from '@/lib/db/client'
import { closeGate } from '@/lib/platform/district-gate'
import { type Computing, computeTouched } from './compute-touched'
import {
  createComputed,
  dropComputed,
  forgetTouched,
  planForMany,
  touchAll,
  touchTyped,
} from './repository/bulk-levels'
import { currentPolicy } from './repository/policies'
import { writeLevels } from './repository/write-levels'

/**
 * Computes every level of the district anew from its evidence, in the caller's transaction, under the policy in force
 * today. Where levels were kept up to date change by change, not one of them changes. People go on typing meanwhile;
 * what they typed is computed once more with the district closed. Answers how many levels changed.
 */
export async function recalculateDistrict(tx: Tx, of: Computing): Promise<number> {
  const began = new Date()
  const policy = await currentPolicy(tx, of.districtId, of.today)
  await tx.sql.query(`set local work_mem = '192MB'`)
  await createComputed(tx)
  await touchAll(tx, of.districtId)
  await computeTouched(tx, of, policy.settings)
  await closeGate(tx, of.districtId)
  const at = new Date()
  await touchTyped(tx, of.districtId, began)
  await forgetTouched(tx)
  await computeTouched(tx, of, policy.settings)
  await planForMany(tx, 'computed_levels')
  const changed = await writeLevels(tx, 'computed_levels', {
    districtId: of.districtId,
    policyId: policy.id,
    policyVersion: policy.version,
    at,
    runId: null,
    authorId: null,
  })
  await dropComputed(tx)
  await tx.sql.query('drop table touched_levels')
  return changed
}
