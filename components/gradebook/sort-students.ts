import { cellKey } from '@/components/gradebook/cell-key'
import { type CellColumn, type ColumnSpec, GRADE_COLUMN } from '@/components/gradebook/columns'
import { effectiveGrade, percentToSort } from '@/components/gradebook/grade-figures'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { chosenLevel } from '@/components/gradebook/level-view'
import { typedScore } from '@/components/gradebook/score-view'
import { studentName } from '@/components/gradebook/students'
import type { WriteQueue } from '@/components/gradebook/write-queue'
import { effectiveCell } from '@/lib/core/gradebook/cell'

export interface Sorting {
  /** A column's id; null for by name. */
  readonly column: string | null
  readonly descending: boolean
}

/** Students in the order asked for, those who left at the end or not at all. Equal ones keep the order of names. */
export function sortStudents(
  store: GradebookStore,
  queue: WriteQueue,
  columns: readonly ColumnSpec[],
  sorting: Sorting,
  withLeft: boolean,
): readonly string[] {
  const grid = store.grid()
  const active = (id: string) => studentName(grid, id).active
  const shown = grid.payload.students.id.filter((id) => withLeft || active(id))
  const column = [...columns, GRADE_COLUMN].find(({ id }) => id === sorting.column)
  const sign = sorting.descending ? -1 : 1
  const values = new Map(
    shown.map((id, at) => [id, column === undefined ? at : sortValue(store, queue, column, id)]),
  )
  return shown.toSorted((left, right) => {
    const stayed = Number(active(right)) - Number(active(left))
    if (stayed !== 0) return stayed
    const [a, b] = [values.get(left) ?? null, values.get(right) ?? null]
    // Whoever has no value comes last whichever way round the values are.
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sign * (a - b)
  })
}

function sortValue(
  store: GradebookStore,
  queue: WriteQueue,
  column: CellColumn,
  studentId: string,
): number | null {
  const address = store.cellIn(column, studentId)
  if (address === null) return null
  const pending = queue.pending(cellKey(address))
  if (column.kind === 'level') {
    const state = store.level(studentId, column.objective.id)
    if (state === null) return null
    const own = chosenLevel(state, pending)
    if (own !== null) return own.number ?? own.level
    return state.computed.state === 'level' ? state.computed.score : null
  }
  if (address.kind === 'grade') {
    const state = store.grade(studentId)
    const { policy } = store.grid().payload.grade
    return state === null ? null : percentToSort(effectiveGrade(state, pending, policy), policy)
  }
  if (column.kind === 'folded' || address.kind === 'level') return null
  const state = store.score(
    studentId,
    address.itemId,
    address.kind === 'objective' ? address.objectiveId : null,
  )
  return state === null ? null : (effectiveCell(state.source, typedScore(state, pending))?.score ?? null)
}
