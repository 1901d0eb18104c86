import type { ReactNode } from 'react'

export interface TableColumn<Row> {
  readonly id: string
  readonly header: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the right, so that their digits line up. */
  readonly align?: 'left' | 'right'
  /** The cell that names its row. */
  readonly names?: boolean
  readonly className?: string
}

export interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}

/** A plain list of rows: not for editing, nor for more than some hundred of them. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="thin-scroll overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={`border-line-strong border-b px-2 py-1.5 align-bottom font-normal text-11 text-ink-3 first:pl-3 last:pr-3 ${side(column.align)}`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="hover:bg-surface-2">
              {columns.map((column) => {
                const className = `h-(--row) border-line border-b px-2 py-1 font-normal first:pl-3 last:pr-3 ${side(column.align)} ${column.className ?? ''}`
                return column.names ? (
                  <th key={column.id} scope="row" className={className}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={className}>
                    {column.cell(row)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function side(align: 'left' | 'right' = 'left'): string {
  return align === 'right' ? 'text-right tabular-nums' : 'text-left'
}
