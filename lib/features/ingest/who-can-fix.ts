import type { RefusalCode } from '@/lib/protocols/oneroster/csv/verdicts'
import type { Fixer } from './contract'

/** Codes of refusals that ingest adds to the reader's. */
type IngestCode = 'duplicate_sourced_id' | 'dangling_reference' | 'sample_district' | 'source_unnamed'

/*
 * Three kinds of people can be written to: the district's SIS administrator, who keeps the records and presses
 * "export"; the exporting system's support, who owns its format; the curriculum office, who keeps the standards.
 */
const FIXERS: Readonly<Record<RefusalCode | IngestCode, Fixer>> = {
  path_unreadable: 'you',
  not_a_package: 'you',
  package_empty: 'sis',
  package_too_large: 'sis',
  too_many_entries: 'sis',
  zip_damaged: 'you',
  zip_ratio: 'vendor',
  entry_path: 'vendor',
  entry_not_regular: 'vendor',
  entry_encrypted: 'sis',
  entry_method: 'vendor',
  entry_duplicate: 'vendor',
  entry_overlap: 'vendor',
  entry_mismatch: 'vendor',
  nested_archive: 'you',
  foreign_sds: 'sis',
  foreign_clever: 'sis',
  manifest_missing: 'vendor',
  manifest_unreadable: 'vendor',
  manifest_conflict: 'vendor',
  version_unsupported: 'vendor',
  file_unknown: 'vendor',
  file_misplaced: 'vendor',
  file_announced_absent: 'vendor',
  file_missing: 'vendor',
  file_mode_invalid: 'vendor',
  file_mode_unknown: 'vendor',
  encoding_invalid: 'vendor',
  nul_byte: 'vendor',
  read_failed: 'you',
  header_missing: 'vendor',
  header_delimiter: 'vendor',
  header_column_missing: 'vendor',
  header_duplicate: 'vendor',
  header_too_wide: 'vendor',
  roles_incomplete: 'sis',
  line_too_long: 'vendor',
  cell_too_long: 'sis',
  quote_unbalanced: 'vendor',
  quote_misplaced: 'vendor',
  cell_count: 'vendor',
  required_missing: 'sis',
  delta_cell_missing: 'vendor',
  invalid_guid: 'vendor',
  guid_too_long: 'vendor',
  invalid_enum: 'vendor',
  invalid_boolean: 'vendor',
  invalid_integer: 'sis',
  invalid_float: 'sis',
  number_too_large: 'sis',
  invalid_date: 'sis',
  date_ambiguous: 'vendor',
  invalid_datetime: 'vendor',
  invalid_year: 'sis',
  invalid_score_scale: 'sis',
  duplicate_sourced_id: 'vendor',
  dangling_reference: 'itself',
  sample_district: 'you',
  source_unnamed: 'you',
}

/** Who can do something about a refusal. A standard that has not arrived is the curriculum office's, not time's. */
export function whoCanFix(refusal: { readonly code: string; readonly column: string }): Fixer {
  if (refusal.code === 'dangling_reference' && /objective/i.test(refusal.column)) return 'curriculum'
  return FIXERS_BY_CODE.get(refusal.code) ?? 'vendor'
}

const FIXERS_BY_CODE = new Map<string, Fixer>(Object.entries(FIXERS))
