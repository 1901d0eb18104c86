import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { FILE_ORDER, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import { detectForeignHeader, detectForeignNames } from '@/lib/protocols/oneroster/csv/detect-foreign'
import { type FileState, planFile } from '@/lib/protocols/oneroster/csv/file-state'
import { openFolder } from '@/lib/protocols/oneroster/csv/folder-source'
import { DEFAULT_LIMITS, type PackageLimits } from '@/lib/protocols/oneroster/csv/limits'
import { readManifest } from '@/lib/protocols/oneroster/csv/manifest'
import type { Opened, PackageTolerance } from '@/lib/protocols/oneroster/csv/package'
import { type PeekedHeader, peekHeader } from '@/lib/protocols/oneroster/csv/peek-header'
import { type PlacedFiles, placeFiles } from '@/lib/protocols/oneroster/csv/place-files'
import { readPackage } from '@/lib/protocols/oneroster/csv/read-package'
import { type ResolvedModes, resolveModes, resolveOldest } from '@/lib/protocols/oneroster/csv/resolve-modes'
import type { OpenedSource, PackageSource } from '@/lib/protocols/oneroster/csv/source'
import { type Refusal, type RefusalCode, refuse } from '@/lib/protocols/oneroster/csv/verdicts'
import { openZip } from '@/lib/protocols/oneroster/csv/zip-source'

/**
 * Opens a OneRoster CSV package, a zip or a folder, of version 1.0, 1.1, 1.2 or 1.2.1, and answers what is in it. All
 * that can be known without reading rows is known then: a zip is proven sound, the manifest is compared with the
 * files, every header is planned. The package is read in place and must be closed. Nothing is thrown for bad input;
 * a package of which no file can be read is refused with all reasons.
 */
export async function openPackage(path: string, limits: Partial<PackageLimits> = {}): Promise<Opened> {
  const bounds = { ...DEFAULT_LIMITS, ...limits }
  const opened = await openSource(path, basename(path), bounds)
  if (!opened.ok) return opened
  let result: Opened | null = null
  try {
    result = await examine(opened.source, basename(path), bounds)
    return result
  } finally {
    if (!result?.ok) await opened.source.close()
  }
}

async function openSource(path: string, name: string, limits: PackageLimits): Promise<OpenedSource> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return await openFolder(path, name, limits)
    // A pipe would be waited for; only a file can be asked for its first bytes.
    if (found.isFile() && (await beginsAsZip(path))) return await openZip(path, name, limits)
    return no(refuse('not_a_package', name, 0, ''))
  } catch (error) {
    return no(refuse('path_unreadable', name, 0, '', { found: systemReason(error) }))
  }
}

async function beginsAsZip(path: string): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer.toString('latin1') === 'PK'
  } finally {
    await handle.close()
  }
}

/** The file system's own word (ENOENT, EACCES), without the path it would add. */
function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file or folder'
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read'
    default:
      return typeof code === 'string' ? code : 'unknown reason'
  }
}

function no(...refusals: readonly Refusal[]): { readonly ok: false; readonly refusals: readonly Refusal[] } {
  return { ok: false, refusals }
}

async function examine(source: PackageSource, name: string, limits: PackageLimits): Promise<Opened> {
  const stop = (code: RefusalCode, ...others: readonly Refusal[]) => no(refuse(code, name, 0, ''), ...others)
  const foreign = detectForeignNames(source.entries.map(({ path }) => path))
  if (foreign) return stop(foreign)
  const placed = placeFiles(source.entries)
  if (!placed.manifest && placed.files.size === 0) return stop('package_empty', ...placed.refusals)

  const headers = new Map<FileName, PeekedHeader>()
  for (const [file, entry] of placed.files) headers.set(file, await peekHeader(entry, limits.lineBytes))
  const present = new Set(placed.files.keys())

  if (!placed.manifest) {
    for (const header of headers.values()) {
      const other = header.kind === 'header' ? detectForeignHeader(header.cells) : null
      if (other) return stop(other)
    }
    const resolved = resolveOldest(present)
    if (!resolved) return stop('manifest_missing', ...placed.refusals)
    return assemble(source, placed, headers, resolved, { systemName: null, systemCode: null }, limits)
  }

  const read = await readManifest(placed.manifest)
  if (!read.ok) return no(...read.refusals, ...placed.refusals)
  const resolved = resolveModes(read.manifest, present)
  const tolerances = [...read.manifest.tolerances, ...resolved.tolerances]
  return assemble(source, placed, headers, { ...resolved, tolerances }, read.manifest, limits)
}

function assemble(
  source: PackageSource,
  placed: PlacedFiles,
  headers: ReadonlyMap<FileName, PeekedHeader>,
  { version, modes, refused, tolerances }: ResolvedModes,
  system: { readonly systemName: string | null; readonly systemCode: string | null },
  limits: PackageLimits,
): Opened {
  const states = new Map<FileName, FileState>()
  for (const file of FILE_ORDER) {
    const refusal = refused.get(file)
    if (refusal) states.set(file, { kind: 'closed', refusals: [refusal], tolerances: new Map() })
    const mode = modes.get(file)
    const entry = placed.files.get(file)
    const header = headers.get(file)
    if (!mode || !entry || !header) continue
    const state = planFile(
      file,
      entry,
      header,
      { version, mode, hasRoles: placed.files.has('roles') },
      limits,
    )
    states.set(file, state)
    if (state.kind === 'readable' && state.bringsRoles)
      states.set('roles', { kind: 'from_users', users: state })
  }
  const readable = [...states.values()].filter((state) => state.kind === 'readable')
  const closed = [...states.values()].flatMap((state) => (state.kind === 'closed' ? state.refusals : []))
  if (readable.length === 0 && closed.length > 0) return no(...closed, ...placed.refusals)
  return {
    ok: true,
    package: {
      version,
      systemName: system.systemName,
      systemCode: system.systemCode,
      modes: readableModes(states),
      bytes: readable.reduce((sum, state) => sum + state.source.entry.bytes, 0),
      refusals: placed.refusals,
      tolerances: merge([...placed.tolerances, ...tolerances]),
      read: (onProgress) => readPackage(states, limits, onProgress ?? (() => undefined)),
      close: () => source.close(),
    },
  }
}

function readableModes(states: ReadonlyMap<FileName, FileState>): ReadonlyMap<FileName, 'bulk' | 'delta'> {
  const modes = new Map<FileName, 'bulk' | 'delta'>()
  for (const file of FILE_ORDER) {
    const state = states.get(file)
    if (state?.kind === 'readable') modes.set(file, state.source.mode)
    else if (state?.kind === 'from_users') modes.set(file, state.users.source.mode)
  }
  return modes
}

/** One entry for each file and code, with the first place. */
function merge(tolerances: readonly PackageTolerance[]): readonly PackageTolerance[] {
  const merged = new Map<string, PackageTolerance>()
  for (const one of tolerances) {
    const key = `${one.file}/${one.code}`
    const known = merged.get(key)
    merged.set(key, known ? { ...known, count: known.count + one.count } : one)
  }
  return [...merged.values()]
}
