import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
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
  ],
)
