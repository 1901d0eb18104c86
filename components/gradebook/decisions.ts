import { cellKey } from '@/components/gradebook/cell-key'
import { gradeChanged } from '@/components/gradebook/grade-figures'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { levelChanged } from '@/components/gradebook/level-view'
import { lockedBecause } from '@/components/gradebook/locked-cell'
import { policyOfLevel } from '@/components/gradebook/open-grid'
import { scoreChanged } from '@/components/gradebook/score-view'
import type { CellAddress } from '@/lib/features/gradebook/contract'

/** A person's value that stands above a computed or sent one. */
export interface Decision {
  readonly key: string
  readonly cell: CellAddress
  /** Newer evidence, or the source, says something else than when the person decided, and it can be answered. */
  readonly changed: boolean
  /** Its grading period is closed: whatever is said since waits until it is reopened. */
  readonly closed: boolean
}

/**
 * Every decision in a class, by student and column, those in dispute first. A value typed where nothing was is an entry
 * and no decision, until a source speaks. What was `answered` while the list is worked through stays where it was, also
 * where it was given up and is a decision no more.
 */
export function listDecisions(
  store: GradebookStore,
  answered: ReadonlyMap<string, Decision> = NOTHING_ANSWERED,
): readonly Decision[] {
  const all = findDecisions(store, answered)
  const isFirst = ({ key, changed }: Decision) => changed || answered.get(key)?.changed === true
  return [...all.filter(isFirst), ...all.filter((decision) => !isFirst(decision))]
}

const NOTHING_ANSWERED: ReadonlyMap<string, Decision> = new Map()

function findDecisions(store: GradebookStore, answered: ReadonlyMap<string, Decision>): readonly Decision[] {
  const { payload } = store.grid()
  const found: Decision[] = []
  const add = (cell: CellAddress, stands: boolean, changed: boolean) => {
    const key = cellKey(cell)
    const closed = lockedBecause(store, cell) === 'period'
    if (stands || answered.has(key)) found.push({ key, cell, changed: changed && !closed, closed })
  }
  for (const studentId of payload.students.id) {
    for (const objective of payload.objectives) {
      const state = store.level(studentId, objective.id)
      if (state === null) continue
      const cell = { kind: 'level', studentId, objectiveId: objective.id } as const
      add(cell, state.own !== null, levelChanged(state, policyOfLevel(store.grid(), objective, studentId)))
    }
    for (const { id: itemId } of payload.items) addScore(studentId, itemId, null)
    for (const part of payload.objectiveScores) {
      const itemId = payload.items[part.item]?.id
      const objectiveId = payload.objectives[part.objective]?.id
      if (itemId !== undefined && objectiveId !== undefined) addScore(studentId, itemId, objectiveId)
    }
    const grade = store.grade(studentId)
    if (grade !== null) add({ kind: 'grade', studentId }, grade.own !== null, gradeChanged(grade))
  }
  return found

  function addScore(studentId: string, itemId: string, objectiveId: string | null): void {
    const state = store.score(studentId, itemId, objectiveId)
    if (state === null) return
    const { own, source } = state
    const cell: CellAddress =
      objectiveId === null
        ? { kind: 'score', studentId, itemId }
        : { kind: 'objective', studentId, itemId, objectiveId }
    add(cell, own !== null && (source !== null || own.seen !== null), scoreChanged(state))
  }
}
