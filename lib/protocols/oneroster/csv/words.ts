import type { CsvColumn } from '@/lib/protocols/oneroster/csv/columns'
import { type Reading, read, unreadable } from '@/lib/protocols/oneroster/csv/reading'
import type { ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

const EXTENSION = /^ext:[A-Za-z0-9._-]+$/

interface Alias {
  readonly value: string
  readonly note: ToleranceCode
}

/** Words of older versions, by column. `ext:` keeps a role that has no word in the list of 1.2. */
const ALIASES: ReadonlyMap<string, ReadonlyMap<string, Alias>> = new Map([
  ['status', new Map<string, Alias>([['inactive', { value: 'tobedeleted', note: 'status_inactive' }]])],
  ['enrollments.role', new Map(['aide', 'guardian', 'parent', 'relative'].map(olderRole))],
])

function olderRole(role: string): [string, Alias] {
  return [role, { value: `ext:${role}`, note: 'enrollment_role_older' }]
}

/** Whether a cell is a boolean as the standard writes it. */
export function isStrictBoolean(cell: string): boolean {
  return cell === 'true' || cell === 'false'
}

/** Reads a boolean into `true` or `false`; upper case and 1 or 0 are borne with. */
export function readBoolean(cell: string): Reading {
  if (isStrictBoolean(cell)) return read(cell)
  const lower = cell.toLowerCase()
  if (isStrictBoolean(lower)) return read(lower, 'boolean_case')
  if (cell === '1' || cell === '0') return read(cell === '1' ? 'true' : 'false', 'boolean_digit')
  return unreadable('invalid_boolean')
}

/**
 * Reads a word of a fixed list, `ext:` terms where the column allows them (OneRoster CSV 1.2, extension of vocabularies). Other case, other
 * signs between the parts (`fullyGraded`) and the words of older versions are borne with.
 */
export function readEnum(file: string, column: CsvColumn, cell: string): Reading {
  const values = column.values ?? []
  if (values.includes(cell)) return read(cell)
  if (column.extensible && EXTENSION.test(cell)) return read(cell)
  const lower = cell.toLowerCase()
  const alias = ALIASES.get(column.name)?.get(lower) ?? ALIASES.get(`${file}.${column.name}`)?.get(lower)
  if (alias) return read(alias.value, alias.note)
  const sameLetters = values.find((value) => value.toLowerCase() === lower)
  if (sameLetters !== undefined) return read(sameLetters, 'enum_case')
  const sameParts = values.find((value) => squash(value) === squash(cell))
  if (sameParts !== undefined) return read(sameParts, 'enum_spelling')
  if (column.name === 'source') return readObjectiveSource(cell, lower)
  if (column.extensible && EXTENSION.test(lower)) return read(`ext:${cell.slice(4)}`, 'enum_case')
  return unreadable('invalid_enum', {
    expected: column.extensible ? `${values.join(', ')}, ext:…` : values.join(', '),
    // A student's sex is told to nobody, not even when it is misspelled.
    found: column.name === 'sex' ? 'another word' : cell,
  })
}

/** The JSON binding prints other sources with a slash or bare; the CSV binding wants `ext:` (OneRoster CSV 1.2, extension of vocabularies). */
function readObjectiveSource(cell: string, lower: string): Reading {
  const term = `ext:${lower.replace(/^(?:\/|ext:)/, '')}`
  return EXTENSION.test(term)
    ? read(term, 'objective_source_prefix')
    : unreadable('invalid_enum', { expected: 'case, unknown, ext:…', found: cell })
}

function squash(word: string): string {
  return word.toLowerCase().replace(/[ _-]/g, '')
}
