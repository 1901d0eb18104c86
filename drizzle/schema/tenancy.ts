import { boolean, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { districtId, id, instant } from './columns'

/**
 * A district is the tenant. With `district_hosts` the only table that is not led by `district_id`: both are
 * read before a district is known, and hold nothing personal.
 */
export const districts = pgTable('districts', {
  id: uuid().primaryKey(),
  /** In paths: `/d/<slug>`. */
  slug: text().notNull().unique(),
  name: text().notNull(),
  /** IANA name; "today" of the district is taken in it. */
  timeZone: text().notNull(),
  /** The sample district takes no files but its own and lets its people be picked from a list. */
  isSample: boolean().notNull().default(false),
  createdAt: instant().notNull().defaultNow(),
})

/** Host names that lead to a district. */
export const districtHosts = pgTable('district_hosts', {
  host: text().primaryKey(),
  districtId: uuid()
    .notNull()
    .references(() => districts.id),
})

/** A system that tells us things: an SIS, an LMS, an assessment vendor. Written by an administrator or the first import. */
export const sources = pgTable(
  'sources',
  {
    districtId: districtId(),
    id: id(),
    name: text().notNull(),
    /** `sis`, `lms`, `assessment`, `other`. */
    kind: text().notNull(),
    /** `source.systemCode` of its manifest, by which the next file is recognised. */
    systemCode: text(),
    /** Lower wins where several sources speak of one thing. */
    precedence: integer().notNull(),
    createdAt: instant().notNull().defaultNow(),
    endedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.id] }), unique('sources_name').on(t.districtId, t.name)],
)

/** An OpenID Connect provider of the district, set up by its first administrator. */
export const identityProviders = pgTable(
  'identity_providers',
  {
    districtId: districtId(),
    id: id(),
    label: text().notNull(),
    issuer: text().notNull(),
    clientId: text().notNull(),
    /** Sealed with a key derived from AUTH_SECRET (AES-256-GCM); never in clear. */
    clientSecretSealed: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    endedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.id] })],
)

/** A one-time link for the first administrator; only the token's hash is kept. */
export const invitations = pgTable(
  'invitations',
  {
    districtId: districtId(),
    id: id(),
    tokenHash: text().notNull(),
    role: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    unique('invitations_token').on(t.districtId, t.tokenHash),
    foreignKey({ columns: [t.districtId], foreignColumns: [districts.id] }),
  ],
)
