import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { FileToPrint } from '@/lib/protocols/oneroster/csv/print-package'
import type { Row } from '@/lib/protocols/oneroster/csv/print-rows'

/** A row by the names of its columns; what is not named is empty. */
export type NamedRow = Readonly<Record<string, string | null>>

export type FileEntry = readonly [FileName, FileToPrint]

/**
 * A bulk file of rows given by column name. `rows` is a function, so that the same file can be written twice.
 * Throws when its first row names a column the file does not have.
 */
export function bulkFile(
  name: FileName,
  rows: () => Iterable<NamedRow>,
  metadata?: readonly string[],
): FileEntry {
  const columns = [
    ...FILES[name].map((column) => column.name),
    ...(metadata ?? []).map((extension) => `metadata.${extension}`),
  ]
  const file = { mode: 'bulk', rows: { [Symbol.iterator]: () => inOrder(name, columns, rows()) } } as const
  return [name, metadata === undefined ? file : { ...file, metadata }]
}

function* inOrder(name: FileName, columns: readonly string[], rows: Iterable<NamedRow>): Generator<Row> {
  let checked = false
  for (const row of rows) {
    if (!checked) {
      const unknown = Object.keys(row).find((column) => !columns.includes(column))
      if (unknown !== undefined) throw new Error(`${name}.csv has no column ${unknown}`)
      checked = true
    }
    yield columns.map((column) => row[column] ?? null)
  }
}
