import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { CellValue } from '@/lib/core/gradebook/cell'
import { NO_ID } from '@/lib/core/no-id'
import { districtId, id, instant } from './columns'

/**
 * People layer: what a person decided for a cell. Append-only: a new decision, also "back to computed", is a new row
 * with the next version and ends the row before it; rows are ended, never deleted. Only a person writes here; a sync
 * may only raise the flag. The live row of a cell is the one not ended; it overrides where `act` is `set`.
 */
export const overrides = pgTable(
  'overrides',
  {
    districtId: districtId(),
    id: id(),
    schoolYear: smallint().notNull(),
    /** The cell: `score` (student, line item), `objective` (student, line item, objective), `level` (student, objective, term), `grade` (student, class, term). */
    kind: text().notNull(),
    studentId: uuid().notNull(),
    lineItemId: uuid().notNull().default(NO_ID),
    objectiveId: uuid().notNull().default(NO_ID),
    classId: uuid().notNull().default(NO_ID),
    termId: uuid().notNull().default(NO_ID),
    /** Counts the cell's people-layer changes, from 1; a cell nobody touched has version 0. */
    version: integer().notNull(),
    /** `set` or `clear`. */
    act: text().notNull(),
    number: numeric(),
    text: text(),
    status: text(),
    /** core's packed flags the person set: late 1, missing 2, incomplete 4, in progress 8. */
    flags: smallint().notNull().default(0),
    level: smallint(),
    comment: text(),
    reason: text(),
    authorId: uuid().notNull(),
    at: instant().notNull(),
    /** What the author saw beneath: the source row's version and value, or the computed score of a level. */
    sawSourceVersion: integer(),
    sawSource: jsonb().$type<CellValue>(),
    sawComputed: numeric(),
    endedAt: instant(),
    /** Raised once when a source or the evidence changes underneath: { now, was, at, ended? }. Answered by keep or take. */
    flag: jsonb().$type<{ readonly now: string | null; readonly was: string | null; readonly at: string }>(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    unique('overrides_cell_version').on(
      t.districtId,
      t.studentId,
      t.kind,
      t.lineItemId,
      t.objectiveId,
      t.classId,
      t.termId,
      t.version,
    ),
    index('overrides_live_item').on(t.districtId, t.lineItemId).where(sql`ended_at is null`),
  ],
)

/** Every write carries an operation id; the same id again gets this answer, with another body it is refused. Kept 30 days at least. */
export const operations = pgTable(
  'operations',
  {
    districtId: districtId(),
    id: id(),
    userId: uuid().notNull(),
    bodyHash: text().notNull(),
    status: smallint().notNull(),
    answer: jsonb().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.id] })],
)
