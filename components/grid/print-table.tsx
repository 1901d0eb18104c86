'use client'

import { widthOf } from '@/components/grid/layout'
import type { DataGridProps, GridColumn } from '@/components/grid/model'
import { cutIntoPages, headerCellsOn, type PrintPage } from '@/components/grid/print-pages'

/** What fits between the margins of US Letter and A4 alike, held sideways, at the browser's 96 pixels an inch. */
const SHEET_WIDTH = 970
/** Print is read closer than a screen. */
const SCALE = 0.74
const FROZEN_SCALE = 0.86

/** All of the grid on paper: real tables, whose headings repeat on every sheet and whose rows do not break. */
export function PrintTable(props: DataGridProps) {
  const columns = props.columns.map((column) => onPaper(column, SCALE))
  // What names a row or sums it up is shortened last.
  const startColumn = onPaper(props.startColumn, FROZEN_SCALE)
  const endColumns = props.endColumns.map((column) => onPaper(column, FROZEN_SCALE))
  return cutIntoPages(columns, startColumn.width + widthOf(endColumns), SHEET_WIDTH).map((page) => (
    <PrintSheet
      key={page.from}
      {...props}
      startColumn={startColumn}
      columns={columns}
      endColumns={endColumns}
      page={page}
    />
  ))
}

function onPaper(column: GridColumn, scale: number): GridColumn {
  return { ...column, width: Math.round(column.width * scale) }
}

function PrintSheet(props: DataGridProps & { readonly page: PrintPage }) {
  const { page, rowIds, headerRows, startColumn, endColumns, source } = props
  const columns = props.columns.slice(page.from, page.to)
  const all = [startColumn, ...columns, ...endColumns]
  return (
    <table className="print-table" aria-label={props.label} style={{ width: widthOf(all) }}>
      <colgroup>
        {all.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        {headerRows.map((row) => (
          <tr key={row.id} className={`grid-head-${row.id}`}>
            <th className={`grid-head-cell ${row.startCell.className}`}>{row.startCell.content}</th>
            {headerCellsOn(row.cells, page).map(({ cell, span }) => (
              <th key={cell.id} colSpan={span} className={`grid-head-cell ${cell.className}`}>
                {cell.content}
              </th>
            ))}
            {row.endCells.map((cell) => (
              <th key={cell.id} className={`grid-head-cell ${cell.className}`}>
                {cell.content}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {rowIds.map((rowId) => (
          <tr key={rowId}>
            {all.map((column) => {
              const view = source.view(rowId, column.id)
              return (
                <td key={column.id}>
                  <div className={`grid-cell ${column.className} ${view.className}`}>{view.content}</div>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
