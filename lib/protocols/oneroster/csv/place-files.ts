import { FILE_ORDER, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { PackageTolerance } from '@/lib/protocols/oneroster/csv/package'
import type { SourceEntry } from '@/lib/protocols/oneroster/csv/source'
import { type Refusal, refuse, type ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

/** What each entry of a package is. */
export interface PlacedFiles {
  readonly manifest: SourceEntry | null
  readonly files: ReadonlyMap<FileName, SourceEntry>
  /** Of single entries; the others may still be read. */
  readonly refusals: readonly Refusal[]
  readonly tolerances: readonly PackageTolerance[]
}

const SYSTEM_FILE = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i
const ARCHIVE = /\.(?:zip|7z|rar|gz|tgz|tar|bz2|xz)$/i

const BY_LOWER_NAME: ReadonlyMap<string, FileName> = new Map(
  FILE_ORDER.map((file) => [`${file}.csv`.toLowerCase(), file]),
)

/** The last part of a path inside a package. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether an entry was left by an operating system and says nothing. */
export function isSystemFile(path: string): boolean {
  return SYSTEM_FILE.test(path)
}

/** Whether an entry is an archive, which no package may hold. */
export function isArchive(path: string): boolean {
  return ARCHIVE.test(path)
}

/**
 * Finds the manifest and the data files among a package's entries (OneRoster CSV 1.2, file packaging: exact names, at
 * the root). One folder around all files and another case of a name are borne with; every other file is refused by
 * name. Two entries never claim one file, since sources refuse names that differ in case only.
 */
export function placeFiles(entries: readonly SourceEntry[]): PlacedFiles {
  const refusals: Refusal[] = []
  const tolerances: PackageTolerance[] = []
  const note = (code: ToleranceCode, file: string) => {
    tolerances.push({ file, code, count: 1, firstLine: 0, column: '' })
  }
  const own = entries.filter(({ path }) => {
    const system = isSystemFile(path)
    if (system) note('system_file_ignored', path)
    return !system
  })
  const root = enclosingFolder(own)
  if (root !== '') note('enclosing_folder', root)
  let manifest: SourceEntry | null = null
  const files = new Map<FileName, SourceEntry>()
  for (const entry of own) {
    const name = baseName(entry.path)
    if (root + name !== entry.path) {
      refusals.push(refuse('file_misplaced', entry.path, 0, ''))
      continue
    }
    const file = BY_LOWER_NAME.get(name.toLowerCase())
    if (name.toLowerCase() === 'manifest.csv') manifest = entry
    else if (file) files.set(file, entry)
    else refusals.push(refuse('file_unknown', name, 0, ''))
    const proper = file ? `${file}.csv` : 'manifest.csv'
    if (name !== proper && name.toLowerCase() === proper.toLowerCase()) note('file_name_case', name)
  }
  return { manifest, files, refusals, tolerances }
}

/** `folder/` when every entry lies directly in that one folder, else ''. */
function enclosingFolder(entries: readonly SourceEntry[]): string {
  const folders = new Set(entries.map(({ path }) => path.slice(0, path.indexOf('/') + 1)))
  const [folder] = folders
  return folders.size === 1 && folder !== undefined ? folder : ''
}
