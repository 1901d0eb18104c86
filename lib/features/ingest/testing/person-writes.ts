import { randomUUID } from 'node:crypto'
import type { CellAddress, CellWrite } from '@/lib/features/gradebook/contract'
import { type CellAnswer, writeCell } from '@/lib/features/gradebook/write-cell'
import { recalculateForStudent } from '@/lib/features/mastery/recalculate-for-student'
import { todayIn } from '@/lib/platform/today'
import { type TestDistrict, TIME_ZONE } from './import-district'

type Value = Partial<Extract<CellWrite, { act: 'set' }>['value']>

/** A teacher's value in a cell, by the gradebook's own verb; `value` null clears it. */
export async function typeInto(
  district: TestDistrict,
  classId: string,
  cell: CellAddress,
  value: Value | null,
): Promise<CellAnswer> {
  const teacher = await district.idOf('users', 'tess')
  const [live] = await district.query<{ version: number }>(
    `select version from overrides where kind = $1 and student_id = $2 and line_item_id = $3 and objective_id = $4 and ended_at is null`,
    [
      cell.kind,
      cell.studentId,
      'itemId' in cell ? cell.itemId : NO_ID,
      'objectiveId' in cell ? cell.objectiveId : NO_ID,
    ],
  )
  const base = {
    operationId: randomUUID(),
    cell,
    saw: { version: live?.version ?? 0, sourceVersion: null, computed: null },
    reason: null,
  }
  const empty = { number: null, text: null, status: null, flags: 0, level: null }
  const body: CellWrite =
    value === null
      ? { ...base, act: 'clear' }
      : { ...base, act: 'set', value: { ...empty, ...value }, comment: null }
  return district.db.inDistrict(district.id, (tx) =>
    writeCell(
      {
        tx,
        actor: { kind: 'user', districtId: district.id, userId: teacher },
        person: { userId: teacher, name: { given: 'Tess', family: 'T' }, roles: [], teaches: true },
        district: { id: district.id, slug: 't', name: 'T', timeZone: TIME_ZONE, isSample: false },
        today: todayIn(TIME_ZONE, new Date()),
        granted: { mayCorrect: true },
      },
      classId,
      body,
      recalculateForStudent,
    ),
  )
}

const NO_ID = '00000000-0000-0000-0000-000000000000'
