import { describe, expect, it } from 'vitest'
import { type GridShape, move, moveAfterCommit } from '@/components/grid/move'

// A name, four columns, a folded one between, a summary and a grade at the end; ten rows under two header rows, the upper one spanning columns 2 to 4.
const shape: GridShape = {
  rows: 10,
  columns: 8,
  typed: [1, 2, 4, 5, 7],
  headerRows: 2,
  page: 4,
  spanAt: (row, column) => (row === -2 && column >= 2 && column <= 4 ? [2, 4] : [column, column]),
}
const press = (key: string, row: number, column: number, control = false) =>
  move({ key, control }, { row, column }, shape)

describe('moving through the grid', () => {
  it('arrows go cell by cell and stop at the edges', () => {
    expect(press('ArrowRight', 3, 2)).toEqual({ row: 3, column: 3 })
    expect(press('ArrowRight', 3, 7)).toEqual({ row: 3, column: 7 })
    expect(press('ArrowDown', 9, 2)).toEqual({ row: 9, column: 2 })
    expect(press('ArrowLeft', 3, 0)).toEqual({ row: 3, column: 0 })
  })

  it('arrow up leaves the rows into the header, and stops at its top', () => {
    expect(press('ArrowUp', 0, 3)).toEqual({ row: -1, column: 3 })
    expect(press('ArrowUp', -2, 3)).toEqual({ row: -2, column: 3 })
  })

  it('in the header left and right step over a spanning cell as one', () => {
    expect(press('ArrowRight', -2, 3)).toEqual({ row: -2, column: 5 })
    expect(press('ArrowLeft', -2, 3)).toEqual({ row: -2, column: 1 })
  })

  it('Home goes to the first cell to type in, then to the name; End to the grade', () => {
    expect(press('Home', 4, 5)).toEqual({ row: 4, column: 1 })
    expect(press('Home', 4, 1)).toEqual({ row: 4, column: 0 })
    expect(press('End', 4, 1)).toEqual({ row: 4, column: 7 })
  })

  it('Ctrl+Home and Ctrl+End go to the corners', () => {
    expect(press('Home', 4, 5, true)).toEqual({ row: 0, column: 1 })
    expect(press('End', 4, 1, true)).toEqual({ row: 9, column: 7 })
  })

  it('Page keys go by what is in sight and never into the header', () => {
    expect(press('PageDown', 2, 2)).toEqual({ row: 6, column: 2 })
    expect(press('PageDown', 8, 2)).toEqual({ row: 9, column: 2 })
    expect(press('PageUp', 2, 2)).toEqual({ row: 0, column: 2 })
  })

  it('any other key is not a movement', () => {
    expect(press('a', 2, 2)).toBeNull()
    expect(press('Tab', 2, 2)).toBeNull()
  })
})

describe('after a commit', () => {
  it('Enter goes down, and from the last row to the top of the next column', () => {
    expect(moveAfterCommit('down', { row: 3, column: 2 }, shape)).toEqual({ row: 4, column: 2 })
    expect(moveAfterCommit('down', { row: 9, column: 2 }, shape)).toEqual({ row: 0, column: 4 })
    expect(moveAfterCommit('down', { row: 9, column: 7 }, shape)).toEqual({ row: 9, column: 7 })
  })

  it('Tab goes right and on to the next row, past what takes no values', () => {
    expect(moveAfterCommit('right', { row: 3, column: 2 }, shape)).toEqual({ row: 3, column: 4 })
    expect(moveAfterCommit('right', { row: 3, column: 5 }, shape)).toEqual({ row: 3, column: 7 })
    expect(moveAfterCommit('right', { row: 3, column: 7 }, shape)).toEqual({ row: 4, column: 1 })
    expect(moveAfterCommit('left', { row: 3, column: 4 }, shape)).toEqual({ row: 3, column: 2 })
    expect(moveAfterCommit('left', { row: 3, column: 1 }, shape)).toEqual({ row: 2, column: 7 })
  })

  it('Shift+Enter goes up and stays in the first row', () => {
    expect(moveAfterCommit('up', { row: 0, column: 2 }, shape)).toEqual({ row: 0, column: 2 })
  })
})
