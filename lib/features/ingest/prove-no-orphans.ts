import type { Database } from '@/lib/db/client'
import { countOrphans } from './repository/orphans'

/** Fact tables carry no enforced foreign keys: this counts, for one district, the rows that point nowhere. */
export function proveNoOrphans(db: Database, districtId: string): Promise<number> {
  return db.inDistrict(districtId, countOrphans, 'read only')
}
