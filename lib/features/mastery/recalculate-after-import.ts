import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import { computeTouched } from './compute-touched'
import { createComputed, dropComputed, forgetTouched, planForMany } from './repository/bulk-levels'
import { currentPolicy } from './repository/policies'
import { writeLevels } from './repository/write-levels'

/**
 * Computes every level an import touched, as the last step of its transaction: `touched_levels` names them. What people
 * changed while it computed is computed once more with the district closed; only then is anything written, each level once.
 */
export const recalculateAfterImport: RecalculateAfterImport = async (tx, of) => {
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
