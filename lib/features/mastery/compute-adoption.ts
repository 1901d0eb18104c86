import type { PolicyFinder, ScopedPolicy } from '@/lib/core/mastery/find-policy'
import type { Database, Tx } from '@/lib/db/client'
import { holdPeriods, lockImports } from '@/lib/platform/district-gate'
import { enqueue } from '@/lib/platform/jobs/enqueue'
import { findAmong, readPoliciesInForce } from '@/lib/platform/mastery-policies'
import { todayIn } from '@/lib/platform/today'
import { recalculateOpenly } from './recalculate-district'
import { findAdoptedPolicy, findAdoption, finishAdoption, sayAdoption } from './repository/adoptions'
import { countTouched } from './repository/bulk-levels'
import { touchScope } from './repository/scope'
import { readTimeZone } from './repository/time-zone'

export interface AdoptionOrder {
  readonly districtId: string
  readonly adoptionId: string
  /** Told before the levels are written; tests cut here. */
  readonly onComputed?: () => void
}

/** A killed worker's job is taken up by its successor after so long; another import or adoption is waited for. */
const LOOK_AGAIN_MS = 60_000
const BUSY_AGAIN_MS = 2_000
const SAY_EACH_MS = 500

/**
 * The job of an adopted or retired policy: computes the levels of its scope anew, all in one transaction. Twice is once,
 * and cut anywhere nothing has changed: with it a successor is queued that finds it done, or does it.
 */
export async function computeAdoption(db: Database, order: AdoptionOrder): Promise<void> {
  const { districtId, adoptionId } = order
  const again = (tx: Tx, inMs: number) => {
    const at = new Date(Date.now() + inMs)
    return enqueue(tx, 'compute-adoption', { districtId, adoptionId }, `compute-adoption:${adoptionId}`, at)
  }
  const isOpen = await db.inDistrict(districtId, async (tx) => {
    const found = await findAdoption(tx, adoptionId)
    if (found === null || found.state === 'done') return false
    await again(tx, LOOK_AGAIN_MS)
    return true
  })
  if (!isOpen) return
  const say = (of: Parameters<typeof sayAdoption>[2]) =>
    db.inDistrict(districtId, (tx) => sayAdoption(tx, adoptionId, of))
  try {
    const outcome = await db.inDistrict(districtId, (tx) => computeInside(tx, order, say))
    if (outcome === 'busy') await db.inDistrict(districtId, (tx) => again(tx, BUSY_AGAIN_MS))
  } catch (error) {
    await say({ state: 'failed' })
    throw error
  }
}

async function computeInside(
  tx: Tx,
  order: AdoptionOrder,
  say: (of: Parameters<typeof sayAdoption>[2]) => Promise<void>,
): Promise<'done' | 'busy'> {
  const { districtId, adoptionId } = order
  // What an import is about to commit is not seen here, and would be computed past; nor may a period open or close.
  if (!(await lockImports(tx, districtId))) return 'busy'
  await holdPeriods(tx, districtId)
  const adoption = await findAdoption(tx, adoptionId)
  if (adoption === null || adoption.state === 'done') return 'done'
  const timeZone = await readTimeZone(tx, districtId)
  const today = todayIn(timeZone, new Date())
  const policy = await findAdoptedPolicy(tx, adoption.policyId)
  let saidAt = 0
  const computing = {
    districtId,
    today,
    timeZone,
    async onLevels(done: number) {
      if (Date.now() - saidAt < SAY_EACH_MS) return
      saidAt = Date.now()
      await say({ state: 'computing', done })
    },
  }
  const { moved } = await recalculateOpenly(tx, computing, async () => {
    await touchScope(tx, districtId, await finderWith(tx, policy, today), policy)
    await say({ state: 'computing', total: await countTouched(tx), done: 0 })
  })
  order.onComputed?.()
  await finishAdoption(tx, adoptionId, moved)
  return 'done'
}

/** Finds the policy for every level for which it is the narrowest, or was until it was retired. */
async function finderWith(tx: Tx, policy: ScopedPolicy, today: string): Promise<PolicyFinder> {
  const others = (await readPoliciesInForce(tx, today)).filter(({ id }) => id !== policy.id)
  return findAmong(tx, [...others, policy], null)
}
