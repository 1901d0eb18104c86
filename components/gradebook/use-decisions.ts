'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import type { CellWords } from '@/components/gradebook/cell-words'
import { type Decision, listDecisions } from '@/components/gradebook/decisions'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { lockedBecause } from '@/components/gradebook/locked-cell'
import { plainIntent } from '@/components/gradebook/read-input'
import { spokenName, studentName } from '@/components/gradebook/students'
import type { CellWrites } from '@/components/gradebook/use-cell-writes'
import { columnName } from '@/components/gradebook/use-gradebook-commands'
import type { CellAddress } from '@/lib/features/gradebook/contract'

export type DecisionAnswer = 'keep' | 'take'

export interface DecisionsAtWork {
  readonly decisions: readonly Decision[]
  readonly answered: ReadonlyMap<string, Decision & { readonly answer: DecisionAnswer }>
  readonly selected: ReadonlySet<string>
  readonly select: (keys: readonly string[], on: boolean) => void
  readonly answer: (decisions: readonly Decision[], answer: DecisionAnswer) => void
  /** Takes the last answer back, to however many it was given at once. */
  readonly undo: () => void
  readonly canUndo: boolean
  readonly mayAnswer: (cell: CellAddress) => boolean
  /** "Marble lab for Kosi Eze". */
  readonly nameOf: (cell: CellAddress) => string
}

/** Working through a class's decisions: which are chosen, what was answered, and the way back. */
export function useDecisions(store: GradebookStore, writes: CellWrites, words: CellWords): DecisionsAtWork {
  const t = useTranslations('gradebook')
  const [answered, setAnswered] = useState<DecisionsAtWork['answered']>(new Map())
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const steps = useRef<readonly (readonly string[])[]>([])

  const nameOf = (cell: CellAddress) =>
    t('toolbar.step', {
      column: columnName(store, cell, words),
      student: spokenName(studentName(store.grid(), cell.studentId)),
    })

  const mayAnswer = (cell: CellAddress) => lockedBecause(store, cell) === null

  function answer(decisions: readonly Decision[], given: DecisionAnswer): void {
    // What nothing disputes is kept already.
    const open = decisions.filter(
      ({ cell, changed }) =>
        mayAnswer(cell) && (store.state(cell)?.own ?? null) !== null && (given === 'take' || changed),
    )
    if (open.length === 0) return
    for (const { cell } of open) writes.write(plainIntent(store, cell, given), nameOf(cell))
    steps.current = [...steps.current, open.map(({ key }) => key)]
    setAnswered((before) => {
      const after = new Map(before)
      for (const decision of open) {
        const changed = decision.changed || before.get(decision.key)?.changed === true
        after.set(decision.key, { ...decision, changed, answer: given })
      }
      return after
    })
    setSelected(new Set())
  }

  function undo(): void {
    const last = steps.current.at(-1)
    if (last === undefined) return
    steps.current = steps.current.slice(0, -1)
    for (const _ of last) writes.undo()
    setAnswered((before) => new Map([...before].filter(([key]) => !last.includes(key))))
  }

  return {
    decisions: listDecisions(store, answered),
    answered,
    selected,
    select: (keys, on) =>
      setSelected((before) => {
        const after = new Set(before)
        for (const key of keys) {
          if (on) after.add(key)
          else after.delete(key)
        }
        return after
      }),
    answer,
    undo,
    canUndo: writes.steps.past.length > 0,
    mayAnswer,
    nameOf,
  }
}

/** Whether a decision's own answer is still on its way. */
export function isOnItsWay(writes: CellWrites, cell: CellAddress): boolean {
  return writes.queue.pending(cellKey(cell))?.state === 'waiting'
}
