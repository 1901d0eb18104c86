import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import type { CellAddress } from '@/lib/features/gradebook/contract'
import { itemClosed, YEAR_CLOSED } from '@/lib/platform/period-closures'

/** A cell as the people layer keys it. */
export interface CellKey {
  readonly kind: CellAddress['kind']
  readonly studentId: string
  readonly lineItemId: string
  readonly objectiveId: string
  readonly schoolYear: number
}

export function cellKey(cell: CellAddress, schoolYear: number): CellKey {
  return {
    kind: cell.kind,
    studentId: cell.studentId,
    lineItemId: cell.kind === 'level' ? NO_ID : cell.itemId,
    objectiveId: cell.kind === 'score' ? NO_ID : cell.objectiveId,
    schoolYear,
  }
}

/** The cell's columns as parameters $1…$4 of a statement. */
export const keyParameters = (key: CellKey) => [key.kind, key.studentId, key.lineItemId, key.objectiveId]

export const KEY_CONDITION = 'kind = $1 and student_id = $2 and line_item_id = $3 and objective_id = $4'

/** Where a cell stands: whether the class has it, its year, and whether its period is closed. */
export interface CellPlace {
  readonly schoolYear: number
  readonly closed: boolean
}

/** Null where the class has no such cell: no such student, line item or objective in it. */
export async function findCellPlace(tx: Tx, classId: string, cell: CellAddress): Promise<CellPlace | null> {
  const student = `exists (select from enrollments e where e.district_id = c.district_id and e.class_id = c.id and e.user_id = $2 and e.role = 'student')`
  const { rows } =
    cell.kind === 'level'
      ? await tx.sql.query<CellPlace>(
          `select c.school_year as "schoolYear", ${YEAR_CLOSED} as closed from classes c
           where c.id = $1 and ${student} and exists (
             select from class_objectives o where o.district_id = c.district_id and o.class_id = c.id
               and o.objective_id = $3 and o.ended_at is null)`,
          [classId, cell.studentId, cell.objectiveId],
        )
      : await tx.sql.query<CellPlace>(
          `select l.school_year as "schoolYear", ${itemClosed('l.session_id')} as closed
           from classes c join line_items l on l.district_id = c.district_id and l.class_id = c.id and l.id = $3
           where c.id = $1 and ${student}`,
          [classId, cell.studentId, cell.itemId],
        )
  return rows[0] ?? null
}

/** Holds the cell for this transaction, also where nobody has touched it yet and there is no row to lock. */
export async function lockCell(tx: Tx, key: CellKey): Promise<void> {
  const name = [key.kind, key.studentId, key.lineItemId, key.objectiveId, key.schoolYear].join(':')
  await tx.sql.query(`select pg_advisory_xact_lock(hashtext('cell'), hashtext($1))`, [name])
}

/** The objectives whose levels a cell's change may touch. */
export async function touchedObjectives(tx: Tx, cell: CellAddress): Promise<readonly string[]> {
  if (cell.kind === 'level') return []
  if (cell.kind === 'objective') return [cell.objectiveId]
  const { rows } = await tx.sql.query<{ id: string }>(
    'select objective_id as id from line_item_objectives where line_item_id = $1 and ended_at is null',
    [cell.itemId],
  )
  return rows.map((row) => row.id)
}
