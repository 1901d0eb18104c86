import { cellKey } from '@/components/gradebook/cell-key'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { effectiveLevel } from '@/components/gradebook/level-view'
import { policyOf, policyOfLevel } from '@/components/gradebook/open-grid'
import type { WriteQueue } from '@/components/gradebook/write-queue'
import type { GridObjective } from '@/lib/core/gradebook/grid'

/** How a class stands on an objective: students per level, index 0 for those without one. */
export function countLevels(
  store: GradebookStore,
  queue: WriteQueue,
  objective: GridObjective,
  studentIds: readonly string[],
): readonly number[] {
  const policy = policyOf(store.grid().payload, objective)
  const counts = new Array<number>(policy.scale.levels.length + 1).fill(0)
  for (const studentId of studentIds) {
    const state = store.level(studentId, objective.id)
    const pending = queue.pending(cellKey({ kind: 'level', studentId, objectiveId: objective.id }))
    const own = policyOfLevel(store.grid(), objective, studentId)
    // A student of another grade may be on a longer scale than the column's.
    const level = Math.min(state === null ? 0 : effectiveLevel(state, pending, own), counts.length - 1)
    counts[level] = (counts[level] ?? 0) + 1
  }
  return counts
}
