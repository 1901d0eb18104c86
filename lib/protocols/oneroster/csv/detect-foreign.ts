import { baseName, isSystemFile } from '@/lib/protocols/oneroster/csv/place-files'
import type { RefusalCode } from '@/lib/protocols/oneroster/csv/verdicts'

type ForeignCode = Extract<RefusalCode, 'foreign_sds' | 'foreign_clever'>

/** One of these is enough: no other format has files so named. */
const SDS_ONLY: ReadonlySet<string> = new Set([
  'studentenrollment.csv',
  'teacherroster.csv',
  'guardianrelationship.csv',
  'userflags.csv',
  'relationships.csv',
])
const SDS_OLD: ReadonlySet<string> = new Set(['school.csv', 'section.csv', 'student.csv', 'teacher.csv'])
const CLEVER: ReadonlySet<string> = new Set([
  'schools.csv',
  'sections.csv',
  'students.csv',
  'teachers.csv',
  'staff.csv',
])
const ENOUGH = 2

/** Columns only School Data Sync 2 has in files named like those of OneRoster. */
const SDS_COLUMNS: readonly string[] = ['activedirectorymatchid', 'isprimary', 'sessionsourcedid']

/**
 * Tells the file sets of Microsoft School Data Sync and of Clever from OneRoster by their names, or null. Both are
 * often chosen by mistake in the same export menu.
 */
export function detectForeignNames(paths: readonly string[]): ForeignCode | null {
  const names = paths.filter((path) => !isSystemFile(path)).map((path) => baseName(path).toLowerCase())
  const count = (set: ReadonlySet<string>) => names.filter((name) => set.has(name)).length
  if (count(SDS_ONLY) > 0 || count(SDS_OLD) >= ENOUGH) return 'foreign_sds'
  return count(CLEVER) >= ENOUGH ? 'foreign_clever' : null
}

/** Tells School Data Sync 2, which shares OneRoster's file names, by a header; null when it is not. */
export function detectForeignHeader(cells: readonly string[]): ForeignCode | null {
  const columns = cells.map((cell) => cell.trim().toLowerCase())
  return SDS_COLUMNS.some((column) => columns.includes(column)) && !columns.includes('datelastmodified')
    ? 'foreign_sds'
    : null
}
