import { FILE_ORDER, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { Manifest } from '@/lib/protocols/oneroster/csv/manifest'
import type { PackageTolerance } from '@/lib/protocols/oneroster/csv/package'
import { isNewFile, SEVEN_FILES, type Version } from '@/lib/protocols/oneroster/csv/upgrade'
import { type Refusal, refuse, type ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

type Mode = 'bulk' | 'delta'

/** What is to be read and how, and what is wrong with the files that are not. */
export interface ResolvedModes {
  readonly version: Version
  readonly modes: ReadonlyMap<FileName, Mode>
  readonly refused: ReadonlyMap<FileName, Refusal>
  readonly tolerances: readonly PackageTolerance[]
}

/**
 * Compares the manifest with the files that are there (OneRoster CSV 1.2, manifest.csv: both must agree). Rows that
 * are missing or empty are borne with: the file is taken as the others are. A file the manifest calls absent, or
 * announces and does not bring, is refused; the others are read.
 */
export function resolveModes(manifest: Manifest, present: ReadonlySet<FileName>): ResolvedModes {
  const version = manifest.version ?? guessVersion(manifest, present)
  const modes = new Map<FileName, Mode>()
  const refused = new Map<FileName, Refusal>()
  const unsaid: FileName[] = []
  const tolerances: PackageTolerance[] = []
  const note = (code: ToleranceCode, file: FileName) => {
    const firstLine = manifest.files.get(file)?.line ?? 0
    tolerances.push({ file: 'manifest.csv', code, count: 1, firstLine, column: `file.${file}` })
  }
  for (const file of FILE_ORDER) {
    const written = manifest.files.get(file)?.value
    const value = written?.toLowerCase()
    if (value !== written) note('manifest_value_case', file)
    if (value === undefined || value === '') {
      const older = version !== '1.2' && isNewFile(file) && !present.has(file)
      if (value === '') note('manifest_value_empty', file)
      else if (!older) note('manifest_row_missing', file)
      if (present.has(file)) unsaid.push(file)
    } else if (value === 'absent') {
      if (present.has(file)) refused.set(file, refuse('file_announced_absent', `${file}.csv`, 0, ''))
    } else if (value === 'bulk' || value === 'delta') {
      if (present.has(file)) modes.set(file, value)
      else refused.set(file, refuse('file_missing', `${file}.csv`, 0, '', { expected: value }))
    } else {
      refused.set(file, refuse('file_mode_invalid', `${file}.csv`, 0, '', { found: value }))
    }
  }
  const kinds = new Set(modes.values())
  const [only = 'bulk'] = kinds
  for (const file of unsaid) {
    if (kinds.size > 1) refused.set(file, refuse('file_mode_unknown', `${file}.csv`, 0, ''))
    else modes.set(file, only)
  }
  return { version, modes, refused, tolerances }
}

/**
 * The modes of a package without a manifest, which is 1.0 and bulk when it holds nothing but the seven files of 1.0;
 * null when it holds others. Missing ones are borne with.
 */
export function resolveOldest(present: ReadonlySet<FileName>): ResolvedModes | null {
  if ([...present].some((file) => !SEVEN_FILES.includes(file))) return null
  return {
    version: '1.0',
    modes: new Map([...present].map((file) => [file, 'bulk'])),
    refused: new Map(),
    tolerances: SEVEN_FILES.filter((file) => !present.has(file)).map((file) => ({
      file: `${file}.csv`,
      code: 'seven_files_incomplete',
      count: 1,
      firstLine: 0,
      column: '',
    })),
  }
}

function guessVersion(manifest: Manifest, present: ReadonlySet<FileName>): Version {
  const named = [...manifest.files.keys(), ...present]
  return named.some(isNewFile) ? '1.2' : '1.1'
}
