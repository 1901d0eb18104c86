import { index, numeric, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { NO_ID } from '@/lib/core/no-id'
import { districtId, id, instant } from './columns'

/**
 * Every effective change of a cell (score, status, level, grade) is one row, written in the transaction that made the
 * change: replayed from the first row, history is the present. `id` is time-ordered; for a change that came by import
 * it is the id of the staged record that caused it. Partitioned by school year (the clause stands by hand in the
 * first migration; drizzle-kit cannot write it).
 */
export const history = pgTable(
  'history',
  {
    districtId: districtId(),
    schoolYear: smallint().notNull(),
    id: id(),
    at: instant().notNull(),
    kind: text().notNull(),
    studentId: uuid().notNull(),
    lineItemId: uuid().notNull().default(NO_ID),
    objectiveId: uuid().notNull().default(NO_ID),
    classId: uuid().notNull().default(NO_ID),
    termId: uuid().notNull().default(NO_ID),
    /** The effective value after the change; all null where the cell became empty. */
    number: numeric(),
    text: text(),
    status: text(),
    /** core's packed flags. */
    flags: smallint(),
    level: smallint(),
    /** Who: a person, or the run that brought it. */
    authorId: uuid(),
    runId: uuid(),
    overrideId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.schoolYear, t.id] }),
    index('history_cell').on(t.districtId, t.studentId, t.lineItemId, t.objectiveId),
  ],
)
