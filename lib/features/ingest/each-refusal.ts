import type { Database } from '@/lib/db/client'
import { pageOfRefusals, type StoredRefusal } from './repository/refusals'

/** Every refusal of a run in the order they were met, a page at a time: there may be as many as there are rows. */
export async function* eachRefusal(
  db: Database,
  districtId: string,
  runId: string,
): AsyncGenerator<StoredRefusal> {
  for (let after = 0; ; ) {
    const page = await db.inDistrict(districtId, (tx) => pageOfRefusals(tx, runId, after), 'read only')
    yield* page
    const last = page[page.length - 1]
    if (last === undefined) return
    after = last.n
  }
}
