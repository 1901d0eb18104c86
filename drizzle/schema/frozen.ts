import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { NO_ID } from '@/lib/core/no-id'
import { districtId, id, instant } from './columns'

/**
 * What a source said of a cell of a closed grading period when it first said something else: this counts, whatever the
 * source layer goes on recording, until the period is reopened, which ends the row. Without `had` no source had a
 * value. A cell whose source said nothing new has no row here.
 */
export const frozenCells = pgTable(
  'frozen_cells',
  {
    districtId: districtId(),
    id: id(),
    studentId: uuid().notNull(),
    lineItemId: uuid().notNull(),
    /** The null id for the score of the line item as a whole. */
    objectiveId: uuid().notNull().default(NO_ID),
    schoolYear: smallint().notNull(),
    had: boolean().notNull(),
    /** The source's record, and its version, as they stood. */
    sourceId: uuid(),
    sourcedId: text(),
    version: integer(),
    number: numeric(),
    text: text(),
    status: text(),
    /** core's packed flags. */
    flags: smallint(),
    scaleId: uuid(),
    scaleVersion: integer(),
    scoredOn: date(),
    at: instant().notNull(),
    /** What the source says by now; null while it says again what it said. */
    flag: jsonb().$type<{ readonly now: string | null; readonly was: string | null; readonly at: string }>(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    uniqueIndex('frozen_cells_live')
      .on(t.districtId, t.studentId, t.lineItemId, t.objectiveId)
      .where(sql`ended_at is null`),
    index('frozen_cells_item').on(t.districtId, t.lineItemId).where(sql`ended_at is null`),
  ],
)
