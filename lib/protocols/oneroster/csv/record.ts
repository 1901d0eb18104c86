import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { DateOrder } from '@/lib/protocols/oneroster/csv/dates'
import { type HeaderPlan, isDeltaColumn } from '@/lib/protocols/oneroster/csv/header'
import { rowRules } from '@/lib/protocols/oneroster/csv/row-rules'
import { mayLack, schoolYearOf, type Version } from '@/lib/protocols/oneroster/csv/upgrade'
import { readCell, strictTest } from '@/lib/protocols/oneroster/csv/values'
import type { RefusalCode, ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

/** A row that was read: values in the order of the plan's columns, normalised, null where empty. */
export interface ReadRow {
  readonly values: (string | null)[]
  readonly metadata: Readonly<Record<string, string>> | null
}

/** Told while a row is read. After `refused` the row is over. */
export interface RecordSink {
  tolerated(code: ToleranceCode, column: string): void
  refused(code: RefusalCode, column: string, words: { expected?: string; found?: string }): void
}

export interface RecordContext {
  readonly file: FileName
  readonly version: Version
  readonly mode: 'bulk' | 'delta'
  readonly cellChars: number
}

/**
 * Compiles a reader for the rows of one file: each cell by its column's type, then the rules over several cells. The
 * reader returns null for a refused row. Passwords are dropped here, before anything else can see them.
 */
export function createRecordReader(
  plan: HeaderPlan,
  context: RecordContext,
  sink: RecordSink,
): (cells: readonly string[], order: DateOrder) => ReadRow | null {
  const { file, version, mode, cellChars } = context
  const fields = plan.columns.map((column, index) => ({
    column,
    place: plan.places[index] ?? -1,
    secret: isSecret(column.name),
    optional: !column.required || mayLack(version, file, column),
    demandedInDelta: mode === 'delta' && isDeltaColumn(column),
    // Filled cells of these are a departure in bulk, however well they are written (1.0 had no such rule).
    idleInBulk: mode === 'bulk' && version !== '1.0' && isDeltaColumn(column),
    isStrict: strictTest(column, cellChars),
  }))
  const open = plan.metadata.filter(({ key }) => !isSecret(key))
  const secret = plan.metadata.filter(({ key }) => isSecret(key))
  const rules = rowRules(file)
  const complete = version === '1.0' ? completeOldest(file) : null

  /** The value of a filled cell; undefined when the row was refused over it. */
  function readField(
    field: (typeof fields)[number],
    cell: string,
    order: DateOrder,
  ): string | null | undefined {
    const { name } = field.column
    if (field.secret) {
      sink.tolerated('password_dropped', name)
      return null
    }
    if (cell.length > cellChars) {
      sink.refused('cell_too_long', name, { expected: String(cellChars) })
      return undefined
    }
    const reading = readCell(file, field.column, cell, order)
    if (!reading.ok) {
      if (field.idleInBulk && name === 'dateLastModified') {
        sink.tolerated('bulk_modified_unreadable', name)
        return null
      }
      sink.refused(reading.code, name, reading)
      return undefined
    }
    for (const note of reading.notes) sink.tolerated(note, name)
    if (field.idleInBulk && reading.value !== null) sink.tolerated('bulk_cell_filled', name)
    return reading.value
  }

  function readMetadata(cells: readonly string[]): Readonly<Record<string, string>> | null {
    for (const { place, key } of secret) {
      if (cells[place]) sink.tolerated('password_dropped', `metadata.${key}`)
    }
    const filled: [string, string][] = []
    for (const { place, key } of open) {
      const cell = cells[place]
      if (cell) filled.push([key, cell])
    }
    return filled.length === 0 ? null : Object.fromEntries(filled)
  }

  return (cells, order) => {
    const values: (string | null)[] = []
    for (const field of fields) {
      const cell = field.place < 0 ? '' : (cells[field.place] ?? '')
      let value: string | null | undefined = null
      if (cell !== '') {
        value =
          !field.idleInBulk && !field.secret && field.isStrict(cell) ? cell : readField(field, cell, order)
        if (value === undefined) return null
      }
      if (value === null) {
        if (field.demandedInDelta) {
          sink.refused('delta_cell_missing', field.column.name, {})
          return null
        }
        if (!field.optional) {
          sink.refused('required_missing', field.column.name, {})
          return null
        }
      }
      values.push(value)
    }
    for (const rule of rules) {
      const verdict = rule(values)
      if (verdict?.tolerated) sink.tolerated(verdict.tolerated, verdict.column)
      if (verdict?.refused) {
        sink.refused(verdict.refused, verdict.column, {})
        return null
      }
    }
    complete?.(values, sink)
    const metadata = plan.metadata.length === 0 ? null : readMetadata(cells)
    if (metadata && Object.values(metadata).some((text) => text.length > cellChars)) {
      sink.refused('cell_too_long', 'metadata', { expected: String(cellChars) })
      return null
    }
    return { values, metadata }
  }
}

function isSecret(name: string): boolean {
  return /password/i.test(name)
}

/** Fills what 1.0 had no column for: every user is enabled; a session's school year follows from its end. */
function completeOldest(file: FileName): ((values: (string | null)[], sink: RecordSink) => void) | null {
  const at = (name: string) => FILES[file].findIndex((column) => column.name === name)
  switch (file) {
    case 'users': {
      const enabled = at('enabledUser')
      return (values) => {
        values[enabled] ??= 'true'
      }
    }
    case 'academicSessions': {
      const year = at('schoolYear')
      const end = at('endDate')
      return (values, sink) => {
        const endDate = values[end]
        if (values[year] || !endDate) return
        values[year] = schoolYearOf(endDate)
        sink.tolerated('school_year_derived', 'schoolYear')
      }
    }
    default:
      return null
  }
}
