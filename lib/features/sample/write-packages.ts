import { join } from 'node:path'
import type { District, SourceName } from '@/lib/features/sample/district'
import { type SourceFiles, sourceFiles } from '@/lib/features/sample/source-files'
import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import { printPackage } from '@/lib/protocols/oneroster/csv/print-package'

const SOURCE_NAMES: readonly SourceName[] = ['sis', 'lms', 'assessment']

const SYSTEMS: Readonly<Record<SourceName, { readonly name: string; readonly code: string }>> = {
  sis: { name: 'Rollbook SIS', code: 'sis' },
  lms: { name: 'Lantern LMS', code: 'lms' },
  assessment: { name: 'Plumbline Assessments', code: 'assess' },
}

interface WriteOptions {
  /** Changes a system's files on their way to the zip. */
  readonly change?: (files: SourceFiles, source: SourceName) => SourceFiles
  /** 0 (stored) to 9 (smallest). */
  readonly compression?: number
}

export interface WrittenPackage {
  readonly source: SourceName
  readonly path: string
  readonly rows: ReadonlyMap<FileName, number>
}

/** Writes sis.zip, lms.zip and assessment.zip of a district into an existing folder, row by row. */
export async function writePackages(
  district: District,
  folder: string,
  options: WriteOptions = {},
): Promise<readonly WrittenPackage[]> {
  const written: WrittenPackage[] = []
  for (const source of SOURCE_NAMES) {
    const path = join(folder, `${source}.zip`)
    const files = sourceFiles(district, source)
    const rows = await printPackage(path, {
      systemName: SYSTEMS[source].name,
      systemCode: SYSTEMS[source].code,
      files: options.change?.(files, source) ?? files,
      compression: options.compression ?? 6,
    })
    written.push({ source, path, rows })
  }
  return written
}
