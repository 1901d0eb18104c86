import { describe, expect, test } from 'vitest'
import { harmlessCell } from './harmless-cell'

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠']
const BEFORE = ['', ' ', '\u0000', '\u00a0', '\ufeff', '\u200b', '"', "'"]
const FORMULAS = SIGNS.flatMap((sign) => BEFORE.map((before) => `${before}${sign}cmd|' /C calc'!A0`))

describe('a cell', () => {
  test.each(FORMULAS)('%j is text to a spreadsheet', (formula) => {
    expect(harmlessCell(formula)).toBe(`'${formula}`)
  })

  test.each(['\t=1', '\r=1', '\n=1', '\tx', '\rx', '\u0000x'])('%j is text too', (cell) => {
    expect(harmlessCell(cell).startsWith("'")).toBe(true)
  })

  test.each([
    ['x,=1', "x,'=1"],
    ['x;=1', "x;'=1"],
    ['x\t@SUM(A1)', "x\t'@SUM(A1)"],
    ['x\n-1', "x\n'-1"],
    ['x;"=1', 'x;\'"=1'],
  ])('%j does not become one where its separator splits it', (cell, quiet) => {
    expect(harmlessCell(cell)).toBe(quiet)
  })

  test.each(['', 'Ada Byron', "O'Brien", '7-2', 'a@b.example', 'Math 1 - A', '2026-11-24T09:30:00Z', '12'])(
    '%j stays as it is',
    (cell) => {
      expect(harmlessCell(cell)).toBe(cell)
    },
  )
})
