/**
 * A cell of a CSV file for spreadsheets, which take a cell that begins like a formula for one and run it. An apostrophe
 * before it makes it text; whoever reads the file back takes one apostrophe off a cell that begins so.
 *
 * Taken for a beginning: what spreadsheets pass over (blanks, control and zero-width characters), then `=`, `+`, `-` or
 * `@`, also in their full-width forms; and a tab or a line break at the very start. The same behind a separator within
 * the cell, for a spreadsheet of another country splits at semicolons or tabs and does not heed the quotes around.
 * Source: OWASP, CSV Injection.
 */
export function harmlessCell(cell: string): string {
  const quiet = cell.replace(INSIDE, "$1'$2")
  return START.test(quiet) ? `'${quiet}` : quiet
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const PASSED_OVER = /[\s\u0000-\u001f\u007f-\u00a0\u200b-\u200f\u2060\ufeff"']*/
const FORMULA = /[=+\-@\uff1d\uff0b\uff0d\uff20]/
const START = new RegExp(`^(?:[\\u0000\\t\\r\\n]|${PASSED_OVER.source}${FORMULA.source})`)
const INSIDE = new RegExp(`([,;|\\t\\r\\n])(${PASSED_OVER.source}${FORMULA.source})`, 'g')
