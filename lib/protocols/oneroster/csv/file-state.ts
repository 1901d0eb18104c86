import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import { planHeader } from '@/lib/protocols/oneroster/csv/header'
import type { PackageLimits } from '@/lib/protocols/oneroster/csv/limits'
import type { PeekedHeader } from '@/lib/protocols/oneroster/csv/peek-header'
import { baseName } from '@/lib/protocols/oneroster/csv/place-files'
import type { ReadableFile } from '@/lib/protocols/oneroster/csv/readable-file'
import type { SourceEntry } from '@/lib/protocols/oneroster/csv/source'
import { USER_ROLE_COLUMNS, type Version } from '@/lib/protocols/oneroster/csv/upgrade'
import type { Refusal, ToleranceCode, Tolerated } from '@/lib/protocols/oneroster/csv/verdicts'

export interface ReadableState {
  readonly kind: 'readable'
  readonly source: ReadableFile
  /** Of the file as a whole: its encoding and its header. */
  readonly tolerances: ReadonlyMap<ToleranceCode, Tolerated>
  /** An older users.csv that holds the roles as well. */
  readonly bringsRoles: boolean
}

/** What is known of a data file before its rows are read. */
export type FileState =
  | ReadableState
  /** Refused as a whole, or without rows. */
  | {
      readonly kind: 'closed'
      readonly refusals: readonly Refusal[]
      readonly tolerances: ReadonlyMap<ToleranceCode, Tolerated>
    }
  | { readonly kind: 'from_users'; readonly users: ReadableState }

/** Decides from its beginning whether and how a data file can be read. */
export function planFile(
  file: FileName,
  entry: SourceEntry,
  header: PeekedHeader,
  context: { readonly version: Version; readonly mode: 'bulk' | 'delta'; readonly hasRoles: boolean },
  limits: PackageLimits,
): FileState {
  const { version, mode, hasRoles } = context
  if (header.kind === 'refused') return { kind: 'closed', refusals: [header.refusal], tolerances: new Map() }
  const { log } = header
  if (header.kind === 'empty') {
    log.note('file_empty', 0, '')
    return { kind: 'closed', refusals: [], tolerances: log.counts }
  }
  const name = baseName(entry.path)
  // Some exports say 1.2 in the manifest and still write users.csv as 1.1 did.
  const writtenAsBefore = USER_ROLE_COLUMNS.every((column) => header.cells.includes(column.name))
  const rolesFromUsers = file === 'users' && !hasRoles && (version !== '1.2' || writtenAsBefore)
  const planned = planHeader(header.cells, name, header.line, {
    file,
    version,
    mode,
    rolesFromUsers,
    columnsMax: limits.columns,
  })
  if (!planned.ok) return { kind: 'closed', refusals: planned.refusals, tolerances: log.counts }
  for (const { code, column } of planned.notes) log.note(code, header.line, column)
  if (rolesFromUsers && version === '1.2') log.note('column_older', header.line, 'role')
  if (!header.hasRows) {
    log.note('file_empty', 0, '')
    return { kind: 'closed', refusals: [], tolerances: log.counts }
  }
  return {
    kind: 'readable',
    source: { file, name, entry, version, mode, header: planned.plan, headerLine: header.line },
    tolerances: log.counts,
    bringsRoles: rolesFromUsers,
  }
}
