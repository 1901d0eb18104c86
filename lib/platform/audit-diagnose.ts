import type { Tx } from '@/lib/db/client'
import { type AuditText, NO_SEAL, sealOf } from './audit-chain'
import { type Link, readLinkAfter, readLinks } from './audit-links'

/** The first place where a chain does not hold, and in what way. */
export type Break =
  | {
      readonly how: 'changed' | 'removed' | 'inserted' | 'reordered'
      /** In the chain; null for a row that never was in it. */
      readonly number: number | null
      readonly auditId: string | null
    }
  /** The chain holds in itself, but a head that the log tells is not in it: somewhere from `number` to `until`. */
  | { readonly how: 'rewritten'; readonly number: number; readonly until: number }
  /** The log tells a head beyond the chain's end. */
  | { readonly how: 'head-behind'; readonly number: number; readonly logged: number }

/** More rows taken out at one place, and the rest renumbered, are called a change. */
const REMOVED_AT_ONCE_MAX = 100

/** The two hashes before a link, the nearer first. */
export type Before = readonly [string, string]

/** Says in what way a link that does not hold came not to: by what would make it, or the one after it, hold again. */
export async function diagnose(
  tx: Tx,
  districtId: string,
  link: Link & { readonly row: AuditText },
  before: Before,
): Promise<Break> {
  const at = { number: link.number, auditId: link.auditId }
  const [previous, previousButOne] = before
  const next = await readLinkAfter(tx, districtId, link.number)
  if (next !== null && holds(next, previous, link.number)) {
    // The next belongs here. Either this one belongs behind it, or nowhere.
    return { how: holds(link, next.hash, next.number) ? 'reordered' : 'inserted', ...at }
  }
  if (holds(link, previousButOne, link.number - 1)) {
    return { how: 'inserted', number: link.number - 1, auditId: null }
  }
  for (let n = 1; next !== null && n <= REMOVED_AT_ONCE_MAX; n++) {
    if (holds(next, link.hash, next.number + n)) return { how: 'removed', number: link.number, auditId: null }
  }
  return { how: (await standsElsewhere(tx, districtId, link, previous)) ? 'reordered' : 'changed', ...at }
}

/** For a link that holds in itself, while the log tells another hash: a row put in with a hash of its own, or all anew. */
export async function diagnoseHead(
  tx: Tx,
  districtId: string,
  link: Link,
  before: Before,
  agreed: number,
): Promise<Break> {
  const next = await readLinkAfter(tx, districtId, link.number)
  return next !== null && holds(next, before[0], link.number)
    ? { how: 'inserted', number: link.number, auditId: link.auditId }
    : { how: 'rewritten', number: agreed + 1, until: link.number }
}

function holds(link: Link, previous: string, number: number): boolean {
  const { sealedAt, hash, row } = link
  return row !== null && sealOf(previous, { number, sealedAt }, row) === hash
}

/** Whether another row holds here, or this one at another's place. Reads the whole chain: asked of a broken one only. */
async function standsElsewhere(
  tx: Tx,
  districtId: string,
  link: Link & { readonly row: AuditText },
  previous: string,
): Promise<boolean> {
  let hash = NO_SEAL
  for await (const other of readLinks(tx, districtId)) {
    const otherHere = { ...link, row: other.row }
    const isOther = other.number !== link.number
    if (isOther && holds(otherHere, previous, link.number)) return true
    // Of two neighbours that changed places, the one before stands behind.
    if (isOther && (holds(link, hash, other.number) || holds(link, other.hash, other.number))) return true
    hash = other.hash
  }
  return false
}
