import { decode } from '@/lib/protocols/oneroster/csv/decode'
import { baseName } from '@/lib/protocols/oneroster/csv/place-files'
import type { SourceEntry } from '@/lib/protocols/oneroster/csv/source'
import { splitLine } from '@/lib/protocols/oneroster/csv/split-line'
import {
  createToleranceLog,
  type Refusal,
  refuse,
  type ToleranceLog,
} from '@/lib/protocols/oneroster/csv/verdicts'

/** The beginning of a data file. */
export type PeekedHeader =
  | {
      readonly kind: 'header'
      readonly cells: readonly string[]
      readonly line: number
      /** Whether anything but blank lines follows. */
      readonly hasRows: boolean
      readonly log: ToleranceLog
    }
  | { readonly kind: 'empty'; readonly log: ToleranceLog }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Reads a data file up to its first row, and no further. */
export async function peekHeader(entry: SourceEntry, lineBytes: number): Promise<PeekedHeader> {
  const name = baseName(entry.path)
  const log = createToleranceLog()
  const unknown = (line: number): PeekedHeader => ({
    kind: 'refused',
    refusal: refuse('header_missing', name, line, '', { expected: 'sourcedId,status,dateLastModified' }),
  })
  let header: { readonly cells: readonly string[]; readonly line: number } | null = null
  for await (const item of decode(entry.open(), lineBytes)) {
    if (item.kind === 'tolerated') {
      log.note(item.code, item.line, '')
      continue
    }
    // What is wrong below the header is said when the rows are read.
    if (header && item.kind !== 'lines') return { kind: 'header', ...header, hasRows: true, log }
    if (item.kind === 'line_too_long') return unknown(item.line)
    if (item.kind === 'stopped') {
      const words = { expected: item.encoding }
      return { kind: 'refused', refusal: refuse(item.code, name, item.line, '', words) }
    }
    let line = item.firstLine - 1
    for (const text of item.text.split('\n')) {
      line += 1
      if (/^[\s,]*$/.test(text)) {
        if (!header) log.note('blank_line', line, '')
        continue
      }
      if (header) return { kind: 'header', ...header, hasRows: true, log }
      const split = splitLine(text)
      if (split.kind !== 'cells') return unknown(line)
      header = { cells: split.cells, line }
    }
  }
  return header ? { kind: 'header', ...header, hasRows: false, log } : { kind: 'empty', log }
}
