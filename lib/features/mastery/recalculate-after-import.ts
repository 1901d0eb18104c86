import type { Tx } from '@/lib/db/client'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import { type Computing, computeTouched } from './compute-touched'
import { createComputed, dropComputed, forgetTouched, planForMany } from './repository/bulk-levels'
import { currentPolicy } from './repository/policies'
import { writeLevels } from './repository/write-levels'

type Recalculating = Computing & Pick<Parameters<RecalculateAfterImport>[1], 'runId' | 'closeDistrict'>

/**
 * Computes every level `touched_levels` names, as the last step of the caller's transaction. What people changed while it
 * computed is computed once more with the district closed; only then is anything written, each level once.
 */
export async function recalculateTouched(tx: Tx, of: Recalculating): Promise<number> {
  const policy = await currentPolicy(tx, of.districtId, of.today)
  await createComputed(tx)
  await computeTouched(tx, of, policy.settings)
  await of.closeDistrict()
  // From here on: after every change of a person that is in these levels, in history as well.
  const at = new Date()
  await forgetTouched(tx)
  await computeTouched(tx, of, policy.settings)
  await planForMany(tx, 'computed_levels')
  const changed = await writeLevels(tx, 'computed_levels', {
    districtId: of.districtId,
    policyId: policy.id,
    policyVersion: policy.version,
    at,
    runId: of.runId,
    authorId: null,
  })
  await dropComputed(tx)
  return changed
}

/** An import's levels, as it asks for them. */
export const recalculateAfterImport: RecalculateAfterImport = (tx, of) => recalculateTouched(tx, of)
