'use client'

import type { DataGridProps } from '@/components/grid/model'
import { cutIntoPages, headerCellsOn, type PrintPage } from '@/components/grid/print-pages'

/** What fits between the margins of US Letter and A4 alike, held sideways, at the browser's 96 pixels an inch. */
const SHEET_WIDTH = 970
/** Print is read closer than a screen. */
const SCALE = 0.74

/** All of the grid on paper: real tables, whose headings repeat on every sheet and whose rows do not break. */
export function PrintTable(props: DataGridProps) {
  const columns = props.columns.map((column) => ({ ...column, width: Math.round(column.width * SCALE) }))
  const frozen = Math.round((props.startColumn.width + props.endColumn.width) * SCALE)
  return cutIntoPages(columns, frozen, SHEET_WIDTH).map((page) => (
    <PrintSheet key={page.from} {...props} columns={columns} page={page} />
  ))
}

function PrintSheet(props: DataGridProps & { readonly page: PrintPage }) {
  const { page, rowIds, headerRows, startColumn, endColumn, source } = props
  const columns = props.columns.slice(page.from, page.to)
  const all = [startColumn, ...columns, endColumn]
  return (
    <table className="print-table" aria-label={props.label}>
      <colgroup>
        {all.map((column) => (
          <col
            key={column.id}
            style={{ width: columns.includes(column) ? column.width : Math.round(column.width * SCALE) }}
          />
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
            <th className={`grid-head-cell ${row.endCell.className}`}>{row.endCell.content}</th>
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
