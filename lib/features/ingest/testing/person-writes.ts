import { randomUUID } from 'node:crypto'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import type { CellAddress, CellWrite } from '@/lib/features/gradebook/contract'
import { type CellAnswer, writeCell } from '@/lib/features/gradebook/write-cell'
import { recalculateForStudent } from '@/lib/features/mastery/recalculate-for-student'
import { todayIn } from '@/lib/platform/today'
import { type TestDistrict, TIME_ZONE } from './import-district'

type Value = Partial<Extract<CellWrite, { act: 'set' }>['value']>

/**
 * What Tess, the teacher, types into a cell, by the gradebook's own verb; null clears the cell. `first` is done before it
 * in the same transaction.
 */
export async function typeInto(
  district: TestDistrict,
  classId: string,
  cell: CellAddress,
  value: Value | null,
  first: (tx: Tx) => Promise<void> = async () => {},
): Promise<CellAnswer> {
  const itemId = 'itemId' in cell ? cell.itemId : NO_ID
  const objectiveId = 'objectiveId' in cell ? cell.objectiveId : NO_ID
  const version = await district.value(
    `select version from overrides
     where kind = $1 and student_id = $2 and line_item_id = $3 and objective_id = $4 and class_id = $5 and ended_at is null`,
    [cell.kind, cell.studentId, itemId, objectiveId, cell.kind === 'grade' ? classId : NO_ID],
  )
  const act = {
    operationId: randomUUID(),
    cell,
    saw: { version: Number(version ?? 0), sourceVersion: null, computed: null },
    reason: null,
  }
  const empty = { number: null, text: null, status: null, flags: 0, level: null }
  const body: CellWrite =
    value === null
      ? { ...act, act: 'clear' }
      : { ...act, act: 'set', value: { ...empty, ...value }, comment: null }
  const userId = await district.idOf('users', 'tess')
  return district.db.inDistrict(district.id, async (tx) => {
    await first(tx)
    return writeCell(
      {
        tx,
        actor: { kind: 'user', districtId: district.id, userId },
        district: { id: district.id, slug: 'test', name: 'Test', timeZone: TIME_ZONE, isSample: false },
        today: todayIn(TIME_ZONE, new Date()),
      },
      classId,
      body,
      recalculateForStudent,
    )
  })
}
