import type { Database } from '@/lib/db/client'
import { holdPeriods, lockImports } from '@/lib/platform/district-gate'
import { enqueue } from '@/lib/platform/jobs/enqueue'
import { readPolicyFinder } from '@/lib/platform/mastery-policies'
import { todayIn } from '@/lib/platform/today'
import { onlyPolicy } from './compute-touched'
import { recalculateOpenly } from './recalculate-district'
import { createTouched } from './repository/bulk-levels'
import { readTimeZone } from './repository/time-zone'

const BUSY_AGAIN_MS = 5_000

/**
 * The job after frameworks have changed: computes the levels for which another policy holds now that their objectives
 * have come to a framework, or to another branch of it. Nothing to do where one policy serves the whole district.
 */
export async function settleLevels(
  db: Database,
  { districtId }: { readonly districtId: string },
): Promise<void> {
  await db.inDistrict(districtId, async (tx) => {
    const timeZone = await readTimeZone(tx, districtId)
    const today = todayIn(timeZone, new Date())
    if (onlyPolicy(await readPolicyFinder(tx, today, [])) !== null) return
    if (!(await lockImports(tx, districtId))) {
      const at = new Date(Date.now() + BUSY_AGAIN_MS)
      await enqueue(tx, 'settle-levels', { districtId }, `settle-levels:${districtId}`, at)
      return
    }
    await holdPeriods(tx, districtId)
    const of = { districtId, today, timeZone }
    await recalculateOpenly(tx, of, () => createTouched(tx), 'touched-and-misplaced')
  })
}
