import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { ok, type Result, refused } from '@/lib/core/result'
import { isSafePath } from '@/lib/protocols/oneroster/csv/entry-path'
import type { PackageLimits } from '@/lib/protocols/oneroster/csv/limits'
import { isArchive } from '@/lib/protocols/oneroster/csv/place-files'
import type { OpenedSource, SourceEntry } from '@/lib/protocols/oneroster/csv/source'
import { type Refusal, refuse } from '@/lib/protocols/oneroster/csv/verdicts'
import { BoundedReader, type PackedRange, unpack } from '@/lib/protocols/oneroster/csv/zip-reader'

const END_OF_DIRECTORY_64 = 0x06064b50
const END_OF_DIRECTORY_BYTES = 22
const ENCRYPTED = 0x1 | 0x40 | 0x2000
const SIZES_FOLLOW_DATA = 0x8
const STORED = 0
const DEFLATED = 8

interface CheckedEntry {
  readonly path: string
  readonly crc: number
  /** Of the local header: two entries may not share a byte from here to the end of the data. */
  readonly headerStart: number
  readonly range: PackedRange
}

type Checked<Value> = Result<Value, Refusal>

const reason = (error: unknown): string => (error instanceof Error ? error.message : 'unknown reason')

/**
 * Opens a zip for reading in place. Before it answers, every entry was checked (paths, kinds, overlaps, caps of
 * `limits`) and unpacked once into nothing, so that sizes, ratio and checksums are proven and no part of a damaged or
 * hostile package is ever taken for data. Refusals carry the entry's name, never a path of this machine.
 */
export async function openZip(path: string, name: string, limits: PackageLimits): Promise<OpenedSource> {
  const handle = await open(path, 'r')
  const checked = await check(handle, name, limits).catch((error: unknown) => {
    const encrypted = /encrypt/.test(reason(error))
    return refused(
      refuse(encrypted ? 'entry_encrypted' : 'zip_damaged', name, 0, '', { found: reason(error) }),
    )
  })
  if (!checked.ok) {
    await handle.close()
    return { ok: false, refusals: [checked.problem] }
  }
  const entries = checked.value.map(
    ({ path: entryPath, range }): SourceEntry => ({
      path: entryPath,
      bytes: range.bytes,
      open: () => unpack(handle.fd, range),
    }),
  )
  return { ok: true, source: { entries, close: () => handle.close() } }
}

async function check(
  handle: FileHandle,
  name: string,
  limits: PackageLimits,
): Promise<Checked<readonly CheckedEntry[]>> {
  const { size } = await handle.stat()
  const zip = await fromRandomAccessReaderPromise(new BoundedReader(handle.fd, size), size, {
    autoClose: false,
    lazyEntries: true,
    // Names are decoded below, after the library would have quietly turned `\` into `/`.
    decodeStrings: false,
  })
  if (zip.entryCount > limits.entries) {
    return refused(refuse('too_many_entries', name, 0, '', { expected: String(limits.entries) }))
  }
  const directoryStart = Number(zip.readEntryCursor)
  const entries: CheckedEntry[] = []
  const names = new Set<string>()
  let bytes = 0
  for await (const entry of zip.eachEntry()) {
    const checked = await checkEntry(zip, entry, names, limits)
    if (!checked.ok) return checked
    bytes += checked.value.range.bytes
    if (bytes > limits.bytes) {
      return refused(refuse('package_too_large', name, 0, '', { expected: String(limits.bytes) }))
    }
    entries.push(checked.value)
  }
  const directory = await checkDirectoryEnd(handle, zip, size)
  if (directory !== null) return refused(refuse('zip_damaged', name, 0, '', { found: directory }))
  const overlap = findOverlap(entries, directoryStart)
  if (overlap) return refused(refuse('entry_overlap', overlap.path, 0, ''))
  const files = entries.filter((entry) => !entry.path.endsWith('/'))
  for (const entry of files) {
    const problem = await prove(handle.fd, entry)
    if (problem !== null) return refused(refuse('entry_mismatch', entry.path, 0, '', { found: problem }))
  }
  return ok(files)
}

