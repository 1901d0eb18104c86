import type { Database, Tx } from '@/lib/db/client'
import { AUDIT_TEXT, type AuditText, instantText, NO_SEAL, sealOf } from './audit-chain'

/** The end of a district's chain; null where nothing is sealed yet. */
export interface Head {
  readonly number: number
  readonly hash: string
}

export interface Sealed {
  readonly count: number
  readonly head: Head
}

const AT_ONCE = 1_000

/**
 * Seals what waits in a district, a thousand rows at most, in one transaction; null where nothing waits or another
 * sealer is at it. Rows are taken as they are seen: one that commits late, with an id before others, comes after them.
 */
export function sealWaiting(db: Database, districtId: string): Promise<Sealed | null> {
  return db.inDistrict(districtId, async (tx) => {
    if (!(await begin(tx, districtId))) return null
    const { rows } = await tx.sql.query<AuditText & { readonly now: string }>(
      `select ${AUDIT_TEXT}, ${instantText('now()')} as now
       from audit_unsealed u join audit a on a.district_id = u.district_id and a.id = u.audit_id
       where u.district_id = $1 order by a.id limit $2`,
      [districtId, AT_ONCE],
    )
    if (rows.length === 0) return null
    let head = (await readHead(tx, districtId)) ?? { number: 0, hash: NO_SEAL }
    const seals = rows.map(({ now, ...row }) => {
      const place = { number: head.number + 1, sealedAt: now }
      head = { number: place.number, hash: sealOf(head.hash, place, row) }
      return { ...head, auditId: row.id, sealedAt: now }
    })
    // Numbers and ids are keys: a second sealer that got past the lock would fail here, and change nothing.
    await tx.sql.query(
      `with sealed as (
         insert into audit_seals (district_id, number, audit_id, sealed_at, hash)
         select $1, s.number, s."auditId", s."sealedAt", s.hash
         from jsonb_to_recordset($2) as s(number bigint, "auditId" uuid, "sealedAt" timestamptz, hash text)
         returning audit_id)
       delete from audit_unsealed u using sealed s where u.district_id = $1 and u.audit_id = s.audit_id`,
      [districtId, JSON.stringify(seals)],
    )
    return { count: seals.length, head }
  })
}

/** Whether anything waits, and nobody else seals: one query, for it is asked of every district every other second. */
async function begin(tx: Tx, districtId: string): Promise<boolean> {
  const { rows } = await tx.sql.query<{ readonly mine: boolean }>(
    `select case when exists (select from audit_unsealed where district_id = $1)
       then pg_try_advisory_xact_lock(hashtext('audit-seal'), hashtext($1::text)) else false end as mine`,
    [districtId],
  )
  return rows[0]?.mine ?? false
}

export async function readHead(tx: Tx, districtId: string): Promise<Head | null> {
  const { rows } = await tx.sql.query<Head>(
    `select number, hash from audit_seals where district_id = $1 order by number desc limit 1`,
    [districtId],
  )
  return rows[0] ?? null
}

/** What waits for a seal, and how much of it for more than a minute: that is an alarm. */
export interface Backlog {
  readonly waiting: number
  readonly late: number
}

/** A mark whose row is gone can never be sealed: it is late at once. */
export async function readBacklog(tx: Tx, districtId: string): Promise<Backlog> {
  const { rows } = await tx.sql.query<Backlog>(
    `select count(*)::int as waiting,
            count(*) filter (where coalesce(a.at < now() - interval '1 minute', true))::int as late
     from audit_unsealed u left join audit a on a.district_id = u.district_id and a.id = u.audit_id
     where u.district_id = $1`,
    [districtId],
  )
  return rows[0] ?? { waiting: 0, late: 0 }
}
