import { createRowCollector, type Present, type RowBatch } from '@/lib/protocols/oneroster/csv/collect-rows'
import { createDateOrderSearch, type DateOrder, mayHoldYearLast } from '@/lib/protocols/oneroster/csv/dates'
import { decode } from '@/lib/protocols/oneroster/csv/decode'
import type { PackageLimits } from '@/lib/protocols/oneroster/csv/limits'
import type { ReadableFile } from '@/lib/protocols/oneroster/csv/readable-file'
import { createRowSplitter } from '@/lib/protocols/oneroster/csv/rows'
import { refuse } from '@/lib/protocols/oneroster/csv/verdicts'

/**
 * Reads the rows of one file in batches of at most 1,000, holding no more than a block of lines. `present` turns a row
 * into its records; `onBytes` is told the bytes of this file read so far. Refused rows and lines are named and do not
 * stop the others; text that cannot be decoded does, and is the last refusal.
 */
export async function* readFile(
  source: ReadableFile,
  limits: PackageLimits,
  present: Present,
  onBytes: (bytes: number) => void,
): AsyncGenerator<RowBatch, void, undefined> {
  const { name, entry, header, headerLine } = source
  const rows = createRowCollector(source, limits, present)
  const splitter = createRowSplitter(header.width, limits.lineBytes, rows)
  let searchDates = header.columns.some(({ type }) => type === 'date')
  for await (const item of decode(entry.open(), limits.lineBytes)) {
    switch (item.kind) {
      case 'lines': {
        const text = below(item.text, headerLine - item.firstLine + 1)
        if (text === null) break
        if (searchDates && mayHoldYearLast(text)) {
          rows.setDateOrder(await findDateOrder(source, limits))
          searchDates = false
        }
        splitter.lines(text, Math.max(item.firstLine, headerLine + 1))
        onBytes(item.bytesDone)
        break
      }
      case 'line_too_long':
        splitter.end()
        rows.refuse(refuse('line_too_long', name, item.line, '', { expected: String(limits.lineBytes) }))
        break
      case 'stopped':
        splitter.end()
        rows.refuse(refuse(item.code, name, item.line, '', { expected: item.encoding }))
        break
      case 'tolerated':
        // Said with the header, when the package was opened.
        break
    }
    yield* rows.take(false)
  }
  splitter.end()
  yield* rows.take(true)
}

/** What lies below the first `count` lines of a block; null when nothing does. */
function below(text: string, count: number): string | null {
  let start = 0
  for (let line = 0; line < count; line += 1) {
    const end = text.indexOf('\n', start)
    if (end < 0) return null
    start = end + 1
  }
  return text.slice(start)
}

/** Reads the file once more for nothing but its dates; done for files that write the year last, and once. */
async function findDateOrder(source: ReadableFile, limits: PackageLimits): Promise<DateOrder> {
  const { columns, places, width } = source.header
  const dates = places.filter((place, index) => place >= 0 && columns[index]?.type === 'date')
  const search = createDateOrderSearch()
  const splitter = createRowSplitter(width, limits.lineBytes, {
    row(_line, cells) {
      for (const place of dates) search.observe(cells[place] ?? '')
    },
    tolerated: () => undefined,
    refused: () => undefined,
  })
  for await (const item of decode(source.entry.open(), limits.lineBytes)) {
    if (item.kind === 'lines') splitter.lines(item.text, item.firstLine)
  }
  return search.order()
}
