import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { districtId, id, instant } from './columns'
import { academicSessions, classes } from './roster'

/** Group of line items with a weight in percent (OneRoster category). */
export const categories = pgTable(
  'categories',
  {
    districtId: districtId(),
    id: id(),
    title: text().notNull(),
    weight: numeric(),
    /** `source` or `local`: a local one was made by a teacher, its sourcedId is its id, for ever. */
    origin: text().notNull().default('source'),
    endedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.id] })],
)

/** What texts mean (OneRoster scoreScale). Its values stand in versions: a score keeps the one it was given under. */
export const scoreScales = pgTable(
  'score_scales',
  {
    districtId: districtId(),
    id: id(),
    title: text().notNull(),
    type: text().notNull(),
    classId: uuid(),
    version: integer().notNull(),
    endedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.id] })],
)

/** `values` is an ordered array of [left, right] pairs, as the standard's `{LHS:RHS}` items. */
export const scoreScaleVersions = pgTable(
  'score_scale_versions',
  {
    districtId: districtId(),
    scaleId: uuid().notNull(),
    version: integer().notNull(),
    values: jsonb().$type<readonly (readonly [string, string])[]>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.scaleId, t.version] }),
    foreignKey({
      columns: [t.districtId, t.scaleId],
      foreignColumns: [scoreScales.districtId, scoreScales.id],
    }),
  ],
)

/** A column of the grid: an assignment or assessment of one class (OneRoster lineItem). */
export const lineItems = pgTable(
  'line_items',
  {
    districtId: districtId(),
    id: id(),
    title: text().notNull(),
    description: text(),
    assignOn: date(),
    dueOn: date(),
    /** Null for an assessment bound to no class (OneRoster assessmentLineItem). */
    classId: uuid(),
    /** A section or item of a larger assessment. */
    parentId: uuid(),
    categoryId: uuid(),
    sessionId: uuid(),
    schoolYear: smallint().notNull(),
    resultMin: numeric(),
    resultMax: numeric(),
    scaleId: uuid(),
    origin: text().notNull().default('source'),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('line_items_class').on(t.districtId, t.classId),
    foreignKey({ columns: [t.districtId, t.classId], foreignColumns: [classes.districtId, classes.id] }),
    foreignKey({
      columns: [t.districtId, t.categoryId],
      foreignColumns: [categories.districtId, categories.id],
    }),
    foreignKey({
      columns: [t.districtId, t.sessionId],
      foreignColumns: [academicSessions.districtId, academicSessions.id],
    }),
  ],
)

/**
 * Two line items that belong together: `same` is one performance seen twice (never counted twice), `retake` says
 * `otherId` is the second attempt at `lineItemId`. Made by a rule or by a person.
 */
export const lineItemLinks = pgTable(
  'line_item_links',
  {
    districtId: districtId(),
    lineItemId: uuid().notNull(),
    otherId: uuid().notNull(),
    kind: text().notNull(),
    /** Null where a rule made it. */
    madeBy: uuid(),
    at: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.lineItemId, t.otherId, t.kind] }),
    foreignKey({
      columns: [t.districtId, t.lineItemId],
      foreignColumns: [lineItems.districtId, lineItems.id],
    }),
    foreignKey({ columns: [t.districtId, t.otherId], foreignColumns: [lineItems.districtId, lineItems.id] }),
  ],
)

/** The same column in several sections of a course, so that they can be seen and filled side by side. */
export const columnGroups = pgTable(
  'column_groups',
  { districtId: districtId(), id: id(), title: text().notNull(), madeBy: uuid(), at: instant().notNull() },
  (t) => [primaryKey({ columns: [t.districtId, t.id] })],
)

export const columnGroupItems = pgTable(
  'column_group_items',
  { districtId: districtId(), groupId: uuid().notNull(), lineItemId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.districtId, t.groupId, t.lineItemId] }),
    foreignKey({
      columns: [t.districtId, t.groupId],
      foreignColumns: [columnGroups.districtId, columnGroups.id],
    }),
    foreignKey({
      columns: [t.districtId, t.lineItemId],
      foreignColumns: [lineItems.districtId, lineItems.id],
    }),
  ],
)

/**
 * Source layer: what one source says of one student's work on one line item. Only a sync writes here. One row per
 * source record, keyed as the source keys it; no enforced foreign keys (promotion checks set-wise, a nightly job
 * proves that no row is orphaned).
 */
export const results = pgTable(
  'results',
  {
    districtId: districtId(),
    sourceId: uuid().notNull(),
    sourcedId: text().notNull(),
    schoolYear: smallint().notNull(),
    /** Of the line item, repeated here so that a class is read in one range. */
    classId: uuid().notNull(),
    lineItemId: uuid().notNull(),
    studentId: uuid().notNull(),
    score: numeric(),
    textScore: text(),
    status: text().notNull(),
    scoredOn: date(),
    late: boolean(),
    missing: boolean(),
    incomplete: boolean(),
    inProgress: boolean(),
    comment: text(),
    percentile: numeric(),
    /** Its own scale where it names one; else the line item's. */
    scaleId: uuid(),
    scaleVersion: integer(),
    metadata: jsonb().$type<Readonly<Record<string, string>>>(),
    modifiedAt: instant(),
    /** Counts the times the source said something new. */
    version: integer().notNull(),
    contentHash: uuid().notNull(),
    /** Of all rows for this student and line item, the one the cell shows: source precedence, then newest. */
    isCell: boolean().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.sourceId, t.sourcedId] }),
    index('results_class').on(t.districtId, t.classId, t.lineItemId),
    index('results_student').on(t.districtId, t.studentId, t.lineItemId),
  ],
)

/** Source layer: what a result says per learning objective. A cell of its own (student, line item, objective). */
export const objectiveResults = pgTable(
  'objective_results',
  {
    districtId: districtId(),
    sourceId: uuid().notNull(),
    sourcedId: text().notNull(),
    resultSourcedId: text().notNull(),
    schoolYear: smallint().notNull(),
    classId: uuid().notNull(),
    lineItemId: uuid().notNull(),
    studentId: uuid().notNull(),
    objectiveId: uuid().notNull(),
    score: numeric(),
    textScore: text(),
    metadata: jsonb().$type<Readonly<Record<string, string>>>(),
    modifiedAt: instant(),
    version: integer().notNull(),
    contentHash: uuid().notNull(),
    isCell: boolean().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.sourceId, t.sourcedId] }),
    index('objective_results_class').on(t.districtId, t.classId, t.lineItemId),
    index('objective_results_student').on(t.districtId, t.studentId, t.objectiveId),
  ],
)