async function checkEntry(
  zip: ZipFile,
  entry: Entry,
  names: Set<string>,
  limits: PackageLimits,
): Promise<Checked<CheckedEntry>> {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
  const no = (code: Parameters<typeof refuse>[0], words?: { expected?: string; found?: string }) =>
    refused(refuse(code, path || '(no name)', 0, '', words))
  // The plain name is checked beside the one of the Unicode extra field, which may say something else.
  if (!isSafePath(path) || !isSafePath(entry.fileNameRaw.toString('latin1').replace(/[\x80-\xff]/g, '_'))) {
    return no('entry_path')
  }
  const key = path.toLowerCase()
  if (names.has(key)) return no('entry_duplicate')
  names.add(key)
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return no('entry_encrypted')
  const folder = path.endsWith('/')
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000
  if (kind !== 0 && kind !== (folder ? 0o040000 : 0o100000)) return no('entry_not_regular')
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) return no('entry_method')
  if (folder && entry.uncompressedSize > 0) return no('entry_mismatch', { found: 'a folder with data' })
  if (isArchive(path)) return no('nested_archive')
  if (
    entry.uncompressedSize > limits.ratioFromBytes &&
    entry.uncompressedSize > entry.compressedSize * limits.ratio
  ) {
    return no('zip_ratio', { expected: String(limits.ratio) })
  }
  const local = await zip.readLocalFileHeaderPromise(entry, { minimal: false })
  const sizesDiffer =
    (local.generalPurposeBitFlag & SIZES_FOLLOW_DATA) === 0 &&
    (!agrees(local.compressedSize, entry.compressedSize) ||
      !agrees(local.uncompressedSize, entry.uncompressedSize))
  if (
    !local.fileName.equals(entry.fileNameRaw) ||
    local.compressionMethod !== entry.compressionMethod ||
    (local.generalPurposeBitFlag & ENCRYPTED) !== 0 ||
    sizesDiffer
  ) {
    return no('entry_mismatch', { found: 'its own header disagrees' })
  }
  return ok({
    path,
    crc: entry.crc32,
    headerStart: entry.relativeOffsetOfLocalHeader,
    range: {
      start: local.fileDataStart,
      packedBytes: entry.compressedSize,
      bytes: entry.uncompressedSize,
      deflated: entry.compressionMethod === DEFLATED,
    },
  })
}

/** A local header of a ZIP64 entry may leave a size to its extra field. */
function agrees(local: number, central: number): boolean {
  return local === central || local === 0xffffffff
}

/** The directory must end exactly where its end record begins, and both counts of entries must be the same. */
async function checkDirectoryEnd(handle: FileHandle, zip: ZipFile, size: number): Promise<string | null> {
  const end = size - END_OF_DIRECTORY_BYTES - zip.comment.length
  const cursor = Number(zip.readEntryCursor)
  if (cursor > end) return 'its directory runs past its end'
  const record = Buffer.alloc(END_OF_DIRECTORY_BYTES)
  await handle.read(record, 0, END_OF_DIRECTORY_BYTES, end)
  const count = record.readUInt16LE(10)
  if (count !== 0xffff && count !== zip.entryCount) return 'its directory counts its entries in two ways'
  if (cursor === end) return null
  const next = Buffer.alloc(4)
  await handle.read(next, 0, 4, cursor)
  return next.readUInt32LE(0) === END_OF_DIRECTORY_64 ? null : 'its directory holds more than it counts'
}

function findOverlap(entries: readonly CheckedEntry[], directoryStart: number): CheckedEntry | null {
  const inOrder = entries.toSorted((a, b) => a.headerStart - b.headerStart)
  let end = 0
  for (const entry of inOrder) {
    if (entry.headerStart < end) return entry
    end = entry.range.start + entry.range.packedBytes
    if (end > directoryStart) return entry
  }
  return null
}

async function prove(fd: number, entry: CheckedEntry): Promise<string | null> {
  let crc = 0
  try {
    for await (const piece of unpack(fd, entry.range)) crc = crc32(piece, crc)
  } catch (error) {
    return reason(error)
  }
  return crc === entry.crc ? null : 'its checksum is wrong'
}
