import { boolean, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { districtId, id, instant } from './columns'
import { lineItems } from './coursework'
import { classes } from './roster'

/** A framework of learning objectives (a CASE document), copied per district. */
export const frameworks = pgTable(
  'frameworks',
  {
    districtId: districtId(),
    id: id(),
    title: text().notNull(),
    /** CASE CFDocument identifier, where it came by CASE. */
    externalId: text(),
    /** Who made it (CASE `creator`), its edition (`version`), and how far it is adopted (`adoptionStatus`). */
    creator: text(),
    edition: text(),
    adoption: text(),
    /** The document's own `lastChangeDateTime`: an older copy changes nothing. */
    changedAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    unique('frameworks_name').on(t.districtId, t.externalId),
  ],
)

/**
 * A learning objective ("standard" in the interface; a CASE item). A result may name one before its framework is
 * imported: then it stands here with no framework and no words, and gets them when the framework arrives.
 */
export const objectives = pgTable(
  'objectives',
  {
    districtId: districtId(),
    id: id(),
    /** `case` or `unknown`: what kind of name `externalId` is (OneRoster learningObjectiveSet.source). */
    scheme: text().notNull(),
    /** For `case` a UUID in lower case; else the text as it came. */
    externalId: text().notNull(),
    frameworkId: uuid(),
    /** A heading of the tree rather than something that is assessed. */
    isGroup: boolean().notNull().default(false),
    code: text(),
    /** A few words for a column header. */
    shortStatement: text(),
    statement: text(),
    position: integer().notNull().default(0),
    /** What CASE calls it (`Standard`, `Cluster` …), its number in a list, and the grades it is meant for. */
    itemType: text(),
    listNumber: text(),
    gradeLevels: text().array(),
    /** The item's own `lastChangeDateTime`. */
    changedAt: instant(),
    /** Retired: its framework no longer names it. Line items may go on pointing to it. */
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    unique('objectives_name').on(t.districtId, t.scheme, t.externalId),
    foreignKey({
      columns: [t.districtId, t.frameworkId],
      foreignColumns: [frameworks.districtId, frameworks.id],
    }),
  ],
)

/** An association between two objectives, read "from … to": `isChildOf`, `exactMatchOf`, `precedes` … (CASE). */
export const objectiveAssociations = pgTable(
  'objective_associations',
  {
    districtId: districtId(),
    fromId: uuid().notNull(),
    toId: uuid().notNull(),
    kind: text().notNull(),
    position: integer().notNull().default(0),
    /** The framework that says so; only its next edition may take it back. */
    frameworkId: uuid(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.fromId, t.toId, t.kind] }),
    foreignKey({
      columns: [t.districtId, t.frameworkId],
      foreignColumns: [frameworks.districtId, frameworks.id],
    }),
    foreignKey({ columns: [t.districtId, t.fromId], foreignColumns: [objectives.districtId, objectives.id] }),
    foreignKey({ columns: [t.districtId, t.toId], foreignColumns: [objectives.districtId, objectives.id] }),
  ],
)

/** Which objectives a line item says it assesses. */
export const lineItemObjectives = pgTable(
  'line_item_objectives',
  {
    districtId: districtId(),
    lineItemId: uuid().notNull(),
    objectiveId: uuid().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.lineItemId, t.objectiveId] }),
    foreignKey({
      columns: [t.districtId, t.lineItemId],
      foreignColumns: [lineItems.districtId, lineItems.id],
    }),
    foreignKey({
      columns: [t.districtId, t.objectiveId],
      foreignColumns: [objectives.districtId, objectives.id],
    }),
  ],
)

/** The objectives a class shows: those its line items and results name, plus those a person added. */
export const classObjectives = pgTable(
  'class_objectives',
  {
    districtId: districtId(),
    classId: uuid().notNull(),
    objectiveId: uuid().notNull(),
    /** Null where line items or results name it. */
    addedBy: uuid(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.classId, t.objectiveId] }),
    foreignKey({ columns: [t.districtId, t.classId], foreignColumns: [classes.districtId, classes.id] }),
    foreignKey({
      columns: [t.districtId, t.objectiveId],
      foreignColumns: [objectives.districtId, objectives.id],
    }),
  ],
)
