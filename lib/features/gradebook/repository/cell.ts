import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import type { CellAddress } from '@/lib/features/gradebook/contract'
import { itemClosed, YEAR_CLOSED } from '@/lib/platform/period-closures'
import { classTerm } from './class-term'

/** A cell as the people layer keys it. What does not name it is the null id. */
export interface CellKey {
  readonly kind: CellAddress['kind']
  readonly studentId: string
  readonly lineItemId: string
  readonly objectiveId: string
  readonly classId: string
  readonly termId: string
  readonly schoolYear: number
}

export function cellKey(cell: CellAddress, place: Omit<CellPlace, 'closed'>): CellKey {
  const isGrade = cell.kind === 'grade'
  return {
    kind: cell.kind,
    studentId: cell.studentId,
    lineItemId: 'itemId' in cell ? cell.itemId : NO_ID,
    objectiveId: 'objectiveId' in cell ? cell.objectiveId : NO_ID,
    classId: isGrade ? place.classId : NO_ID,
    termId: isGrade ? place.termId : NO_ID,
    schoolYear: place.schoolYear,
  }
}

/** The cell's columns as parameters $1…$7 of a statement. */
export const keyParameters = (key: CellKey) => [
  key.kind,
  key.studentId,
  key.lineItemId,
  key.objectiveId,
  key.schoolYear,
  key.classId,
  key.termId,
]

/** SQL: rows of the people layer, under the name `of`, of the cell in $1…$7. */
export const keyCondition = (of: string) =>
  `${of}.kind = $1 and ${of}.student_id = $2 and ${of}.line_item_id = $3 and ${of}.objective_id = $4
   and ${of}.school_year = $5 and ${of}.class_id = $6 and ${of}.term_id = $7`

/** The same of history, which knows the class of scores as well. */
export const pastCondition = (of: string) =>
  `${of}.kind = $1 and ${of}.student_id = $2 and ${of}.line_item_id = $3 and ${of}.objective_id = $4
   and ${of}.school_year = $5 and (${of}.kind <> 'grade' or ${of}.class_id = $6 and ${of}.term_id = $7)`

/** Where a cell stands: whether the class has it, its year, and whether its period is closed. */
export interface CellPlace {
  readonly classId: string
  /** The term the class shows; the null id where it has none. */
  readonly termId: string
  readonly schoolYear: number
  readonly closed: boolean
}

/** Null where the class has no such cell: no such student, line item or objective in it. */
export async function findCellPlace(
  tx: Tx,
  classId: string,
  cell: CellAddress,
  today: string,
): Promise<CellPlace | null> {
  const { from, closed, parameters } = whereOf(cell)
  const { rows } = await tx.sql.query<CellPlace>(
    `select c.id as "classId", c.school_year as "schoolYear", ${closed} as closed,
            coalesce((select t.id from (${classTerm('$3::date')}) t), '${NO_ID}') as "termId"
     from classes c ${from}
     where c.id = $1 and exists (select from enrollments e where e.district_id = c.district_id and e.class_id = c.id
                                   and e.user_id = $2 and e.role = 'student')`,
    [classId, cell.studentId, today, ...parameters],
  )
  return rows[0] ?? null
}

function whereOf(cell: CellAddress) {
  switch (cell.kind) {
    case 'grade':
      return {
        from: '',
        closed: itemClosed(`(select t.id from (${classTerm('$3::date')}) t)`),
        parameters: [],
      }
    case 'level':
      return {
        from: `join class_objectives o on o.district_id = c.district_id and o.class_id = c.id and o.objective_id = $4
                 and o.ended_at is null`,
        closed: YEAR_CLOSED,
        parameters: [cell.objectiveId],
      }
    case 'score':
    case 'objective':
      return {
        from: 'join line_items l on l.district_id = c.district_id and l.class_id = c.id and l.id = $4',
        closed: itemClosed('l.session_id'),
        parameters: [cell.itemId],
      }
  }
}

/** Holds the cell for this transaction, also where nobody has touched it yet and there is no row to lock. */
export async function lockCell(tx: Tx, key: CellKey): Promise<void> {
  const name = keyParameters(key).join(':')
  await tx.sql.query(`select pg_advisory_xact_lock(hashtext('cell'), hashtext($1))`, [name])
}

/** The objectives whose levels a cell's change may touch. */
export async function touchedObjectives(tx: Tx, cell: CellAddress): Promise<readonly string[]> {
  if (cell.kind === 'level' || cell.kind === 'grade') return []
  if (cell.kind === 'objective') return [cell.objectiveId]
  const { rows } = await tx.sql.query<{ id: string }>(
    'select objective_id as id from line_item_objectives where line_item_id = $1 and ended_at is null',
    [cell.itemId],
  )
  return rows.map((row) => row.id)
}
