import type { AuditAnswer, AuditSearch } from '@/lib/features/admin/contract'
import type { Acting } from '@/lib/platform/acting'
import { readBacklog, readHead } from '@/lib/platform/audit-seal'
import { log } from '@/lib/platform/log'
import { narrowAudit } from './narrow-audit'
import { findAuditRows } from './repository'

const PAGE = 100

export const WHOLE_AUDIT: AuditSearch = {
  act: null,
  person: null,
  target: null,
  from: null,
  until: null,
  before: null,
}

/** A page of the audit, newest first, and how its chain of seals stands. */
export async function searchAudit(
  { tx, district }: Pick<Acting, 'tx' | 'district'>,
  search: AuditSearch,
): Promise<AuditAnswer> {
  const narrowing = await narrowAudit(tx, district, search)
  const found = await findAuditRows(tx, narrowing, { before: search.before, most: PAGE + 1 })
  const backlog = await readBacklog(tx, district.id)
  // Where no worker runs, nobody else would say so.
  if (backlog.late > 0) {
    log.error({ districtId: district.id, lateCount: backlog.late }, 'Audit rows wait for their seal too long')
  }
  return {
    rows: found.slice(0, PAGE).map(({ digest, hash, ...row }) => row),
    more: found.length > PAGE,
    chain: { head: await readHead(tx, district.id), ...backlog },
  }
}
