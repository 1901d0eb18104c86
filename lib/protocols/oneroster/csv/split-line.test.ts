import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { splitLine } from '@/lib/protocols/oneroster/csv/split-line'

const cells = (line: string) => {
  const split = splitLine(line)
  return split.kind === 'cells' ? split.cells : split.kind
}

describe('a line of CSV', () => {
  it('splits at commas outside quotation marks, and undoubles marks inside them', () => {
    expect(cells('a,"b,c","d ""e""",')).toEqual(['a', 'b,c', 'd "e"', ''])
    expect(cells('')).toEqual([''])
    expect(cells('""')).toEqual([''])
  })

  it('is open when a mark is not closed, and broken when text follows a closed one', () => {
    expect(cells('a,"b')).toBe('open')
    expect(cells('a,"b" ,c')).toBe('misplaced')
  })

  it('takes a mark inside a plain cell as written, and says so', () => {
    expect(splitLine('5" ruler,b')).toEqual({ kind: 'cells', cells: ['5" ruler', 'b'], bareQuote: true })
  })

  it('reads back what any proper printer prints', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', '漢') })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (row) => {
        const line = Papa.unparse([row], { newline: '\n' })
        expect(splitLine(line)).toEqual({ kind: 'cells', cells: row, bareQuote: false })
      }),
      { seed: 20260301, numRuns: 2000 },
    )
  })

  it('agrees with a general parser on every line that parser finds no fault with and that has no bare mark', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ',', '"', '""', ' ') })
    fc.assert(
      fc.property(line, (text) => {
        const split = splitLine(text)
        const theirs = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' })
        if (split.kind !== 'cells' || split.bareQuote || text === '') return
        expect(theirs.errors).toEqual([])
        expect(split.cells).toEqual(theirs.data[0])
      }),
      { seed: 20260302, numRuns: 5000 },
    )
  })
})
