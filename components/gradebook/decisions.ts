import { cellKey } from '@/components/gradebook/cell-key'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { levelChanged } from '@/components/gradebook/level-view'
import { policyOf } from '@/components/gradebook/open-grid'
import { scoreChanged } from '@/components/gradebook/score-view'
import type { CellAddress } from '@/lib/features/gradebook/contract'

/** A person's value that stands above a computed or sent one. */
export interface Decision {
  readonly key: string
  readonly cell: CellAddress
  /** Newer evidence, or the source, says something else than when the person decided. */
  readonly changed: boolean
}

/**
 * Every decision in a class, by student and column. A value typed where nothing was is an entry and no decision, until
 * a source speaks.
 */
export function listDecisions(store: GradebookStore): readonly Decision[] {
  const { payload } = store.grid()
  const found: Decision[] = []
  const add = (cell: CellAddress, changed: boolean) => found.push({ key: cellKey(cell), cell, changed })
  for (const studentId of payload.students.id) {
    for (const objective of payload.objectives) {
      const state = store.level(studentId, objective.id)
      if (state === null || state.own === null) continue
      const cell = { kind: 'level', studentId, objectiveId: objective.id } as const
      add(cell, levelChanged(state, policyOf(payload, objective)))
    }
    for (const { id: itemId } of payload.items) addScore(studentId, itemId, null)
    for (const part of payload.objectiveScores) {
      const itemId = payload.items[part.item]?.id
      const objectiveId = payload.objectives[part.objective]?.id
      if (itemId !== undefined && objectiveId !== undefined) addScore(studentId, itemId, objectiveId)
    }
  }
  return found

  function addScore(studentId: string, itemId: string, objectiveId: string | null): void {
    const state = store.score(studentId, itemId, objectiveId)
    if (state === null || state.own === null) return
    if (state.source === null && state.own.seen === null) return
    const cell: CellAddress =
      objectiveId === null
        ? { kind: 'score', studentId, itemId }
        : { kind: 'objective', studentId, itemId, objectiveId }
    add(cell, scoreChanged(state))
  }
}

/**
 * The list as it is worked through: what disagrees first. Answered ones (`answered`) stay where they were until the
 * list is opened again, also those given up, which are decisions no more.
 */
export function orderDecisions(
  standing: readonly Decision[],
  answered: ReadonlyMap<string, Decision>,
): readonly Decision[] {
  const known = new Set(standing.map(({ key }) => key))
  const gone = [...answered.values()].filter(({ key }) => !known.has(key))
  const isFirst = ({ key, changed }: Decision) => changed || answered.get(key)?.changed === true
  const all = [...standing, ...gone.map((decision) => ({ ...decision, changed: false }))]
  return [...all.filter(isFirst), ...all.filter((decision) => !isFirst(decision))]
}
