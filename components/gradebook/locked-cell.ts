import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { isOpen } from '@/components/gradebook/score-view'
import type { CellAddress } from '@/lib/features/gradebook/contract'

/**
 * Why a cell takes no value; null where it takes one. `class`: its year is closed · `reader`: one may only read it ·
 * `period`: its grading period is closed · `ended`: its assignment is no longer at its source.
 */
export type LockedBecause = 'class' | 'reader' | 'period' | 'ended'

export function lockedBecause(store: GradebookStore, cell: CellAddress): LockedBecause | null {
  const { payload, itemAt } = store.grid()
  if (payload.class.closed) return 'class'
  if (!payload.class.mayCorrect) return 'reader'
  if (cell.kind === 'level') return null
  if (cell.kind === 'grade') return payload.grade.closed === true ? 'period' : null
  const item = payload.items[itemAt.get(cell.itemId) ?? -1]
  const state = store.score(cell.studentId, cell.itemId, cell.kind === 'objective' ? cell.objectiveId : null)
  if (item === undefined || state === null || isOpen(item, state)) return null
  return item.closed === true ? 'period' : 'ended'
}
