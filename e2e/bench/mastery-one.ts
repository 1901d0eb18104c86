import { randomUUID } from 'node:crypto'
import type { Database } from '@/lib/db/client'
import type { CellWrite, CellWritten } from '@/lib/features/gradebook/contract'
import { type Figure, figure } from './figures'
import { importClass } from './grid-class'
import { teacherCookie } from './teacher-cookie'

const WARM_UP = 20
const WRITES = 200
const LIMIT_MS = 100
const SIZE = { students: 30, items: 40, objectives: 10 } as const

/** A teacher types one score after another: from each request to the answer that carries the student's new level. */
export async function oneWrite(
  of: {
    readonly db: Database
    readonly baseUrl: string
    readonly district: { readonly id: string; readonly slug: string }
    readonly folder: string
  },
  say: (line: string) => void,
): Promise<Figure> {
  const { db, baseUrl, district } = of
  const classId = await importClass(db, district.id, of.folder, SIZE)
  const cookie = await teacherCookie(db, district, classId)
  const cells = await cellsOf(db, district.id, classId)
  say(`Typing ${WRITES} scores …`)
  const times: number[] = []
  for (let n = 0; n < WARM_UP + WRITES; n++) {
    const cell = cells[(n * 7) % cells.length]
    if (cell === undefined) throw new Error('The class has no cells.')
    const write: CellWrite = {
      operationId: randomUUID(),
      act: 'set',
      cell: { kind: 'score', ...cell },
      saw: { version: 0, sourceVersion: 1, computed: null },
      value: { number: String(n % 21), text: null, status: null, flags: 0, level: null },
      reason: null,
      comment: null,
    }
    const began = performance.now()
    const response = await fetch(`${baseUrl}/api/classes/${classId}/cells`, {
      method: 'POST',
      headers: { cookie, origin: baseUrl, 'content-type': 'application/json' },
      body: JSON.stringify(write),
    })
    const answer = await response.text()
    if (n >= WARM_UP) times.push(performance.now() - began)
    if (response.status !== 200) throw new Error(`The score was not taken: ${response.status} ${answer}`)
    // SAFETY: a 200 of this route is a CellWritten.
    const { levels } = JSON.parse(answer) as CellWritten
    if (!levels.some(({ studentId }) => studentId === cell.studentId)) throw new Error('No level came back.')
  }
  return figure({
    name: 'mastery.one',
    value: times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0,
    unit: 'ms',
    reference: 'limit',
    referenceValue: LIMIT_MS,
    goal: 1,
  })
}

/** Cells with one value for the whole line item, by which a level is computed. */
async function cellsOf(
  db: Database,
  districtId: string,
  classId: string,
): Promise<readonly { readonly studentId: string; readonly itemId: string }[]> {
  return db.inDistrict(districtId, async (tx) => {
    const { rows } = await tx.sql.query<{ studentId: string; itemId: string }>(
      `select r.student_id as "studentId", r.line_item_id as "itemId" from results r
       where r.class_id = $1 and r.is_cell and not exists (
         select from objective_results p where p.class_id = $1 and p.line_item_id = r.line_item_id)
       order by r.line_item_id, r.student_id`,
      [classId],
    )
    return rows
  })
}
