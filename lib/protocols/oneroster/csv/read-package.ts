import type { Present } from '@/lib/protocols/oneroster/csv/collect-rows'
import { FILE_ORDER, FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { FileState } from '@/lib/protocols/oneroster/csv/file-state'
import type { PackageLimits } from '@/lib/protocols/oneroster/csv/limits'
import type { Batch } from '@/lib/protocols/oneroster/csv/package'
import { readFile } from '@/lib/protocols/oneroster/csv/read-file'
import { isAboveSchools, upgradeRoles } from '@/lib/protocols/oneroster/csv/upgrade'
import { refuse } from '@/lib/protocols/oneroster/csv/verdicts'

/** More orgs than any district has; beyond, an administrator simply counts as one of the site. */
const ORGS_MAX = 100_000

/**
 * Reads all files of an opened package in `FILE_ORDER`. The roles of an older package are made from a second reading
 * of users.csv, so that every file comes whole and in its place; what that reading meets again is not said again, except once that
 * the roles of refused users are missing.
 */
export async function* readPackage(
  states: ReadonlyMap<FileName, FileState>,
  limits: PackageLimits,
  onProgress: (done: { readonly file: FileName; readonly bytes: number }) => void,
): AsyncGenerator<Batch, void, undefined> {
  const aboveSchools = new Set<string>()
  let bytesBefore = 0
  for (const file of FILE_ORDER) {
    const state = states.get(file)
    switch (state?.kind) {
      case undefined:
        break
      case 'closed':
        yield { file, records: [], refusals: state.refusals, tolerances: state.tolerances }
        break
      case 'readable': {
        if (state.tolerances.size > 0) {
          yield { file, records: [], refusals: [], tolerances: state.tolerances }
        }
        const present = presentAsIs(file, aboveSchools)
        const base = bytesBefore
        const onBytes = (bytes: number) => onProgress({ file, bytes: base + bytes })
        for await (const batch of readFile(state.source, limits, present, onBytes)) yield { file, ...batch }
        bytesBefore += state.source.entry.bytes
        onProgress({ file, bytes: bytesBefore })
        break
      }
      case 'from_users': {
        const batches = readFile(state.users.source, limits, presentRoles(aboveSchools), () => undefined)
        let complete = true
        for await (const { records, refusals } of batches) {
          complete &&= refusals.length === 0
          if (records.length > 0) yield { file, records, refusals: [], tolerances: new Map() }
        }
        if (complete) break
        const incomplete = refuse('roles_incomplete', state.users.source.name, 0, '')
        yield { file, records: [], refusals: [incomplete], tolerances: new Map() }
        break
      }
    }
  }
}

/** A row as its own record; columns read for the roles stay out, and orgs above schools are remembered for them. */
function presentAsIs(file: FileName, aboveSchools: Set<string>): Present {
  const width = FILES[file].length
  const type = file === 'orgs' ? FILES.orgs.findIndex(({ name }) => name === 'type') : -1
  return ({ values, metadata }, line, out) => {
    const sourcedId = values[0]
    if (type >= 0 && sourcedId && isAboveSchools(values[type] ?? null) && aboveSchools.size < ORGS_MAX) {
      aboveSchools.add(sourcedId)
    }
    out.push({ line, values: values.length > width ? values.slice(0, width) : values, metadata })
  }
}

function presentRoles(aboveSchools: ReadonlySet<string>): Present {
  const width = FILES.users.length
  return ({ values }, line, out) => {
    const [sourcedId, status = null, dateLastModified = null] = values
    const role = values[width]
    const orgs = values[width + 1]
    if (!sourcedId || !role || !orgs) return
    const user = { sourcedId, status, dateLastModified, role, orgSourcedIds: orgs.split(',') }
    for (const row of upgradeRoles(user, aboveSchools)) out.push({ line, values: row, metadata: null })
  }
}
