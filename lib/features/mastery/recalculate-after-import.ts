import type { Tx } from '@/lib/db/client'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import { type Computing, computeTouched, onlyPolicy } from './compute-touched'
import { beginGrades, finishGrades } from './grades/recalculate-touched-grades'
import { touchByLevels } from './grades/repository/touched-grades'
import { createComputed, dropComputed, forgetTouched, planForMany } from './repository/bulk-levels'
import { finderForWriting } from './repository/policies'
import { createPolicyTable, dropPolicyTable, touchMisplaced } from './repository/policy-table'
import { type LevelsWritten, writeLevels } from './repository/write-levels'

type Recalculating = Computing & Pick<Parameters<RecalculateAfterImport>[1], 'runId' | 'closeDistrict'>

/**
 * Computes every level `touched_levels` names, and every grade `touched_grades` does, as the last step of the caller's
 * transaction. What people changed while it computed is computed once more with the district closed; only then is
 * anything written, each level and grade once. `misplaced` are levels for which another policy holds by now than the one they stand under.
 */
export async function recalculateTouched(
  tx: Tx,
  of: Recalculating,
  among: 'touched' | 'touched-and-misplaced',
): Promise<LevelsWritten> {
  const finder = await finderForWriting(tx, of, null)
  const isScoped = onlyPolicy(finder) === null
  await createComputed(tx)
  if (isScoped) {
    await createPolicyTable(tx, finder)
    if (among === 'touched-and-misplaced') await touchMisplaced(tx)
  }
  await computeTouched(tx, of, finder)
  await beginGrades(tx, of)
  await of.closeDistrict()
  // From here on: after every change of a person that is in these levels, in history as well.
  const at = new Date()
  await forgetTouched(tx)
  await computeTouched(tx, of, finder)
  await planForMany(tx, 'computed_levels')
  const by = { districtId: of.districtId, at, runId: of.runId, authorId: null }
  const written = await writeLevels(tx, 'computed_levels', by)
  await touchByLevels(tx)
  await finishGrades(tx, { ...by, today: of.today })
  await dropComputed(tx)
  if (isScoped) await dropPolicyTable(tx)
  return written
}

/** An import's levels, as it asks for them. */
export const recalculateAfterImport: RecalculateAfterImport = async (tx, of) =>
  (await recalculateTouched(tx, of, 'touched-and-misplaced')).written
