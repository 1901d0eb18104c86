import { audit } from '@/drizzle/schema/audit'
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

/** Writes one audit row in the act's own transaction: the act and its trace stand or fall together. */
export async function writeAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx.db.insert(audit).values({
    districtId: actor.districtId,
    id: newId(),
    at: new Date(),
    actorKind: actor.kind,
    actorId: actor.kind === 'user' ? actor.userId : null,
    ...entry,
  })
}
