import type { Tx } from '@/lib/db/client'
import { AUDIT_TEXT, type AuditText, instantText, type SealPlace } from './audit-chain'

/** One seal with the row it was made over; null where that row is gone. */
export interface Link extends SealPlace {
  readonly auditId: string
  readonly hash: string
  readonly row: AuditText | null
}

type LinkRow = Omit<Link, 'row'> & { readonly [K in keyof AuditText]: AuditText[K] | null }

const PAGE = 5_000

/** A district's seals by number, each with its row; a page of them in memory at a time. */
export async function* readLinks(tx: Tx, districtId: string): AsyncGenerator<Link> {
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const links = await readPage(tx, districtId, after, PAGE)
    yield* links
    const last = links.at(-1)
    if (last === undefined || links.length < PAGE) return
    after = last.number
  }
}

/** The seal after a number; null behind the last. */
export async function readLinkAfter(tx: Tx, districtId: string, number: number): Promise<Link | null> {
  const [link] = await readPage(tx, districtId, number, 1)
  return link ?? null
}

async function readPage(tx: Tx, districtId: string, after: number, limit: number): Promise<Link[]> {
  const { rows } = await tx.sql.query<LinkRow>(
    `select s.number, s.audit_id as "auditId", ${instantText('s.sealed_at')} as "sealedAt", s.hash, ${AUDIT_TEXT}
     from audit_seals s left join audit a on a.district_id = s.district_id and a.id = s.audit_id
     where s.district_id = $1 and s.number > $2 order by s.number limit $3`,
    [districtId, after, limit],
  )
  return rows.map(({ number, auditId, sealedAt, hash, ...row }) => ({
    number,
    auditId,
    sealedAt,
    hash,
    row: isThere(row) ? row : null,
  }))
}

/** A left join that found nothing answers nulls, also where the table allows none. */
function isThere(row: { readonly [K in keyof AuditText]: AuditText[K] | null }): row is AuditText {
  return row.id !== null
}
