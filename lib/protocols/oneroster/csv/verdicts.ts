/**
 * What the reader bears with and what it turns away, in one place. Codes are stable: they are stored with a run and
 * printed; the sentences may be reworded. No sentence ever shows a cell of a person.
 */

/** Departures from the standard that are read all the same, each counted and reported. */
export const TOLERANCES = {
  // the package
  enclosing_folder: 'The files lie in one folder inside the package instead of at its root.',
  file_name_case: 'A file name differs from the standard in upper and lower case.',
  system_file_ignored: 'A file the operating system left in the package was ignored.',
  seven_files_incomplete: 'A package without a manifest should hold seven files; this one is not there.',
  // the manifest
  manifest_header: 'The header of manifest.csv should read propertyName,value.',
  manifest_version: 'manifest.version should be 1.0.',
  manifest_row_missing:
    'The manifest has no row for this property; the files in the package were taken instead.',
  manifest_value_empty:
    'The manifest leaves this property empty; the files in the package were taken instead.',
  manifest_value_case:
    'A value of the manifest differs from the standard in upper and lower case or in spaces.',
  manifest_property_unknown: 'The manifest has a property the standard does not know; it was ignored.',
  // a file
  bom: 'The file begins with a byte order mark.',
  utf16: 'The file is UTF-16 instead of UTF-8.',
  line_ending_cr: 'Lines end with a lone carriage return.',
  file_empty: 'The file has no rows; it was treated as absent, as the manifest should have said.',
  header_case: 'A column name differs from the standard in upper and lower case or in spaces.',
  header_typo: 'A column name is misspelled in a known way.',
  header_order: 'The columns stand in another order than the standard says.',
  column_older: 'A column carries the name it had in an older version of the standard.',
  column_missing: 'An optional column is missing; it was read as empty.',
  column_unknown: 'A column the standard does not know was left out.',
  resource_sourced_ids: 'users.csv has the column resourceSourcedIds, which 1.2.1 removed; it was left out.',
  password_dropped: 'A password was in the file. It was dropped while reading and is kept nowhere.',
  // a row
  blank_line: 'A line without values was skipped.',
  trailing_cells: 'The row has more commas than the header; the cells beyond it are empty.',
  line_break_in_field: 'A line break stands inside a quoted cell, which the standard does not allow.',
  bare_quote: 'A quotation mark stands unquoted inside a cell.',
  subject_codes_uneven: 'subjects and subjectCodes differ in length.',
  // a cell
  whitespace_trimmed: 'Spaces around a value were removed.',
  null_word: 'The word NULL stands for an empty cell.',
  bulk_cell_filled: 'status and dateLastModified should be empty in a bulk file.',
  bulk_modified_unreadable:
    'dateLastModified should be empty in a bulk file; this one is no date and time and was ignored.',
  status_inactive: 'The status inactive was read as tobedeleted.',
  boolean_case: 'true or false is not in lower case.',
  boolean_digit: '1 or 0 stands for true or false.',
  enum_case: 'A word of a fixed list differs in upper and lower case.',
  enum_spelling:
    'A word of a fixed list is written without its spaces or with other signs between its parts.',
  enrollment_role_older:
    'An enrollment has a role that only users may have since 1.2; it was kept as an ext: role.',
  date_day_first: 'A date is written day/month/year.',
  date_month_first: 'A date is written month/day/year.',
  date_unpadded: 'A date is written without its leading zeros or with slashes.',
  datetime_as_date: 'A date carries a time of day; the date was taken as written.',
  datetime_form: 'A date and time is not written as 2012-04-23T18:25:43.511Z.',
  number_form: 'A number is written in an unusual way (+5, .5 or 5.).',
  integer_decimal: 'A whole number is written with decimals that are all zero.',
  school_year_range: 'A school year is written as a range; the year it ends in was taken.',
  school_year_derived: 'The file names no school year; it was derived from the end date.',
  list_spacing: 'A list has spaces or empty places between its items.',
  user_id_dropped: 'An item of userIds is not of the form {Type:Id} and was left out.',
  objective_source_prefix: 'The source of a learning objective lacks ext: and was read as if it had it.',
  uuid_without_urn: 'A CASE identifier is a bare UUID instead of urn:uuid:….',
  uuid_case: 'A CASE identifier is written in upper case.',
  objective_code:
    'A learning objective is said to be named by CASE, but by a code; it was read as a code of unknown source.',
} as const satisfies Readonly<Record<string, string>>

export type ToleranceCode = keyof typeof TOLERANCES

/**
 * What a refusal reaches: the whole package, one file (what came before the place may have been read), or one row.
 * A bulk file with a refused file or row is not complete, so nothing may be concluded from what it lacks.
 */
