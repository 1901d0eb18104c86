import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { printRow, printRows } from '@/lib/protocols/oneroster/csv/print-rows'

describe('a printed row', () => {
  it('leaves plain values bare and empty ones empty', () => {
    expect(printRow(['stu-1', null, '', '4.5'])).toBe('stu-1,,,4.5')
  })

  it('quotes a list, a title with quotes, and nothing else', () => {
    expect(printRow(['a,b', 'The "long" lab', 'José'])).toBe('"a,b","The ""long"" lab",José')
  })

  it('never breaks a line inside a field, because the standard forbids it', () => {
    expect(printRow(['first\r\nsecond\nthird'])).toBe('"first second third"')
  })

  it('is read back as it was by another reader', () => {
    const field = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text))
    fc.assert(
      fc.property(fc.array(field, { minLength: 2, maxLength: 8 }), (row) => {
        const parsed = Papa.parse<string[]>(`${printRow(row)}\r\n`, { newline: '\r\n', delimiter: ',' })
        expect(parsed.data[0]).toEqual(row)
      }),
      { seed: 20261124, numRuns: 300 },
    )
  })
})

describe('a printed file', () => {
  it('takes rows only as its pieces are asked for', () => {
    let taken = 0
    const rows = (function* () {
      for (;;) {
        taken++
        yield ['x'.repeat(1000)]
      }
    })()
    const pieces = printRows(['title'], rows)
    pieces.next()
    expect(taken).toBeLessThan(80)
  })

  it('has its header even when the first piece is short', () => {
    expect([...printRows(['sourcedId', 'title'], [['a', 'b']])].join('')).toBe('sourcedId,title\r\na,b\r\n')
  })
})
