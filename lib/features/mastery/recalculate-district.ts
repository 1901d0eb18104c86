import type { Tx } from '@/lib/db/client'
import { closeGate } from '@/lib/platform/district-gate'
import type { Computing } from './compute-touched'
import { touchAllGrades, touchTypedGrades } from './grades/repository/touched-grades'
import { recalculateTouched } from './recalculate-after-import'
import { touchEvery, touchTyped } from './repository/bulk-levels'
import type { LevelsWritten } from './repository/write-levels'

/**
 * Computes every level and grade of the district anew from its evidence, in the caller's transaction, under the policies in force
 * today. Where levels were kept up to date change by change, not one of them changes. Answers how many levels changed.
 */
export async function recalculateDistrict(tx: Tx, of: Computing): Promise<number> {
  const { written } = await recalculateOpenly(tx, of, async () => {
    await touchEvery(tx, of.districtId, null)
    await touchAllGrades(tx, of.districtId)
  })
  return written
}

/**
 * Computes the levels that `touch` leaves in `touched_levels`, and the grades that follow. People go on typing meanwhile; what they typed is
 * computed once more with the district closed.
 */
export async function recalculateOpenly(
  tx: Tx,
  of: Computing,
  touch: () => Promise<void>,
  among: 'touched' | 'touched-and-misplaced' = 'touched',
): Promise<LevelsWritten> {
  const began = new Date()
  await tx.sql.query(`set local work_mem = '192MB'`)
  await touch()
  const closing = {
    runId: null,
    async closeDistrict() {
      await closeGate(tx, of.districtId)
      await touchTyped(tx, of.districtId, began)
      await touchTypedGrades(tx, of.districtId, began)
    },
  }
  const written = await recalculateTouched(tx, { ...of, ...closing }, among)
  await tx.sql.query('drop table touched_levels')
  return written
}