export type RefusalScope = 'package' | 'file' | 'row'

interface RefusalRule {
  readonly scope: RefusalScope
  /** `{expected}` and `{found}` are filled in at the place. */
  readonly sentence: string
}

/** What is turned away. `{found}` is only ever a word of the format (a column name, a version, an enum's value). */
export const REFUSALS = {
  // the package
  path_unreadable: { scope: 'package', sentence: 'The package cannot be opened: {found}.' },
  not_a_package: {
    scope: 'package',
    sentence: 'This is neither a zip file nor a folder of OneRoster CSV files.',
  },
  package_empty: { scope: 'package', sentence: 'The package holds no OneRoster CSV file.' },
  package_too_large: { scope: 'package', sentence: 'The files unpack to more than {expected} bytes.' },
  too_many_entries: { scope: 'package', sentence: 'The package has more than {expected} entries.' },
  zip_damaged: { scope: 'package', sentence: 'The zip file is damaged or cut off: {found}.' },
  zip_ratio: {
    scope: 'package',
    sentence: 'This entry unpacks to more than {expected} times its size, as a zip bomb does.',
  },
  entry_path: {
    scope: 'package',
    sentence: 'This entry has an unsafe path (absolute, with .., a backslash or control characters).',
  },
  entry_not_regular: { scope: 'package', sentence: 'This entry is a link or a device, not a regular file.' },
  entry_encrypted: { scope: 'package', sentence: 'This entry is encrypted. Export without a zip password.' },
  entry_method: { scope: 'package', sentence: 'This entry is packed by a method other than deflate.' },
  entry_duplicate: { scope: 'package', sentence: 'The package holds this file more than once.' },
  entry_overlap: { scope: 'package', sentence: 'The data of this entry overlaps that of another.' },
  entry_mismatch: {
    scope: 'package',
    sentence: 'This entry is not what the zip directory says it is: {found}.',
  },
  nested_archive: {
    scope: 'package',
    sentence: 'The package holds another archive. Load each package by itself.',
  },
  foreign_sds: {
    scope: 'package',
    sentence:
      'These are Microsoft School Data Sync (SDS) files, not OneRoster. Choose the OneRoster CSV export.',
  },
  foreign_clever: {
    scope: 'package',
    sentence: 'These are Clever files, not OneRoster. Choose the OneRoster CSV export.',
  },
  manifest_missing: {
    scope: 'package',
    sentence: 'manifest.csv is missing. Only the seven files of OneRoster 1.0 may come without one.',
  },
  manifest_unreadable: { scope: 'package', sentence: 'manifest.csv cannot be read: {found}.' },
  manifest_conflict: {
    scope: 'package',
    sentence: 'The manifest gives this property twice with two values.',
  },
  version_unsupported: {
    scope: 'package',
    sentence: 'oneroster.version is {found}; expected {expected}.',
  },
  // a file
  file_unknown: {
    scope: 'file',
    sentence: 'This is not a file of the OneRoster CSV standard. It was not read.',
  },
  file_misplaced: {
    scope: 'file',
    sentence: 'This file is not at the root of the package. It was not read.',
  },
  file_announced_absent: {
    scope: 'file',
    sentence: 'The manifest says this file is absent, yet it is in the package. It was not read.',
  },
  file_missing: {
    scope: 'file',
    sentence: 'The manifest announces this file as {expected}, but it is missing.',
  },
  file_mode_invalid: {
    scope: 'file',
    sentence: 'The manifest gives {found} for this file; expected absent, bulk or delta.',
  },
  file_mode_unknown: {
    scope: 'file',
    sentence:
      'The manifest does not say whether this file is bulk or delta, and the other files are of both kinds.',
  },
  encoding_invalid: {
    scope: 'file',
    sentence: 'The text is not valid {expected}. Save the file as UTF-8. Reading stopped here.',
  },
  nul_byte: {
    scope: 'file',
    sentence: 'A NUL byte stands here, so this is not a text file. Reading stopped here.',
  },
  read_failed: { scope: 'file', sentence: 'The file could not be read to its end.' },
  header_missing: {
    scope: 'file',
    sentence: 'The first line is not a header; expected it to begin with {expected}.',
  },
  header_delimiter: {
    scope: 'file',
    sentence: 'The columns are separated by {found}; expected commas.',
  },
  header_column_missing: { scope: 'file', sentence: 'The header lacks the required column {expected}.' },
  header_duplicate: { scope: 'file', sentence: 'The header names this column more than once.' },
  header_too_wide: { scope: 'file', sentence: 'The header has more than {expected} columns.' },
  roles_incomplete: {
    scope: 'file',
    sentence:
      'The roles were read from users.csv, of which rows were refused; those users have no roles here.',
  },
  // a row
  line_too_long: { scope: 'row', sentence: 'The line is longer than {expected} bytes.' },
  cell_too_long: { scope: 'row', sentence: 'The cell is longer than {expected} characters.' },
  quote_unbalanced: { scope: 'row', sentence: 'A quotation mark is opened and not closed.' },
  quote_misplaced: {
    scope: 'row',
    sentence: 'Text follows a closing quotation mark; double the marks inside a cell.',
  },
  cell_count: {
    scope: 'row',
    sentence: 'The row has {found} cells; expected {expected}. Cells with commas must be quoted.',
  },
  required_missing: { scope: 'row', sentence: 'The cell is empty, but this column is required.' },
  delta_cell_missing: {
    scope: 'row',
    sentence: 'The cell is empty; in a delta file status and dateLastModified must be filled.',
  },
  invalid_guid: {
    scope: 'row',
    sentence: 'The identifier has a character outside 0-9 a-z A-Z . - _ / @.',
  },
  guid_too_long: { scope: 'row', sentence: 'The identifier is longer than 255 characters.' },
  invalid_enum: { scope: 'row', sentence: 'The value is {found}; expected one of: {expected}.' },
  invalid_boolean: { scope: 'row', sentence: 'The value is neither true nor false.' },
  invalid_integer: { scope: 'row', sentence: 'The value is not a whole number.' },
  invalid_float: { scope: 'row', sentence: 'The value is not a number with a decimal point.' },
  number_too_large: { scope: 'row', sentence: 'The number is beyond ±{expected}.' },
  invalid_date: { scope: 'row', sentence: 'The value is not a date; expected YYYY-MM-DD.' },
  date_ambiguous: {
    scope: 'row',
    sentence:
      'The date may be read day/month or month/day, and the file does not tell which; expected YYYY-MM-DD.',
  },
  invalid_datetime: {
    scope: 'row',
    sentence: 'The value is not a date and time; expected UTC as in 2012-04-23T18:25:43.511Z.',
  },
  invalid_year: { scope: 'row', sentence: 'The value is not a year; expected YYYY.' },
  invalid_score_scale: {
    scope: 'row',
    sentence: 'The value is not a list of {LHS:RHS} pairs, as in {A:90-100},{B:80-89}.',
  },
} as const satisfies Readonly<Record<string, RefusalRule>>

