import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { HeaderPlan } from '@/lib/protocols/oneroster/csv/header'
import type { SourceEntry } from '@/lib/protocols/oneroster/csv/source'
import type { Version } from '@/lib/protocols/oneroster/csv/upgrade'

/** A data file that has a good header and something below it. */
export interface ReadableFile {
  readonly file: FileName
  /** As the package calls it, for refusals. */
  readonly name: string
  readonly entry: SourceEntry
  readonly version: Version
  readonly mode: 'bulk' | 'delta'
  readonly header: HeaderPlan
  readonly headerLine: number
}
