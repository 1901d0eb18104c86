// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid is no <table>; its roles say what it is.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take no focus, their cells do.
'use client'

import { memo, useSyncExternalStore } from 'react'
import { CellEditor } from '@/components/grid/cell-editor'
import { type ColumnPlace, placed as put } from '@/components/grid/layout'
import type { CellSource, CellView, CommitOutcome, GridColumn } from '@/components/grid/model'
import type { Direction } from '@/components/grid/move'

/** A column in sight: what it is, where it stands, and which it is to assistive technology. */
export interface PlacedColumn {
  readonly column: GridColumn
  readonly place: ColumnPlace
  /** Counted from 1, frozen columns included. */
  readonly ariaIndex: number
}

export interface Editing {
  readonly row: string
  readonly column: string
  readonly text: string
  readonly mode: 'replace' | 'edit'
}

export interface EditorEvents {
  readonly commit: (text: string, direction: Direction) => CommitOutcome
  readonly cancel: () => void
  readonly leave: (text: string) => void
}

export interface GridRowProps {
  readonly id: string
  readonly top: number
  readonly height: number
  readonly ariaIndex: number
  readonly columns: readonly PlacedColumn[]
  /** The column that takes the grid's one tab stop, when it is in this row. */
  readonly tabStop: string | null
  /** Whether the reader stands in this row. */
  readonly current: boolean
  readonly editing: Editing | null
  readonly source: CellSource
  readonly events: EditorEvents
}

/** One row. It listens to its own data and redraws alone. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, source, columns, tabStop, editing, current } = props
  useSyncExternalStore(
    (listener) => source.subscribe(id, listener),
    () => source.version(id),
    () => 0,
  )
  return (
    <div
      role="row"
      className={current ? 'grid-row grid-row-current' : 'grid-row'}
      aria-rowindex={props.ariaIndex}
      data-row={id}
      style={{ top: props.top, height: props.height }}
    >
      {columns.map((placed) => (
        <GridCell
          key={placed.column.id}
          placed={placed}
          view={source.view(id, placed.column.id)}
          tabStop={tabStop === placed.column.id}
          current={current && tabStop === placed.column.id}
          editing={editing !== null && editing.column === placed.column.id ? editing : null}
          events={props.events}
        />
      ))}
    </div>
  )
})

interface GridCellProps {
  readonly placed: PlacedColumn
  readonly view: CellView
  readonly tabStop: boolean
  readonly current: boolean
  readonly editing: Editing | null
  readonly events: EditorEvents
}

const GridCell = memo(function GridCell({ placed, view, tabStop, current, editing, events }: GridCellProps) {
  const { column, place, ariaIndex } = placed
  const at = put(place, column.width)
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles support them; the linter reads no expression.
    <div
      // The first column names its row.
      role={ariaIndex === 1 ? 'rowheader' : 'gridcell'}
      className={`grid-cell ${at.className} ${column.className} ${view.className}${editing ? ' grid-cell-editing' : ''}`}
      aria-colindex={ariaIndex}
      aria-label={view.label}
      aria-readonly={view.editable ? undefined : true}
      aria-selected={current ? true : undefined}
      data-column={column.id}
      tabIndex={tabStop ? 0 : -1}
      style={at.style}
    >
      {view.content}
      {editing === null ? null : (
        <CellEditor
          label={view.label}
          initial={editing.text}
          mode={editing.mode}
          onCommit={events.commit}
          onCancel={events.cancel}
          onLeave={events.leave}
        />
      )}
    </div>
  )
})