export type RefusalCode = keyof typeof REFUSALS

export interface Refusal {
  readonly file: string
  /** The physical line, the header being 1; 0 where a whole file or package is meant. */
  readonly line: number
  /** The column's name, else its number from 1, else ''. */
  readonly column: string | number
  readonly code: RefusalCode
  readonly message: string
  /** Of a refused row whose sourcedId can be read: the record is there, only unreadable. For the reader's caller, not to be shown. */
  readonly sourcedId?: string
  /** No other cell's value travels with a refusal. */
  readonly value?: never
}

export interface Tolerated {
  readonly count: number
  readonly firstLine: number
  readonly column: string
}

const FOUND_MAX = 40

/** A word of the format as a sentence may show it: without control characters, at most 40 characters. */
export function shown(word: string): string {
  const plain = word.replace(/\p{C}/gu, '?')
  return plain.length > FOUND_MAX ? `${plain.slice(0, FOUND_MAX)}…` : plain
}

/**
 * Builds a refusal. `expected` and `found` fill the code's sentence; `found` must be a word of the format (never a
 * cell that may name or describe a person) and is cut to 40 characters.
 */
export function refuse(
  code: RefusalCode,
  file: string,
  line: number,
  column: string | number,
  words: { readonly expected?: string; readonly found?: string } = {},
): Refusal {
  const message = REFUSALS[code].sentence
    .replace('{expected}', () => words.expected ?? '')
    .replace('{found}', () => shown(words.found ?? ''))
  return {
    file: shown(file),
    line,
    column: typeof column === 'string' ? shown(column) : column,
    code,
    message,
  }
}

/** Tolerances counted by code, with the first place each was met. */
export interface ToleranceLog {
  readonly counts: ReadonlyMap<ToleranceCode, Tolerated>
  note(code: ToleranceCode, line: number, column: string): void
}

/** An empty log. `counts` is live: it grows with each note. */
export function createToleranceLog(): ToleranceLog {
  const counts = new Map<
    ToleranceCode,
    { count: number; readonly firstLine: number; readonly column: string }
  >()
  return {
    counts,
    note(code, line, column) {
      const known = counts.get(code)
      if (known) known.count += 1
      else counts.set(code, { count: 1, firstLine: line, column })
    },
  }
}
