import { describe, expect, it } from 'vitest'
import { cutIntoPages, headerCellsOn } from '@/components/grid/print-pages'

const columns = (widths: readonly number[]) =>
  widths.map((width, at) => ({ id: `c${at}`, width, className: '', typed: true }))

describe('a wide class goes on several sheets', () => {
  it('each with the names beside it', () => {
    expect(cutIntoPages(columns([60, 60, 60, 60, 60]), 200, 330)).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 4 },
      { from: 4, to: 5 },
    ])
  })

  it('on one sheet when it fits, also with no columns at all', () => {
    expect(cutIntoPages(columns([60]), 200, 330)).toEqual([{ from: 0, to: 1 }])
    expect(cutIntoPages([], 200, 330)).toEqual([{ from: 0, to: 0 }])
  })

  it('a column wider than the sheet still gets one', () => {
    expect(cutIntoPages(columns([500, 60]), 200, 330)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ])
  })

  it('a heading that spans the cut stands on both', () => {
    const cell = { id: 'h', start: 1, span: 3, className: '', label: '', content: null }
    expect(headerCellsOn([cell], { from: 0, to: 2 }).map(({ span }) => span)).toEqual([1])
    expect(headerCellsOn([cell], { from: 2, to: 5 }).map(({ span }) => span)).toEqual([2])
    expect(headerCellsOn([cell], { from: 4, to: 5 })).toEqual([])
  })
})
