import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { districtId, id, instant } from './columns'
import { classes, orgs, users } from './roster'

/**
 * A role an administrator has given a person until a day: in an org or in one class, never both. From `beginOn`
 * (inclusive) to `endOn` (exclusive) it counts like a role of the roster; it is ended, not deleted.
 */
export const grants = pgTable(
  'grants',
  {
    districtId: districtId(),
    id: id(),
    userId: uuid().notNull(),
    role: text().notNull(),
    orgId: uuid(),
    classId: uuid(),
    beginOn: date().notNull(),
    endOn: date().notNull(),
    /** In the administrator's words; kept here and nowhere else. */
    reason: text().notNull(),
    grantedAt: instant().notNull(),
    grantedBy: uuid().notNull(),
    /** Before its last day, by a person. */
    endedAt: instant(),
    endedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('grants_user').on(t.districtId, t.userId),
    foreignKey({ columns: [t.districtId, t.userId], foreignColumns: [users.districtId, users.id] }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [orgs.districtId, orgs.id] }),
    foreignKey({ columns: [t.districtId, t.classId], foreignColumns: [classes.districtId, classes.id] }),
    foreignKey({ columns: [t.districtId, t.grantedBy], foreignColumns: [users.districtId, users.id] }),
  ],
)
