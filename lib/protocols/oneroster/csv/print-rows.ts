/** One row of a data file: its values in the header's order, then those of its metadata columns. Null is empty. */
export type Row = readonly (string | null)[]

const CHUNK_CHARACTERS = 64 * 1024
const NEEDS_QUOTES = /[",\r\n]/
const LINE_BREAKS = /\r\n|\r|\n/g

/**
 * One line of a CSV file without its end (RFC 4180 §2; OneRoster CSV 1.2 §3). A field is quoted only when it holds a
 * comma, a quote or a line break; a line break, which the standard does not allow inside a field, becomes a blank.
 */
export function printRow(row: Row): string {
  let line = ''
  for (let index = 0; index < row.length; index++) {
    if (index > 0) line += ','
    const value = row[index]
    if (value === null || value === undefined || value === '') continue
    line += NEEDS_QUOTES.test(value) ? quote(value) : value
  }
  return line
}

/**
 * The text of a CSV file in pieces of about 64 KiB, lines ended by CR LF. Rows are taken only as the pieces are asked
 * for, so a file of any length needs no more memory than one piece.
 */
export function* printRows(header: Row, rows: Iterable<Row>): Generator<string> {
  let piece = `${printRow(header)}\r\n`
  for (const row of rows) {
    piece += `${printRow(row)}\r\n`
    if (piece.length >= CHUNK_CHARACTERS) {
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}

function quote(value: string): string {
  return `"${value.replaceAll('"', '""').replace(LINE_BREAKS, ' ')}"`
}
