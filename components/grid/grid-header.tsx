// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid is no <table>; its roles say what it is.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take no focus, their cells do.
'use client'

import { memo } from 'react'
import {
  type ColumnLayout,
  type ColumnPlace,
  endPlaces,
  headerBox,
  headerCellsOver,
  placed,
} from '@/components/grid/layout'
import type { GridColumn, HeaderCell, HeaderRow } from '@/components/grid/model'

export interface GridHeaderProps {
  readonly rows: readonly HeaderRow[]
  readonly startColumn: GridColumn
  readonly endColumns: readonly GridColumn[]
  readonly layout: ColumnLayout
  /** Indexes of the scrolling columns in sight. */
  readonly visible: readonly number[]
  readonly columnCount: number
  /** The header cell that takes the grid's one tab stop. */
  readonly tabStop: string | null
  /** The scrolling column the reader stands in. */
  readonly currentColumn: number | null
}

/** Row ids of the header, so that a spot in it looks like any other. */
export function headerRowId(row: HeaderRow): string {
  return `head:${row.id}`
}

/** The rows that stay on top. */
export const GridHeader = memo(function GridHeader(props: GridHeaderProps) {
  const { rows, startColumn, endColumns, layout, visible, columnCount, tabStop, currentColumn } = props
  const ends = endPlaces(endColumns)
  return (
    <div role="rowgroup" className="grid-head">
      {rows.map((row, at) => (
        <div
          key={row.id}
          role="row"
          className={`grid-head-row grid-head-${row.id}`}
          aria-rowindex={at + 1}
          data-row={headerRowId(row)}
          style={{ height: row.height }}
        >
          <HeaderBox
            cell={row.startCell}
            place={{ frozen: 'start' }}
            width={startColumn.width}
            ariaIndex={1}
            tabStop={tabStop === row.startCell.id}
            current={false}
          />
          {headerCellsOver(row.cells, visible).map((cell) => (
            <HeaderBox
              key={cell.id}
              cell={cell}
              place={{ frozen: null, left: headerBox(cell, layout).left }}
              width={headerBox(cell, layout).width}
              ariaIndex={cell.start + 2}
              tabStop={tabStop === cell.id}
              current={
                currentColumn !== null &&
                currentColumn >= cell.start &&
                currentColumn < cell.start + cell.span
              }
            />
          ))}
          {row.endCells.map((cell, at) => (
            <HeaderBox
              key={cell.id}
              cell={cell}
              place={ends[at] ?? LAST}
              width={endColumns[at]?.width ?? 0}
              ariaIndex={columnCount - endColumns.length + at + 1}
              tabStop={tabStop === cell.id}
              current={false}
            />
          ))}
        </div>
      ))}
    </div>
  )
})

const LAST: ColumnPlace = { frozen: 'end', right: 0, isFirst: false }

interface HeaderBoxProps {
  readonly cell: HeaderCell
  readonly place: ColumnPlace
  readonly width: number
  readonly ariaIndex: number
  readonly tabStop: boolean
  readonly current: boolean
}

function HeaderBox({ cell, place, width, ariaIndex, tabStop, current }: HeaderBoxProps) {
  const at = placed(place, width)
  return (
    <div
      role="columnheader"
      className={`grid-head-cell ${at.className} ${cell.className}${current ? ' grid-head-current' : ''}${cell.onPress ? ' grid-head-press' : ''}`}
      aria-colindex={ariaIndex}
      aria-colspan={cell.span > 1 ? cell.span : undefined}
      aria-label={cell.label}
      aria-expanded={cell.expanded}
      aria-sort={cell.sort}
      title={cell.label}
      data-header={cell.id}
      tabIndex={tabStop ? 0 : -1}
      style={at.style}
    >
      {cell.content}
    </div>
  )
}
