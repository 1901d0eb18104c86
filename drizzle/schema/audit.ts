import { bigint, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { districtId, id, instant } from './columns'

/** Who did or saw what: ids, counts and a digest, never names or values. Append-only; written in the act's transaction. */
export const audit = pgTable(
  'audit',
  {
    districtId: districtId(),
    id: id(),
    at: instant().notNull(),
    /** `user`, `system` (a job, the command line) or `invitation`. */
    actorKind: text().notNull(),
    actorId: uuid(),
    act: text().notNull(),
    targetKind: text().notNull(),
    targetId: text(),
    counts: jsonb().$type<Readonly<Record<string, number>>>(),
    /** SHA-256 of what was written, so that a dispute can be settled without keeping the values here. */
    digest: text(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('audit_target').on(t.districtId, t.targetKind, t.targetId),
    index('audit_at').on(t.districtId, t.at, t.id),
    index('audit_actor').on(t.districtId, t.actorId, t.at),
  ],
)

/**
 * The district's hash chain over `audit`, in the order in which the sealer saw its rows. Append-only, numbered from 1
 * without a gap; what is hashed stands in `lib/platform/audit-chain.ts`.
 */
export const auditSeals = pgTable(
  'audit_seals',
  {
    districtId: districtId(),
    number: bigint({ mode: 'number' }).notNull(),
    auditId: uuid().notNull(),
    sealedAt: instant().notNull(),
    /** SHA-256 in hexadecimal over the hash before it and the row. */
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.number] }),
    unique('audit_seals_audit').on(t.districtId, t.auditId),
  ],
)

/** What waits for its seal: written in one statement with its audit row, gone with the seal. */
export const auditUnsealed = pgTable(
  'audit_unsealed',
  { districtId: districtId(), auditId: uuid().notNull() },
  (t) => [primaryKey({ columns: [t.districtId, t.auditId] })],
)
