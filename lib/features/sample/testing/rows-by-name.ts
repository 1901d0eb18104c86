import type { District, SourceName } from '@/lib/features/sample/district'
import type { NamedRow } from '@/lib/features/sample/file-rows'
import { type SourceFiles, sourceFiles } from '@/lib/features/sample/source-files'
import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'

// Tests ask for the same file many times.
const known = new WeakMap<SourceFiles, Map<FileName, readonly NamedRow[]>>()

/** All rows of a file by the names of its columns, for tests that speak of what is in it. */
export function rowsByName(files: SourceFiles, name: FileName): readonly NamedRow[] {
  const ofFiles = known.get(files) ?? new Map<FileName, readonly NamedRow[]>()
  const rows = ofFiles.get(name) ?? readRows(files, name)
  known.set(files, ofFiles.set(name, rows))
  return rows
}

function readRows(files: SourceFiles, name: FileName): readonly NamedRow[] {
  const file = files.get(name)
  if (file === undefined) return []
  const columns = [
    ...FILES[name].map((column) => column.name),
    ...(file.metadata ?? []).map((extension) => `metadata.${extension}`),
  ]
  return [...file.rows].map((row) =>
    Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null])),
  )
}

export function countRows(files: SourceFiles, name: FileName): number {
  let count = 0
  for (const _ of files.get(name)?.rows ?? []) count++
  return count
}

export function filesOfAll(district: District): Readonly<Record<SourceName, SourceFiles>> {
  return {
    sis: sourceFiles(district, 'sis'),
    lms: sourceFiles(district, 'lms'),
    assessment: sourceFiles(district, 'assessment'),
  }
}
