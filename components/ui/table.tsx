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

/** A plain list of rows: not for editing, nor for more than some hundred of them. On a phone each row is a card. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="thin-scroll overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="w-full border-separate border-spacing-0 max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-sm:sr-only">
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
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <tr key={rowKey(row)} className={ROW}>
              {columns.map((column) => {
                const className = `${CELL} ${side(column.align)} ${column.className ?? ''}`
                return column.names ? (
                  <th key={column.id} scope="row" className={`${className} max-sm:w-full`}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    data-label={typeof column.header === 'string' ? column.header : undefined}
                    className={`${className} ${LABELLED}`}
                  >
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

const ROW =
  'hover:bg-surface-2 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-4 max-sm:gap-y-1.5 max-sm:border-line max-sm:border-b max-sm:p-3'

const CELL =
  'h-(--row) border-line border-b px-2 py-1 font-normal first:pl-3 last:pr-3 max-sm:h-auto max-sm:border-0 max-sm:p-0! max-sm:text-left'

/** Without columns, what stands in the header is said before each value. */
const LABELLED =
  'max-sm:before:mr-1.5 max-sm:data-label:before:text-11 max-sm:data-label:before:text-ink-3 max-sm:data-label:before:content-[attr(data-label)]'

function side(align: 'left' | 'right' = 'left'): string {
  return align === 'right' ? 'text-right tabular-nums' : 'text-left'
}
