import type { Tx } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import { newId } from '@/lib/platform/new-id'

/** What happened, in ids and counts; never names or values. */
export interface AuditEntry {
  readonly act: string
  readonly targetKind: string
  readonly targetId: string | null
  readonly counts?: Readonly<Record<string, number>>
  readonly digest?: string
}

/**
 * Writes an act's audit rows in its own transaction: the act and its trace stand or fall together. Each row is marked
 * as waiting for its seal in the same statement, so there is no row the sealer does not know of.
 */
export async function writeAudit(
  tx: Tx,
  actor: Actor,
  entries: AuditEntry | readonly AuditEntry[],
): Promise<void> {
  const rows = [entries].flat().map((entry) => ({ id: newId(), ...entry }))
  await tx.sql.query(
    `with written as (
       insert into audit (district_id, id, at, actor_kind, actor_id, act, target_kind, target_id, counts, digest)
       select $1, r.id, $2, $3, $4, r.act, r."targetKind", r."targetId", r.counts, r.digest
       from jsonb_to_recordset($5) as r(id uuid, act text, "targetKind" text, "targetId" text, counts jsonb, digest text)
       returning district_id, id)
     insert into audit_unsealed (district_id, audit_id) select district_id, id from written`,
    [
      actor.districtId,
      new Date(),
      actor.kind,
      actor.kind === 'user' ? actor.userId : null,
      JSON.stringify(rows),
    ],
  )
}
