import type { Database } from '@/lib/db/client'
import { log } from '@/lib/platform/log'
import { readBacklog, sealWaiting } from './audit-seal'

/*
 * A clock, not a job: an act would pay for a job with a statement of its own, and a district where nothing waits costs
 * one look at an empty table. Rows are sealed within 5 seconds as long as one pass over all districts takes under 3.
 */
const EVERY_MS = 2_000
/** Every so many passes, what waits too long is said; and whatever is said of a district is not said more often. */
const PASSES_BETWEEN_ALARMS = 30

export interface Sealer {
  /** Ends after the pass that is under way. */
  stop(): Promise<void>
}

/** Seals every district's audit for as long as the process works. Any number of processes may do so at once. */
export function startSealing(db: Database, districtIds: () => Promise<readonly string[]>): Sealer {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let passes = 0
  const next = () => {
    if (!stopped) timer = setTimeout(begin, EVERY_MS)
  }
  const begin = () => {
    const alarms = passes++ % PASSES_BETWEEN_ALARMS === 0
    running = sealAll(db, districtIds, alarms)
      // Without a database there are no districts either.
      .catch((error) => {
        if (alarms) log.error({ error }, 'Audit could not be sealed')
      })
      .then(next)
  }
  begin()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** One pass over all districts; one that fails is said and does not keep the others waiting. */
async function sealAll(
  db: Database,
  districtIds: () => Promise<readonly string[]>,
  alarms: boolean,
): Promise<void> {
  for (const districtId of await districtIds()) {
    try {
      await sealDistrict(db, districtId)
      if (alarms) await raiseAlarm(db, districtId)
    } catch (error) {
      if (alarms) log.error({ error, districtId }, 'Audit could not be sealed')
    }
  }
}

/**
 * Seals all that waits in a district, and tells the log each new head: kept out of the database, it is what a chain
 * that was cut or written anew is found by.
 */
export async function sealDistrict(db: Database, districtId: string): Promise<number> {
  let count = 0
  for (;;) {
    const sealed = await sealWaiting(db, districtId)
    if (sealed === null) return count
    count += sealed.count
    log.info({ districtId, sealCount: sealed.head.number, headCode: sealed.head.hash }, 'Audit sealed')
  }
}

async function raiseAlarm(db: Database, districtId: string): Promise<void> {
  const { late } = await db.inDistrict(districtId, (tx) => readBacklog(tx, districtId), 'read only')
  if (late > 0) log.error({ districtId, lateCount: late }, 'Audit rows wait for their seal too long')
}
