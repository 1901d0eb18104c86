import type { Refusal } from '@/lib/protocols/oneroster/csv/verdicts'

/** One regular file of a package, not yet opened. */
export interface SourceEntry {
  /** Path inside the package, `/` between folders; checked to be relative and harmless. */
  readonly path: string
  /** Unpacked size; for a zip already proven against the data. */
  readonly bytes: number
  /** The unpacked bytes. The stream fails with an Error when the bytes cannot be read. */
  open(): AsyncIterable<Buffer>
}

/** A zip or a folder, read in place: nothing is ever unpacked to disk. */
export interface PackageSource {
  readonly entries: readonly SourceEntry[]
  close(): Promise<void>
}

export type OpenedSource =
  | { readonly ok: true; readonly source: PackageSource }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }
