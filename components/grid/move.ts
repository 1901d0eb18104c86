/** A place in the grid by numbers: rows count from 0, header rows from -1 upwards; columns include the frozen ones. */
export interface Place {
  readonly row: number
  readonly column: number
}

export interface GridShape {
  readonly rows: number
  /** All columns, the frozen ones included. */
  readonly columns: number
  /** Those one types into, rising. */
  readonly typed: readonly number[]
  readonly headerRows: number
  /** Rows that fit into the view. */
  readonly page: number
  /** In a header row, the columns the cell at a place spans: [first, last]. */
  readonly spanAt: (row: number, column: number) => readonly [first: number, last: number]
}

export interface Key {
  readonly key: string
  readonly control: boolean
}

/** Where a movement key leads (WAI-ARIA Authoring Practices, grid pattern); null for any other key. */
export function move(key: Key, from: Place, shape: GridShape): Place | null {
  const target = aim(key, from, shape)
  if (target === null) return null
  return {
    row: clamp(target.row, -shape.headerRows, shape.rows - 1),
    column: clamp(target.column, 0, shape.columns - 1),
  }
}

function aim({ key, control }: Key, { row, column }: Place, shape: GridShape): Place | null {
  const last = shape.columns - 1
  const [spanFirst, spanLast] = row < 0 ? shape.spanAt(row, column) : [column, column]
  switch (key) {
    case 'ArrowUp':
      return { row: control && row > 0 ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: control ? shape.rows - 1 : row + 1, column }
    case 'ArrowLeft':
      return { row, column: control ? firstCell(column) : spanFirst - 1 }
    case 'ArrowRight':
      return { row, column: control ? last : spanLast + 1 }
    case 'Home':
      return control ? { row: 0, column: 1 } : { row, column: firstCell(column) }
    case 'End':
      return control ? { row: shape.rows - 1, column: last } : { row, column: last }
    case 'PageUp':
      return { row: row < 0 ? row : Math.max(0, row - shape.page), column }
    case 'PageDown':
      return { row: Math.max(0, row) + shape.page, column }
    default:
      return null
  }
}

/** The first cell one can type into; from there on, the name of the row. */
function firstCell(column: number): number {
  return column === 1 ? 0 : 1
}

/** Where the editor goes after a commit: to cells one types into. At the bottom of a column it goes on at the top of the next. */
export function moveAfterCommit(direction: Direction, from: Place, shape: GridShape): Place {
  const { row, column } = from
  const next = shape.typed.find((other) => other > column)
  const before = shape.typed.findLast((other) => other < column)
  switch (direction) {
    case 'stay':
      return from
    case 'down':
      if (row < shape.rows - 1) return { row: row + 1, column }
      return next === undefined ? from : { row: 0, column: next }
    case 'up':
      return { row: Math.max(0, row - 1), column }
    case 'right':
      if (next !== undefined) return { row, column: next }
      return row < shape.rows - 1 ? { row: row + 1, column: shape.typed[0] ?? column } : from
    case 'left':
      if (before !== undefined) return { row, column: before }
      return row > 0 ? { row: row - 1, column: shape.typed.at(-1) ?? column } : from
  }
}

export type Direction = 'stay' | 'down' | 'up' | 'right' | 'left'

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
