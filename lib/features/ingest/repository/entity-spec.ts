import type { FileName } from '@/lib/protocols/oneroster/csv/columns'

/** A reference of one record to another: the staged column, and the entity its sourcedId belongs to. */
export interface Reference {
  readonly column: string
  readonly entity: FileName
}

/**
 * How one file of the standard becomes canonical rows. In every SQL piece `n` is the fresh record with, for each
 * reference, a column `ref_<name>` holding the canonical id it resolved to.
 */
export interface EntitySpec {
  readonly file: FileName
  /** Null where the record stands for nothing of its own: then only its link is kept. */
  readonly table: string | null
  readonly references?: Readonly<Record<string, Reference>>
  /** A further condition under which a record is held, and the column to name. */
  readonly heldIf?: { readonly condition: string; readonly column: string }
  /** Canonical column ← SQL over `n`. */
  readonly columns?: Readonly<Record<string, string>>
  /**
   * Certain matches with rows that other sources made: a select of (sourced_id, rank, rule, canonical_id) over
   * `unmatched n`, best rank first. One candidate at the best rank, free in this source, is certain; else the record
   * stays apart.
   */
  readonly matches?: string
  /** Columns that never go into `links.said`. */
  readonly unsaid?: readonly string[]
  /** Statements after rows and links stand; may use the temp table `fresh_<file>` with `canonical_id`. */
  readonly afterwards?: readonly string[]
}

/** SQL for a comma-separated list of the standard as an array; null stays null. */
export const list = (column: string) => `string_to_array(${column}, ',')`
