'use client'

import { useCallback, useMemo } from 'react'
import {
  type ColumnSpec,
  GRADE_COLUMN,
  type GradebookColumns,
  layOutGradebook,
  NAME_COLUMN,
  SUMMARY_COLUMN,
} from '@/components/gradebook/columns'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { sortStudents } from '@/components/gradebook/sort-students'
import { type GradebookUrlControl, useGradebookUrl } from '@/components/gradebook/use-gradebook-url'
import type { WriteQueue } from '@/components/gradebook/write-queue'
import type { GridColumn } from '@/components/grid/model'

/** Which rows and columns are shown, in which order, and how to change that. */
export interface GradebookView {
  readonly url: GradebookUrlControl
  readonly layout: GradebookColumns
  readonly columns: readonly GridColumn[]
  readonly order: readonly string[]
  readonly toggleObjective: (objectiveId: string) => void
  readonly toggleBand: (bandId: string) => void
  readonly sortBy: (columnId: string | null) => void
}

export const NAME: GridColumn = { id: NAME_COLUMN, width: 186, className: 'cell-name', typed: false }
const SUMMARY: GridColumn = { id: SUMMARY_COLUMN, width: 126, className: 'cell-summary', typed: false }
const GRADE: GridColumn = { id: GRADE_COLUMN.id, width: 112, className: 'cell-grade', typed: true }
/** What stays in sight at the right. */
export const END_COLUMNS: readonly GridColumn[] = [SUMMARY, GRADE]

export function useGradebookView(store: GradebookStore, queue: WriteQueue): GradebookView {
  const url = useGradebookUrl()
  const { unfolded, folded, sorting, withLeft, change } = url
  const grid = store.grid()
  const layout = useMemo(() => layOutGradebook(grid, { unfolded, folded }), [grid, unfolded, folded])
  const columns = useMemo(
    () => layout.columns.map((spec, at) => gridColumn(spec, layout.columns[at + 1])),
    [layout],
  )
  // Sorted when asked, not while typing: a row must not run away from under the hand that fills it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes in cells is left out on purpose.
  const order = useMemo(
    () => sortStudents(store, queue, layout.columns, sorting, withLeft),
    [grid, sorting.column, sorting.descending, withLeft],
  )
  const toggleObjective = useCallback(
    (id: string) => change({ unfolded: toggled(unfolded, id) }),
    [unfolded, change],
  )
  const toggleBand = useCallback((id: string) => change({ folded: toggled(folded, id) }), [folded, change])
  const sortBy = useCallback(
    (column: string | null) => {
      // Names begin with A, levels with who needs help; the same press again turns either round.
      const descending = sorting.column === column && !sorting.descending
      change({ sorting: { column, descending } })
    },
    [sorting, change],
  )
  return { url, layout, columns, order, toggleObjective, toggleBand, sortBy }
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

const WIDTHS: Readonly<Record<ColumnSpec['kind'], number>> = { level: 78, evidence: 84, item: 84, folded: 60 }

const CLASSES: Readonly<Record<ColumnSpec['kind'], string>> = {
  level: 'cell-level',
  evidence: 'cell-score',
  item: 'cell-score',
  folded: 'cell-folded',
}

function gridColumn(spec: ColumnSpec, next: ColumnSpec | undefined): GridColumn {
  const unfoldedEnds = spec.kind === 'evidence' && next?.kind !== 'evidence'
  const ends = spec.band !== next?.band || unfoldedEnds
  return {
    id: spec.id,
    width: WIDTHS[spec.kind],
    className: ends ? `${CLASSES[spec.kind]} band-end` : CLASSES[spec.kind],
    typed: spec.kind !== 'folded',
  }
}
