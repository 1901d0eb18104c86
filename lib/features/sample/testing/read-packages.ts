import type { SourceName } from '@/lib/features/sample/district'
import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import { openPackage } from '@/lib/protocols/oneroster/csv/open-package'

interface ReadPackage {
  readonly source: SourceName
  /** Every accepted row as one text. */
  readonly rows: ReadonlyMap<FileName, readonly string[]>
  /** As `file.csv column code`. */
  readonly refusals: readonly string[]
  readonly tolerances: readonly string[]
}

/** Reads packages back as an import would. */
export async function readPackages(
  packages: readonly { readonly source: SourceName; readonly path: string }[],
): Promise<readonly ReadPackage[]> {
  const read: ReadPackage[] = []
  for (const { source, path } of packages) {
    const opened = await openPackage(path)
    if (!opened.ok) throw new Error(`${source} was refused: ${opened.refusals[0]?.message}`)
    const rows = new Map<FileName, string[]>()
    const refusals: string[] = []
    const tolerances = new Set<string>()
    for await (const batch of opened.package.read()) {
      const list = rows.get(batch.file) ?? []
      for (const record of batch.records) list.push(JSON.stringify([record.values, record.metadata]))
      rows.set(batch.file, list)
      for (const { file, column, code } of batch.refusals) refusals.push(`${file} ${column} ${code}`)
      for (const code of batch.tolerances.keys()) tolerances.add(`${batch.file} ${code}`)
    }
    await opened.package.close()
    read.push({ source, rows, refusals, tolerances: [...tolerances].toSorted() })
  }
  return read
}
