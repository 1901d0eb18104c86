import { describe, expect, it } from 'vitest'
import { endPlaces, headerBox, headerCellsOver, layColumns, scrollToShow } from '@/components/grid/layout'

const columns = [60, 80, 80, 100].map((width, at) => ({ id: `c${at}`, width, className: '', typed: true }))
const headerCell = (start: number, span: number) => ({
  id: `h${start}`,
  start,
  span,
  className: '',
  label: '',
  content: null,
})

describe('columns lie side by side', () => {
  const layout = layColumns(columns, 186)

  it('from the frozen column on', () => {
    expect(layout).toEqual({ lefts: [186, 246, 326, 406], end: 506 })
  })

  it('and a header cell covers all it spans, to the very end', () => {
    expect(headerBox(headerCell(1, 2), layout)).toEqual({ left: 246, width: 160 })
    expect(headerBox(headerCell(3, 1), layout)).toEqual({ left: 406, width: 100 })
  })

  it('and shows while any of its columns is in sight', () => {
    const cells = [headerCell(0, 1), headerCell(1, 2), headerCell(3, 1)]
    expect(headerCellsOver(cells, [2]).map((cell) => cell.id)).toEqual(['h1'])
  })
})

describe('columns frozen at the right stick side by side', () => {
  it('the last at the edge, each of the others by those after it', () => {
    expect(endPlaces(columns.slice(0, 3))).toEqual([
      { frozen: 'end', right: 160, isFirst: true },
      { frozen: 'end', right: 80, isFirst: false },
      { frozen: 'end', right: 0, isFirst: false },
    ])
  })
})

describe('a cell is brought into sight', () => {
  const view = { scroll: 100, size: 500, before: 50, after: 40 }

  it('by no move when it is there already', () => {
    expect(scrollToShow({ from: 150, to: 560 }, view)).toBe(100)
  })

  it('from under the frozen edge before it', () => {
    expect(scrollToShow({ from: 120, to: 200 }, view)).toBe(70)
  })

  it('from under the frozen edge after it', () => {
    expect(scrollToShow({ from: 550, to: 600 }, view)).toBe(140)
  })

  it('with its beginning first when it is wider than the view', () => {
    expect(scrollToShow({ from: 300, to: 900 }, view)).toBe(250)
  })
})
