import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { FILE_ORDER, FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import { printRows, type Row } from '@/lib/protocols/oneroster/csv/print-rows'

export interface FileToPrint {
  readonly mode: 'bulk' | 'delta'
  /** Read once, in order, while the zip is written. */
  readonly rows: Iterable<Row>
  /** Extension columns at the right end of the header, named without their `metadata.` prefix. */
  readonly metadata?: readonly string[]
}

export interface PackageToPrint {
  readonly systemName: string
  readonly systemCode: string
  /** A file that is not named here, or has no rows, is listed absent and left out (OneRoster CSV 1.2 §2). */
  readonly files: ReadonlyMap<FileName, FileToPrint>
  /** 0 (stored) to 9 (smallest); 6 where nothing is said. */
  readonly compression?: number
}

// yazl keeps local clock fields of this date and, with DOS stamps only, nothing else: the same bytes in every zone.
const ENTRY = { mtime: new Date(2026, 0, 1, 12, 0, 0), mode: 0o100644, forceDosTimestamp: true } as const

/**
 * Writes a OneRoster CSV 1.2 package (zip, deflate, files at the root, manifest.csv first) to a file, one row at a
 * time and only as fast as the disk takes them. The same rows give the same bytes. Answers the rows written per file.
 * Throws on a failing disk or when `rows` throws; the half-written file is then the caller's to remove.
 */
export async function printPackage(
  path: string,
  content: PackageToPrint,
): Promise<ReadonlyMap<FileName, number>> {
  const counts = new Map<FileName, number>()
  const files = [...content.files].flatMap(([name, file]) => {
    const rows = unlessEmpty(file.rows, (count) => counts.set(name, count))
    return rows === null ? [] : [{ name, file, rows }]
  })
  const zip = new ZipFile()
  const entry = { ...ENTRY, compressionLevel: content.compression ?? 6 }
  const modes = new Map(files.map(({ name, file }) => [name, file.mode]))
  zip.addBuffer(Buffer.from(printManifest(content, modes)), 'manifest.csv', entry)
  // yazl reports a failing source apart from its output, which would otherwise wait for ever.
  const failure = new AbortController()
  zip.on('error', (error) => failure.abort(error))
  for (const { name, file, rows } of files) {
    const header = [...FILES[name].map((column) => column.name), ...metadataHeader(file)]
    zip.addReadStreamLazy(`${name}.csv`, entry, (done) => {
      const text = Readable.from(printRows(header, rows), { objectMode: false, highWaterMark: 64 * 1024 })
      text.on('error', (error) => zip.emit('error', error))
      done(null, text)
    })
  }
  zip.end()
  try {
    await pipeline(zip.outputStream, createWriteStream(path), { signal: failure.signal })
  } catch (error) {
    throw failure.signal.aborted ? failure.signal.reason : error
  }
  return counts
}

function printManifest(content: PackageToPrint, modes: ReadonlyMap<FileName, string>): string {
  const properties: Row[] = [
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...FILE_ORDER.toSorted().map((name): Row => [`file.${name}`, modes.get(name) ?? 'absent']),
    ['source.systemName', content.systemName],
    ['source.systemCode', content.systemCode],
  ]
  return [...printRows(['propertyName', 'value'], properties)].join('')
}

function metadataHeader(file: FileToPrint): readonly string[] {
  return (file.metadata ?? []).map((name) => `metadata.${name}`)
}

// The manifest stands before the data, so whether a file has a row at all is learnt by taking its first one.
function unlessEmpty(rows: Iterable<Row>, onCount: (count: number) => void): Iterable<Row> | null {
  const iterator = rows[Symbol.iterator]()
  const first = iterator.next()
  if (first.done) return null
  return (function* () {
    let count = 1
    yield first.value
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      count++
      yield next.value
    }
    onCount(count)
  })()
}
