import type { DateOrder } from '@/lib/protocols/oneroster/csv/dates'
import type { PackageLimits } from '@/lib/protocols/oneroster/csv/limits'
import type { CsvRecord } from '@/lib/protocols/oneroster/csv/package'
import type { ReadableFile } from '@/lib/protocols/oneroster/csv/readable-file'
import { createRecordReader, type ReadRow } from '@/lib/protocols/oneroster/csv/record'
import type { RowSink } from '@/lib/protocols/oneroster/csv/rows'
import { isGuid } from '@/lib/protocols/oneroster/csv/values'
import {
  createToleranceLog,
  type Refusal,
  refuse,
  type ToleranceCode,
  type Tolerated,
} from '@/lib/protocols/oneroster/csv/verdicts'

/** A batch before it is known whose it is: an older users.csv also gives those of roles. */
export interface RowBatch {
  readonly records: readonly CsvRecord[]
  readonly refusals: readonly Refusal[]
  readonly tolerances: ReadonlyMap<ToleranceCode, Tolerated>
}

/** Puts the records a row stands for into `out`: most rows one, a user of 1.1 a role for each org. */
export type Present = (row: ReadRow, line: number, out: CsvRecord[]) => void

export interface RowCollector extends RowSink {
  /** How dates with the year last are to be read from here on. */
  setDateOrder(order: DateOrder): void
  refuse(refusal: Refusal): void
  /** The batches that are full; with `all`, what is left as well. */
  take(all: boolean): readonly RowBatch[]
}

const BATCH_ROWS = 1000

/** Reads the rows a splitter finds and packs them, with what was met on the way, into batches of at most 1,000. */
export function createRowCollector(
  { name, file, version, mode, header }: ReadableFile,
  limits: PackageLimits,
  present: Present,
): RowCollector {
  const idPlace = header.places[header.columns.findIndex((column) => column.name === 'sourcedId')] ?? -1
  let order: DateOrder = 'unknown'
  let full: RowBatch[] = []
  let records: CsvRecord[] = []
  let refusals: Refusal[] = []
  let log = createToleranceLog()
  let current = 0
  let currentCells: readonly string[] = []
  // What a row was forgiven counts only once the row is in.
  let forgiven: { readonly code: ToleranceCode; readonly column: string }[] = []

  const readRecord = createRecordReader(
    header,
    { file, version, mode, cellChars: limits.cellChars },
    {
      tolerated: (code, column) => forgiven.push({ code, column }),
      refused: (code, column, words) =>
        turnAway({ ...refuse(code, name, current, column, words), ...identified() }),
    },
  )

  function identified(): { readonly sourcedId?: string } {
    const sourcedId = currentCells[idPlace]?.trim() ?? ''
    return isGuid(sourcedId) ? { sourcedId } : {}
  }

  function turnAway(refusal: Refusal): void {
    refusals.push(refusal)
    forgiven = []
    if (refusals.length >= BATCH_ROWS) pack()
  }

  function pack(): void {
    const batch = { refusals, tolerances: log.counts }
    full.push({ records: records.slice(0, BATCH_ROWS), ...batch })
    for (let at = BATCH_ROWS; at < records.length; at += BATCH_ROWS) {
      full.push({ records: records.slice(at, at + BATCH_ROWS), refusals: [], tolerances: new Map() })
    }
    records = []
    refusals = []
    log = createToleranceLog()
  }

  return {
    row(line, cells) {
      current = line
      currentCells = cells
      const row = readRecord(cells, order)
      if (row === null) return
      present(row, line, records)
      if (forgiven.length > 0) {
        for (const { code, column } of forgiven) log.note(code, line, column)
        forgiven = []
      }
      if (records.length >= BATCH_ROWS) pack()
    },
    tolerated(line, code) {
      if (code === 'blank_line') log.note(code, line, '')
      else forgiven.push({ code, column: '' })
    },
    refused(line, column, code, found) {
      const expected = code === 'cell_count' ? String(header.width) : String(limits.lineBytes)
      turnAway(refuse(code, name, line, column === 0 ? '' : column, { expected, found }))
    },
    setDateOrder(found) {
      order = found
    },
    refuse: turnAway,
    take(all) {
      if (all && (records.length > 0 || refusals.length > 0 || log.counts.size > 0)) pack()
      const taken = full
      full = []
      return taken
    },
  }
}
