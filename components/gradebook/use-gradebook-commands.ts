'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import type { CellWords } from '@/components/gradebook/cell-words'
import { type CellColumn, type ColumnSpec, GRADE_COLUMN } from '@/components/gradebook/columns'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { lockedBecause } from '@/components/gradebook/locked-cell'
import { plainIntent, readInput } from '@/components/gradebook/read-input'
import { spokenName, studentName } from '@/components/gradebook/students'
import type { CellWrites } from '@/components/gradebook/use-cell-writes'
import { useProblemWords } from '@/components/gradebook/use-problem-words'
import type { CommitOutcome, GridCommands, Spot } from '@/components/grid/model'
import type { CellAddress } from '@/lib/features/gradebook/contract'

export interface CommandOptions {
  readonly store: GradebookStore
  readonly writes: CellWrites
  readonly words: CellWords
  readonly columns: readonly ColumnSpec[]
  readonly onOpen: (cell: CellAddress) => void
  readonly onDismiss: () => void
  readonly onStuck: (cell: CellAddress) => void
  /** Somebody typed where nothing can be typed: why, in words. */
  readonly onLocked: (why: string) => void
  readonly onToggleObjective: (objectiveId: string) => void
  readonly onToggleBand: (bandId: string) => void
}

export interface GradebookCommands {
  readonly commands: GridCommands
  readonly announcement: string
  readonly announce: (text: string) => void
  /** The cell under a spot; null where there is none. */
  readonly cellAt: (spot: Spot) => CellAddress | null
  /** "Marble lab for Kosi Eze". */
  readonly nameOf: (cell: CellAddress) => string
}

/** What the grid's keys mean in a gradebook. */
export function useGradebookCommands(options: CommandOptions): GradebookCommands {
  const { store, writes, words, columns } = options
  const t = useTranslations('gradebook')
  const [announcement, announce] = useState('')
  const say = useProblemWords(words)
  const nameOf = (cell: CellAddress) =>
    t('toolbar.step', {
      column: columnName(store, cell, words),
      student: spokenName(studentName(store.grid(), cell.studentId)),
    })

  function cellAt({ row, column }: Spot): CellAddress | null {
    const spec: CellColumn | undefined =
      column === GRADE_COLUMN.id ? GRADE_COLUMN : columns.find(({ id }) => id === column)
    return spec === undefined ? null : store.cellIn(spec, row)
  }

  function commit(spot: Spot, text: string, keepUnreadable: boolean): CommitOutcome {
    const cell = cellAt(spot)
    if (cell === null) return DONE
    const pending = writes.queue.pending(cellKey(cell))
    const read = readInput(cell, text, { store, words, pending })
    if (!read.ok) {
      if (keepUnreadable) writes.queue.hold(plainIntent(store, cell, 'set', null, text))
      return { ok: false, problem: say(read.problem) }
    }
    const nothing =
      read.value.act === 'clear' && pending === null && (store.state(cell)?.own ?? null) === null
    if (!nothing) writes.write(read.value, nameOf(cell))
    return DONE
  }

  const commands: GridCommands = {
    commit: (spot, text) => commit(spot, text, false),
    leave: (spot, text) => void commit(spot, text, true),
    clear: (spot) => void commit(spot, '', false),
    locked: (spot) => {
      const cell = cellAt(spot)
      const because = cell === null ? null : lockedBecause(store, cell)
      if (because === null) return
      const why = t(`locked.${because}`)
      announce(why)
      options.onLocked(why)
    },
    open: (spot) => {
      const cell = cellAt(spot)
      if (cell === null) return
      const pending = writes.queue.pending(cellKey(cell))
      if (pending?.state === 'conflict' || pending?.state === 'refused') options.onStuck(cell)
      else options.onOpen(cell)
    },
    dismiss: options.onDismiss,
    undo: () => {
      const name = writes.undo()
      if (name !== null) announce(t('toolbar.undoNamed', { name }))
    },
    redo: () => {
      const name = writes.redo()
      if (name !== null) announce(t('toolbar.redoNamed', { name }))
    },
    fold: (columnId) => {
      const spec = columns.find(({ id }) => id === columnId)
      switch (spec?.kind) {
        case 'level':
        case 'evidence':
          options.onToggleObjective(spec.objective.id)
          return `level:${spec.objective.id}`
        case 'folded':
        case 'item':
          options.onToggleBand(spec.band)
          return spec.kind === 'item' ? `folded:${spec.band}` : null
        case undefined:
          return null
      }
    },
  }
  return { commands, announcement, announce, cellAt, nameOf }
}

const DONE: CommitOutcome = { ok: true }

/** What a cell's column is called. */
export function columnName(store: GradebookStore, cell: CellAddress, words: CellWords): string {
  if (cell.kind === 'grade') return words.grade
  const { payload, itemAt, objectiveAt } = store.grid()
  const objective =
    cell.kind === 'score' ? undefined : payload.objectives[objectiveAt.get(cell.objectiveId) ?? -1]
  if (cell.kind === 'level') return objective?.code ?? ''
  const title = payload.items[itemAt.get(cell.itemId) ?? -1]?.title ?? ''
  return objective === undefined ? title : `${title}, ${objective.code}`
}
