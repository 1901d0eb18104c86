import { type CsvColumn, FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import { mayLack, olderName, USER_ROLE_COLUMNS, type Version } from '@/lib/protocols/oneroster/csv/upgrade'
import { type Refusal, refuse, shown, type ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

/** Where the cells of a file's rows go. */
export interface HeaderPlan {
  /** Cells of every row. */
  readonly width: number
  /** `FILES[file]`, followed by the role columns of an older users.csv where they are to be read. */
  readonly columns: readonly CsvColumn[]
  /** For each of `columns` the place of its cell in the row, from 0; -1 where the file lacks it. */
  readonly places: readonly number[]
  readonly metadata: readonly { readonly place: number; readonly key: string }[]
}

export interface HeaderNote {
  readonly code: ToleranceCode
  readonly column: string
}

export type PlannedHeader =
  | { readonly ok: true; readonly plan: HeaderPlan; readonly notes: readonly HeaderNote[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

export interface HeaderContext {
  readonly file: FileName
  readonly version: Version
  readonly mode: 'bulk' | 'delta'
  /** The package has no roles.csv, so users.csv must tell the roles as it did before 1.2. */
  readonly rolesFromUsers: boolean
  readonly columnsMax: number
}

const METADATA = /^metadata\.(.+)$/i

const TYPOS: ReadonlyMap<string, string> = new Map([
  ['datalastmodified', 'dateLastModified'],
  ['datelastmodifed', 'dateLastModified'],
  ['lastmodified', 'dateLastModified'],
  ['sourceid', 'sourcedId'],
  ['sourceddid', 'sourcedId'],
  ['prefferedgivenname', 'preferredGivenName'],
  ['prefferedmiddlename', 'preferredMiddleName'],
  ['prefferedfamilyname', 'preferredFamilyName'],
  ['preferedgivenname', 'preferredGivenName'],
  ['preferedmiddlename', 'preferredMiddleName'],
  ['preferedfamilyname', 'preferredFamilyName'],
  ['preferredfirstname', 'preferredGivenName'],
  ['preferredlastname', 'preferredFamilyName'],
  ['termsourcedid', 'termSourcedIds'],
  ['agentsourcedid', 'agentSourcedIds'],
  ['orgsourcedid', 'orgSourcedIds'],
])

/**
 * Finds out where the columns of a file stand (OneRoster CSV 1.2, header rules: exact names, exact order, `metadata.`
 * columns last). Other case, known misspellings, other order, older names, unknown and missing optional columns are
 * borne with and noted; a missing required or a doubled column refuses the file. `name` and `line` are for refusals.
 */
export function planHeader(
  cells: readonly string[],
  name: string,
  line: number,
  context: HeaderContext,
): PlannedHeader {
  const { file, version, mode } = context
  if (cells.length > context.columnsMax) {
    const wide = refuse('header_too_wide', name, line, '', { expected: String(context.columnsMax) })
    return { ok: false, refusals: [wide] }
  }
  const columns =
    file === 'users' && context.rolesFromUsers ? [...FILES.users, ...USER_ROLE_COLUMNS] : FILES[file]
  const places = columns.map(() => -1)
  const metadata: { place: number; key: string }[] = []
  const notes: HeaderNote[] = []
  const refusals: Refusal[] = []
  cells.forEach((cell, place) => {
    const found = resolve(cell, columns, context)
    if (found.note) notes.push({ code: found.note, column: shown(cell.trim()) })
    if (found.metadata !== undefined) {
      if (metadata.some(({ key }) => key === found.metadata)) {
        refusals.push(refuse('header_duplicate', name, line, cell.trim()))
      }
      metadata.push({ place, key: found.metadata })
    } else if (found.column !== undefined) {
      const index = columns.findIndex((column) => column.name === found.column)
      if ((places[index] ?? 0) >= 0) refusals.push(refuse('header_duplicate', name, line, found.column))
      places[index] = place
    }
  })
  if (places.every((place) => place < 0)) {
    return { ok: false, refusals: [refuseUnknown(cells, name, line)] }
  }
  columns.forEach((column, index) => {
    if ((places[index] ?? -1) >= 0) return
    const demanded = column.required || (mode === 'delta' && isDeltaColumn(column))
    if (mayLack(version, file, column)) return
    if (demanded)
      refusals.push(refuse('header_column_missing', name, line, column.name, { expected: column.name }))
    else notes.push({ code: 'column_missing', column: column.name })
  })
  if (refusals.length > 0) return { ok: false, refusals }
  if (version !== '1.0' && !inOrder(places.slice(0, FILES[file].length), metadata)) {
    notes.push({ code: 'header_order', column: '' })
  }
  return { ok: true, plan: { width: cells.length, columns, places, metadata }, notes }
}

/** Whether a column must be empty in bulk and filled in delta files (OneRoster CSV 1.2, bulk and delta processing). */
export function isDeltaColumn(column: CsvColumn): boolean {
  return column.name === 'status' || column.name === 'dateLastModified'
}

interface Resolved {
  readonly column?: string
  readonly metadata?: string
  readonly note?: ToleranceCode
}

function resolve(cell: string, columns: readonly CsvColumn[], { file, version }: HeaderContext): Resolved {
  const has = (name: string) => columns.some((column) => column.name === name)
  if (has(cell)) return { column: cell }
  const word = cell.trim()
  const spaced: Resolved = word === cell ? {} : { note: 'header_case' }
  if (has(word)) return { column: word, ...spaced }
  const key = METADATA.exec(word)?.[1]
  if (key !== undefined)
    return word.startsWith('metadata.')
      ? { metadata: key, ...spaced }
      : { metadata: key, note: 'header_case' }
  const older = olderName(file, word)
  if (older) {
    const own = version === '1.0' || (version === '1.1' && older.until === '1.1')
    return own ? { column: older.now, ...spaced } : { column: older.now, note: 'column_older' }
  }
  const lower = word.toLowerCase()
  const sameLetters = columns.find((column) => column.name.toLowerCase() === lower)
  if (sameLetters) return { column: sameLetters.name, note: 'header_case' }
  const meant = TYPOS.get(lower)
  if (meant !== undefined && has(meant)) return { column: meant, note: 'header_typo' }
  if (file === 'users' && lower === 'resourcesourcedids') return { note: 'resource_sourced_ids' }
  return { note: 'column_unknown' }
}

function inOrder(places: readonly number[], metadata: readonly { readonly place: number }[]): boolean {
  const present = places.filter((place) => place >= 0)
  const last = Math.max(...present)
  return (
    present.every((place, index) => index === 0 || place > (present[index - 1] ?? -1)) &&
    metadata.every(({ place }) => place > last)
  )
}

const DELIMITERS: readonly (readonly [string, string])[] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
]

function refuseUnknown(cells: readonly string[], name: string, line: number): Refusal {
  const delimiter = DELIMITERS.find(([sign]) => cells.length === 1 && cells[0]?.includes(sign))
  return delimiter
    ? refuse('header_delimiter', name, line, '', { found: delimiter[1] })
    : refuse('header_missing', name, line, '', { expected: 'sourcedId,status,dateLastModified' })
}
