import { FILE_ORDER, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import { decode } from '@/lib/protocols/oneroster/csv/decode'
import type { PackageTolerance } from '@/lib/protocols/oneroster/csv/package'
import { baseName } from '@/lib/protocols/oneroster/csv/place-files'
import type { SourceEntry } from '@/lib/protocols/oneroster/csv/source'
import { splitLine } from '@/lib/protocols/oneroster/csv/split-line'
import type { Version } from '@/lib/protocols/oneroster/csv/upgrade'
import { type Refusal, refuse, type ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

/** A data file's row: what the manifest says of it, as written, and where. */
export interface ManifestRow {
  readonly value: string
  readonly line: number
}

export interface Manifest {
  /** Null when the manifest does not say. */
  readonly version: Version | null
  readonly systemName: string | null
  readonly systemCode: string | null
  readonly files: ReadonlyMap<FileName, ManifestRow>
  readonly tolerances: readonly PackageTolerance[]
}

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** 26 rows of short words fit many times over. */
const MANIFEST_BYTES = 64 * 1024

const VERSIONS: ReadonlyMap<string, Version> = new Map([
  ['1.0', '1.0'],
  ['1.1', '1.1'],
  ['1.2', '1.2'],
  ['1.2.1', '1.2'],
])

/**
 * Reads manifest.csv (OneRoster CSV 1.2, manifest.csv): which version, which files in which mode, and who made them.
 * Case, spaces and unknown properties are borne with. A manifest that is no such table, names another version, or
 * gives one property two values refuses the package.
 */
export async function readManifest(entry: SourceEntry): Promise<ReadManifest> {
  const name = baseName(entry.path)
  const tolerances: PackageTolerance[] = []
  const note = (code: ToleranceCode, line: number, column: string) => {
    tolerances.push({ file: name, code, count: 1, firstLine: line, column })
  }
  const table = await readTable(entry, note)
  if (typeof table === 'string') {
    return { ok: false, refusals: [refuse('manifest_unreadable', name, 0, '', { found: table })] }
  }
  const properties = new Map<string, ManifestRow>()
  for (const { property, value, line } of table) {
    const known = properties.get(property)
    if (known && known.value !== value) {
      return { ok: false, refusals: [refuse('manifest_conflict', name, line, property)] }
    }
    properties.set(property, { value, line })
  }

  const files = new Map<FileName, ManifestRow>()
  for (const file of FILE_ORDER) {
    const row = properties.get(`file.${file}`.toLowerCase())
    if (row) files.set(file, row)
  }
  const known = new Set([
    ...['manifest.version', 'oneroster.version', 'source.systemname', 'source.systemcode'],
    ...FILE_ORDER.map((file) => `file.${file}`.toLowerCase()),
  ])
  for (const [property, { line }] of properties) {
    if (!known.has(property)) note('manifest_property_unknown', line, 'propertyName')
  }
  if (properties.get('manifest.version')?.value !== '1.0') {
    note('manifest_version', properties.get('manifest.version')?.line ?? 0, 'manifest.version')
  }
  const written = properties.get('oneroster.version')
  const version = written?.value ? VERSIONS.get(written.value.replace(/^v/i, '')) : null
  if (version === undefined) {
    const refusal = refuse('version_unsupported', name, written?.line ?? 0, 'oneroster.version', {
      expected: [...VERSIONS.keys()].join(', '),
      found: written?.value ?? '',
    })
    return { ok: false, refusals: [refusal] }
  }
  if (version === null) note('manifest_row_missing', written?.line ?? 0, 'oneroster.version')
  const text = (property: string) => properties.get(property)?.value || null
  return {
    ok: true,
    manifest: {
      version,
      systemName: text('source.systemname'),
      systemCode: text('source.systemcode'),
      files,
      tolerances,
    },
  }
}

interface TableRow {
  /** In lower case: properties are told apart without regard to it. */
  readonly property: string
  readonly value: string
  readonly line: number
}

/** The rows below the header, or why there are none. */
async function readTable(
  entry: SourceEntry,
  note: (code: ToleranceCode, line: number, column: string) => void,
): Promise<readonly TableRow[] | string> {
  if (entry.bytes > MANIFEST_BYTES) return 'it is too large'
  const rows: TableRow[] = []
  let header = false
  for await (const item of decode(entry.open(), MANIFEST_BYTES)) {
    if (item.kind === 'tolerated') note(item.code, item.line, '')
    else if (item.kind === 'stopped') return `line ${item.line} is not text`
    else if (item.kind === 'line_too_long') return `line ${item.line} is too long`
    else {
      for (const [index, text] of item.text.split('\n').entries()) {
        const line = item.firstLine + index
        if (text.trim() === '') continue
        const split = splitLine(text)
        if (split.kind !== 'cells') return `line ${line} has a lone quotation mark`
        const [first = '', second = ''] = split.cells
        const property = first.trim()
        if (header) {
          rows.push({ property: property.toLowerCase(), value: second.trim(), line })
        } else {
          if (property.toLowerCase() !== 'propertyname') return 'the header is not propertyName,value'
          if (first !== 'propertyName' || second !== 'value') note('manifest_header', line, '')
          header = true
        }
      }
    }
  }
  return header ? rows : 'it is empty'
}
