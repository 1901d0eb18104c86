import type { Tx } from '@/lib/db/client'
import { closeGate } from '@/lib/platform/district-gate'
import type { Computing } from './compute-touched'
import { recalculateTouched } from './recalculate-after-import'
import { touchAll, touchTyped } from './repository/bulk-levels'

/**
 * Computes every level of the district anew from its evidence, in the caller's transaction, under the policy in force
 * today. Where levels were kept up to date change by change, not one of them changes. People go on typing meanwhile;
 * what they typed is computed once more with the district closed. Answers how many levels changed.
 */
export async function recalculateDistrict(tx: Tx, of: Computing): Promise<number> {
  const began = new Date()
  await tx.sql.query(`set local work_mem = '192MB'`)
  await touchAll(tx, of.districtId)
  const changed = await recalculateTouched(tx, {
    ...of,
    runId: null,
    async closeDistrict() {
      await closeGate(tx, of.districtId)
      await touchTyped(tx, of.districtId, began)
    },
  })
  await tx.sql.query('drop table touched_levels')
  return changed
}
