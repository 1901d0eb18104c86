import type { Tx } from '@/lib/db/client'
import { NO_SEAL, sealOf } from './audit-chain'
import { type Before, type Break, diagnose, diagnoseHead } from './audit-diagnose'
import { readLinks } from './audit-links'
import { type Backlog, type Head, readBacklog } from './audit-seal'

/** What became of a check of a district's whole chain. Sound is what is sealed; what waits is counted beside it. */
export type Verdict =
  | { readonly ok: true; readonly count: number; readonly head: Head | null; readonly backlog: Backlog }
  | { readonly ok: false; readonly break: Break }

/**
 * Reads a district's whole chain and names the first place where it does not hold. `logged` are heads that the log
 * tells: without them a chain whose end was cut off, or which was written anew from some row on, holds in itself.
 */
export async function verifyAudit(
  tx: Tx,
  districtId: string,
  logged: readonly Head[] = [],
): Promise<Verdict> {
  const told = new Map<number, readonly string[]>()
  for (const { number, hash } of logged) told.set(number, [...(told.get(number) ?? []), hash])
  let before: Before = [NO_SEAL, NO_SEAL]
  let count = 0
  let agreed = 0
  for await (const link of readLinks(tx, districtId)) {
    const { number, auditId, hash, row } = link
    const expected = count + 1
    if (number > expected) return broken({ how: 'removed', number: expected, auditId: null })
    if (number < expected) return broken({ how: 'inserted', number, auditId })
    if (row === null) return broken({ how: 'removed', number, auditId })
    if (sealOf(before[0], link, row) !== hash) {
      return broken(await diagnose(tx, districtId, { ...link, row }, before))
    }
    const tellings = told.get(number) ?? []
    if (tellings.some((telling) => telling !== hash)) {
      return broken(await diagnoseHead(tx, districtId, link, before, agreed))
    }
    if (tellings.length > 0) agreed = number
    before = [hash, before[0]]
    count = number
  }
  const behind = logged.find(({ number }) => number > count)
  if (behind !== undefined) {
    return broken({ how: 'head-behind', number: count + 1, logged: behind.number })
  }
  const stray = await findStray(tx, districtId)
  if (stray !== null) return broken(stray)
  const head = count === 0 ? null : { number: count, hash: before[0] }
  return { ok: true, count, head, backlog: await readBacklog(tx, districtId) }
}

function broken(what: Break): Verdict {
  return { ok: false, break: what }
}

/** A row with neither seal nor mark was not written by us; a mark whose row is gone lost it before it was sealed. */
async function findStray(tx: Tx, districtId: string): Promise<Break | null> {
  const { rows } = await tx.sql.query<{ readonly how: 'inserted' | 'removed'; readonly auditId: string }>(
    `(select 'inserted' as how, a.id as "auditId" from audit a
      where a.district_id = $1
        and not exists (select from audit_seals s where s.district_id = a.district_id and s.audit_id = a.id)
        and not exists (select from audit_unsealed u where u.district_id = a.district_id and u.audit_id = a.id)
      order by a.id limit 1)
     union all
     (select 'removed', u.audit_id from audit_unsealed u
      where u.district_id = $1
        and not exists (select from audit a where a.district_id = u.district_id and a.id = u.audit_id)
      order by u.audit_id limit 1)`,
    [districtId],
  )
  const [stray] = rows
  return stray === undefined ? null : { ...stray, number: null }
}
