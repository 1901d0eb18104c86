import type { SourceName } from '@/lib/features/sample/district'
import type { SourceFiles } from '@/lib/features/sample/source-files'
import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { Row } from '@/lib/protocols/oneroster/csv/print-rows'

/** A row that must be refused: the first row of its file again under an id of its own, with one cell spoilt. */
interface SpoiltRow {
  readonly source: SourceName
  readonly file: FileName
  readonly column: string
  readonly value: string | null
  /** Why it is refused: a code of the reader, or of ingest for a reference to something nobody knows. */
  readonly code: string
}

/** The mistakes of a month: each must be refused by itself, the rows around it must not suffer. */
export const SPOILT_ROWS: readonly SpoiltRow[] = [
  spoilt('sis', 'enrollments', 'role', 'pupil', 'invalid_enum'),
  spoilt('sis', 'users', 'familyName', null, 'required_missing'),
  spoilt('sis', 'results', 'lineItemSourcedId', 'sis-item-deleted', 'dangling_reference'),
  spoilt('sis', 'results', 'studentSourcedId', 'sis-user-unknown', 'dangling_reference'),
  spoilt('sis', 'results', 'score', 'absent', 'invalid_float'),
  spoilt('sis', 'results', 'scoreStatus', 'graded', 'invalid_enum'),
  spoilt('sis', 'results', 'scoreDate', null, 'required_missing'),
  spoilt('lms', 'lineItems', 'sourcedId', 'new item 9', 'invalid_guid'),
  spoilt('lms', 'results', 'scoreDate', '2026-13-45', 'invalid_date'),
  spoilt('lms', 'results', 'late', 'yes', 'invalid_boolean'),
  spoilt('lms', 'results', 'lineItemSourcedId', 'lms-item-deleted', 'dangling_reference'),
  spoilt('assessment', 'results', 'score', '8,5', 'invalid_float'),
  spoilt('assessment', 'resultLearningObjectiveIds', 'learningObjectiveId', null, 'required_missing'),
  spoilt(
    'assessment',
    'resultLearningObjectiveIds',
    'resultSourcedId',
    'asmt-result-lost',
    'dangling_reference',
  ),
]

interface Habit {
  readonly source: SourceName
  readonly file: FileName
  readonly column: string
  readonly code: string
  readonly write: (value: string | null) => string | null
}

/** What these systems write in their own way and a patient reader takes as meant. */
export const HABITS: readonly Habit[] = [
  habit('sis', 'classes', 'classType', 'enum_case', () => 'Scheduled'),
  habit('sis', 'results', 'late', 'boolean_case', (value) => value?.toUpperCase() ?? null),
  habit('lms', 'users', 'enabledUser', 'boolean_case', (value) => value?.toUpperCase() ?? null),
  habit('lms', 'enrollments', 'status', 'bulk_cell_filled', () => 'active'),
  habit('lms', 'userProfiles', 'password', 'password_dropped', () => 'not-a-secret'),
  habit('assessment', 'results', 'scoreDate', 'date_day_first', dayFirst),
  habit('assessment', 'lineItemLearningObjectiveIds', 'learningObjectiveId', 'uuid_without_urn', withoutUrn),
]

/** A system's files with its mistakes and habits in them; the data they mean is the same. */
export function dirtyFiles(files: SourceFiles, source: SourceName): SourceFiles {
  return new Map(
    [...files].map(([name, file]) => {
      const rows = { [Symbol.iterator]: () => dirtyRows(file.rows, source, name) }
      return [name, { ...file, rows }]
    }),
  )
}

function* dirtyRows(rows: Iterable<Row>, source: SourceName, name: FileName): Generator<Row> {
  const columns = FILES[name].map((column) => column.name)
  const habits = HABITS.filter((entry) => entry.source === source && entry.file === name).map((entry) => ({
    place: columns.indexOf(entry.column),
    write: entry.write,
  }))
  let first: Row | null = null
  for (const row of rows) {
    const written = habits.length === 0 ? row : inItsWay(row, habits)
    first ??= written
    yield written
  }
  if (first === null) return
  const own = SPOILT_ROWS.filter((entry) => entry.source === source && entry.file === name)
  for (const [number, entry] of own.entries()) {
    const spoiltPlace = columns.indexOf(entry.column)
    yield first.map((value, place) => {
      if (place === spoiltPlace) return entry.value
      return place === 0 ? `${source}-spoilt-${name}-${number + 1}` : value
    })
  }
}

function inItsWay(
  row: Row,
  habits: readonly { readonly place: number; readonly write: Habit['write'] }[],
): Row {
  const written = [...row]
  for (const { place, write } of habits) written[place] = write(row[place] ?? null)
  return written
}

function dayFirst(value: string | null): string | null {
  const [year, month, day] = value?.split('-') ?? []
  return year === undefined || month === undefined || day === undefined ? value : `${day}/${month}/${year}`
}

function withoutUrn(value: string | null): string | null {
  return value?.replace('urn:uuid:', '') ?? null
}

function spoilt(
  source: SourceName,
  file: FileName,
  column: string,
  value: string | null,
  code: string,
): SpoiltRow {
  return { source, file, column, value, code }
}

function habit(
  source: SourceName,
  file: FileName,
  column: string,
  code: string,
  write: Habit['write'],
): Habit {
  return { source, file, column, code, write }
}
