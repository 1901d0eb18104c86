import type { CellWords } from '@/components/gradebook/cell-words'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { computedLevel } from '@/components/gradebook/level-view'
import { policyOfLevel } from '@/components/gradebook/open-grid'
import { sayValue } from '@/components/gradebook/score-view'
import { type CellValue, effectiveCell } from '@/lib/core/gradebook/cell'
import type { CellAddress } from '@/lib/features/gradebook/contract'

/** What a decision says, and what stood and stands beneath it. */
export interface SaidDecision {
  readonly chosen: string
  readonly beneathThen: string
  readonly beneathNow: string
  readonly reason: string | null
  readonly author: string
  readonly at: string
}

/** A cell's decision in words; null where nobody's value stands in it. */
export function sayDecision(store: GradebookStore, cell: CellAddress, words: CellWords): SaidDecision | null {
  switch (cell.kind) {
    case 'level':
      return sayLevel(store, cell, words)
    case 'grade':
      return sayGrade(store, cell.studentId, words)
    case 'score':
    case 'objective':
      return sayScore(store, cell, words)
  }
}

function sayLevel(
  store: GradebookStore,
  { studentId, objectiveId }: Extract<CellAddress, { kind: 'level' }>,
  words: CellWords,
): SaidDecision | null {
  const { payload, objectiveAt } = store.grid()
  const objective = payload.objectives[objectiveAt.get(objectiveId) ?? -1]
  const state = store.level(studentId, objectiveId)
  if (objective === undefined || state === null || state.own === null) return null
  const policy = policyOfLevel(store.grid(), objective, studentId)
  const { own, computed } = state
  const scored = (score: number, level: number) =>
    `${words.score(score, policy)} ${words.level(level, policy)}`
  return {
    chosen: `${words.number(own.number ?? own.level)} ${words.level(own.level, policy)}`,
    beneathThen: own.seen.score === null ? words.none : scored(own.seen.score, own.seen.level),
    beneathNow:
      computed.state === 'level'
        ? scored(computed.score, computedLevel(state, policy))
        : computed.state === 'insufficient'
          ? words.shortName(computed.have, computed.needed)
          : words.none,
    reason: own.reason,
    author: own.author,
    at: own.at,
  }
}

function sayGrade(store: GradebookStore, studentId: string, words: CellWords): SaidDecision | null {
  const { policy } = store.grid().payload.grade
  const state = store.grade(studentId)
  if (state === null || state.own === null) return null
  const { own, computed } = state
  return {
    chosen: words.gradeShort(own, policy),
    beneathThen: words.gradeShort(own.seen, policy),
    beneathNow: words.gradeShort(computed, policy),
    reason: own.reason,
    author: own.author,
    at: own.at,
  }
}

function sayScore(
  store: GradebookStore,
  cell: Extract<CellAddress, { itemId: string }>,
  words: CellWords,
): SaidDecision | null {
  const { payload, itemAt } = store.grid()
  const item = payload.items[itemAt.get(cell.itemId) ?? -1]
  const state = store.score(cell.studentId, cell.itemId, cell.kind === 'objective' ? cell.objectiveId : null)
  if (item === undefined || state === null || state.own === null) return null
  const { own, source } = state
  const said = (value: CellValue | null) => (value === null ? words.blank : sayValue(value, item, words))
  return {
    chosen: said(effectiveCell(source, own.value)),
    beneathThen: said(own.seen),
    beneathNow: said(source),
    reason: own.reason,
    author: own.author,
    at: own.at,
  }
}
