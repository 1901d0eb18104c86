import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { Version } from '@/lib/protocols/oneroster/csv/upgrade'
import type { Refusal, ToleranceCode, Tolerated } from '@/lib/protocols/oneroster/csv/verdicts'

/** One row in the shape of 1.2.1, whatever version it came in. */
export interface CsvRecord {
  /** The physical line the row begins on; a role taken from an older users.csv has its user's line. */
  readonly line: number
  /** In the order of `FILES[file]`, normalised; null where empty. */
  readonly values: readonly (string | null)[]
  /** The filled `metadata.*` cells by the name behind the point; null without any. */
  readonly metadata: Readonly<Record<string, string>> | null
}

/** At most 1,000 records of one file, and what was met on the way to them. */
export interface Batch {
  readonly file: FileName
  readonly records: readonly CsvRecord[]
  readonly refusals: readonly Refusal[]
  /** Counts since the last batch of the file. */
  readonly tolerances: ReadonlyMap<ToleranceCode, Tolerated>
}

/** A tolerance of the package itself: its manifest, its file names, its folders. */
export interface PackageTolerance extends Tolerated {
  readonly file: string
  readonly code: ToleranceCode
}

export interface OneRosterPackage {
  readonly version: Version
  readonly systemName: string | null
  readonly systemCode: string | null
  /** The files that can be read and have rows. A users.csv of 1.0 or 1.1 brings `roles` as well. */
  readonly modes: ReadonlyMap<FileName, 'bulk' | 'delta'>
  /** Unpacked size of the files in `modes`. */
  readonly bytes: number
  /** Refusals that belong to no data file of the standard; those of data files come with the batches. */
  readonly refusals: readonly Refusal[]
  readonly tolerances: readonly PackageTolerance[]
  /**
   * All rows, file by file in `FILE_ORDER`, at the pace they are taken. A file that was refused as a whole, or has no
   * rows, gives one batch without records. `onProgress` is told the bytes read of the whole package.
   */
  read(onProgress?: (done: { readonly file: FileName; readonly bytes: number }) => void): AsyncIterable<Batch>
  close(): Promise<void>
}

export type Opened =
  | { readonly ok: true; readonly package: OneRosterPackage }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }
