import { bigint, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { districtId, instant } from './columns'
import { users } from './roster'

/*
 * What next-auth keeps, over an adapter of our own: district-led, database sessions. Its "user" is a row of `users`.
 */

/** A person's account at the district's identity provider. */
export const accounts = pgTable(
  'accounts',
  {
    districtId: districtId(),
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    userId: uuid().notNull(),
    type: text().notNull(),
    expiresAt: bigint({ mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.provider, t.providerAccountId] }),
    index('accounts_user').on(t.districtId, t.userId),
    foreignKey({ columns: [t.districtId, t.userId], foreignColumns: [users.districtId, users.id] }),
  ],
)

/** A signed-in browser. Only the hash of its token is kept, so a stolen dump opens nothing. */
export const sessions = pgTable(
  'sessions',
  {
    districtId: districtId(),
    tokenHash: text().notNull(),
    userId: uuid().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.tokenHash] }),
    index('sessions_user').on(t.districtId, t.userId),
    foreignKey({ columns: [t.districtId, t.userId], foreignColumns: [users.districtId, users.id] }),
  ],
)

/** next-auth's one-time tokens (unused until e-mail sign-in exists, asked for by its adapter contract). */
export const verificationTokens = pgTable(
  'verification_tokens',
  {
    districtId: districtId(),
    identifier: text().notNull(),
    tokenHash: text().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.identifier, t.tokenHash] })],
)
