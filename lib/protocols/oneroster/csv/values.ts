import type { CsvColumn, FileName } from '@/lib/protocols/oneroster/csv/columns'
import {
  type DateOrder,
  isStrictDate,
  isStrictDateTime,
  readDate,
  readDateTime,
  readYear,
} from '@/lib/protocols/oneroster/csv/dates'
import { isStrictFloat, isStrictInteger, readFloat, readInteger } from '@/lib/protocols/oneroster/csv/numbers'
import { noting, type Reading, read, unreadable } from '@/lib/protocols/oneroster/csv/reading'
import type { ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'
import { isStrictBoolean, readBoolean, readEnum } from '@/lib/protocols/oneroster/csv/words'

const GUID = /^[0-9A-Za-z.\-_/@]{1,255}$/
const GUID_CHARS = 255
const PAIR = /^\{[^{}:]+:[^{}]+\}$/

/**
 * A quick test for one column: true means the cell stands just as the standard writes it and is its own value. False
 * means nothing yet; `readCell` then looks closely. Most cells of most files pass here.
 */
export function strictTest(column: CsvColumn, cellChars: number): (cell: string) => boolean {
  switch (column.type) {
    case 'guid':
    case 'guidRef':
      return (cell) => GUID.test(cell)
    case 'string':
    case 'id':
      return (cell) => cell.charCodeAt(0) > 32 && cell.length <= cellChars
    case 'date':
      return isStrictDate
    case 'dateTime':
      return isStrictDateTime
    case 'boolean':
      return isStrictBoolean
    case 'integer':
      return isStrictInteger
    case 'float':
      return isStrictFloat
    case 'enum': {
      const values = new Set(column.values)
      return (cell) => values.has(cell)
    }
    case 'guidRefList':
    case 'stringList':
    case 'enumList':
    case 'year':
      return () => false
  }
}

/**
 * Reads one filled cell closely: into its value as the standard writes it with the tolerances that took, or a reason.
 * The value is null when the cell is blank after all. `order` says how the file writes dates with the year last.
 */
export function readCell(file: FileName, column: CsvColumn, cell: string, order: DateOrder): Reading {
  const trimmed = cell.trim()
  if (column.type === 'string' || column.type === 'id') {
    return trimmed === '' ? read(null, 'whitespace_trimmed') : read(cell)
  }
  const spaces: readonly ToleranceCode[] = trimmed === cell ? [] : ['whitespace_trimmed']
  if (trimmed === '') return read(null, ...spaces)
  // A family may be called Null; no identifier, date, number or fixed word is.
  if (/^(?:null|\\n)$/i.test(trimmed)) return read(null, ...spaces, 'null_word')
  return noting(spaces, readTyped(file, column, trimmed, order))
}

function readTyped(file: FileName, column: CsvColumn, cell: string, order: DateOrder): Reading {
  switch (column.type) {
    case 'guid':
    case 'guidRef':
      return readGuid(cell)
    case 'guidRefList':
      return readList(cell, readGuid)
    case 'stringList':
      return readStringList(column.name, cell)
    case 'enumList':
      return readList(cell, (item) => readEnum(file, column, item))
    case 'string':
    case 'id':
      return read(cell)
    case 'boolean':
      return readBoolean(cell)
    case 'enum':
      return readEnum(file, column, cell)
    case 'integer':
      return readInteger(cell)
    case 'float':
      return readFloat(cell)
    case 'date':
      return readDate(cell, order)
    case 'dateTime':
      return readDateTime(cell)
    case 'year':
      return readYear(cell)
  }
}

/** Whether a text can be a sourcedId (OneRoster CSV 1.2, GUID). */
export function isGuid(text: string): boolean {
  return GUID.test(text)
}

function readGuid(cell: string): Reading {
  if (isGuid(cell)) return read(cell)
  return unreadable(cell.length > GUID_CHARS ? 'guid_too_long' : 'invalid_guid')
}

function readStringList(name: string, cell: string): Reading {
  switch (name) {
    case 'userIds':
      return readList(cell, (item) => (PAIR.test(item) ? read(item) : read(null, 'user_id_dropped')))
    case 'scoreScaleValue':
      return readList(cell, (item) => (PAIR.test(item) ? read(item) : unreadable('invalid_score_scale')))
    default:
      return readList(cell, (item) => read(item))
  }
}

/** Reads a comma-separated list item by item; blanks around items and empty places are borne with. */
function readList(cell: string, readItem: (item: string) => Reading): Reading {
  const items: string[] = []
  const notes: ToleranceCode[] = []
  for (const part of cell.split(',')) {
    const item = part.trim()
    if (item !== part || item === '') notes.push('list_spacing')
    if (item === '') continue
    const reading = readItem(item)
    if (!reading.ok) return reading
    notes.push(...reading.notes)
    if (reading.value !== null) items.push(reading.value)
  }
  return read(items.length === 0 ? null : items.join(','), ...new Set(notes))
}
