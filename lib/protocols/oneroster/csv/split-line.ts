/** How one line splits into cells. */
export type SplitLine =
  | {
      readonly kind: 'cells'
      readonly cells: string[]
      /** A quotation mark stood unquoted inside a cell and was taken as written. */
      readonly bareQuote: boolean
    }
  /** A quoted cell is still open at the end; the next line may belong to it. */
  | { readonly kind: 'open' }
  /** Text follows a closing quotation mark; `cell` counts from 0. */
  | { readonly kind: 'misplaced'; readonly cell: number }

const QUOTE = 0x22
const COMMA = 0x2c

/**
 * Splits one line by RFC 4180: commas between cells, a cell in quotation marks may hold commas, line breaks and
 * doubled marks. A general CSV parser reads on from a lone mark until the next one, through any number of rows; here
 * the standard's rule that a row is a line (OneRoster CSV 1.2, file format) lets a broken row end where its line ends.
 */
export function splitLine(line: string): SplitLine {
  const cells: string[] = []
  let bareQuote = false
  let at = 0
  for (;;) {
    if (line.charCodeAt(at) === QUOTE) {
      const end = findClosing(line, at + 1)
      if (end < 0) return { kind: 'open' }
      const inside = line.slice(at + 1, end)
      cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside)
      at = end + 1
      if (at < line.length && line.charCodeAt(at) !== COMMA)
        return { kind: 'misplaced', cell: cells.length - 1 }
    } else {
      const comma = line.indexOf(',', at)
      const cell = line.slice(at, comma < 0 ? line.length : comma)
      bareQuote ||= cell.includes('"')
      cells.push(cell)
      at = comma < 0 ? line.length : comma
    }
    if (at >= line.length) return { kind: 'cells', cells, bareQuote }
    at += 1
  }
}

function findClosing(line: string, from: number): number {
  for (let at = from; ; ) {
    const quote = line.indexOf('"', at)
    if (quote < 0) return -1
    if (line.charCodeAt(quote + 1) !== QUOTE) return quote
    at = quote + 2
  }
}
