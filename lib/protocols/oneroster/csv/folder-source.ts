import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result, refused } from '@/lib/core/result'
import { isSafePath } from '@/lib/protocols/oneroster/csv/entry-path'
import type { PackageLimits } from '@/lib/protocols/oneroster/csv/limits'
import { isArchive } from '@/lib/protocols/oneroster/csv/place-files'
import type { OpenedSource, SourceEntry } from '@/lib/protocols/oneroster/csv/source'
import { type Refusal, refuse } from '@/lib/protocols/oneroster/csv/verdicts'

const PIECE_BYTES = 64 * 1024

/**
 * Opens a folder as a package. Links and devices refuse the whole folder, as do the caps of `limits`; a
 * folder counts as an entry.
 */
export async function openFolder(path: string, name: string, limits: PackageLimits): Promise<OpenedSource> {
  const collected = await collect(path, limits)
  if (!collected.ok) return { ok: false, refusals: [collected.problem] }
  const entries = collected.value
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  if (bytes > limits.bytes) {
    const tooLarge = refuse('package_too_large', name, 0, '', { expected: String(limits.bytes) })
    return { ok: false, refusals: [tooLarge] }
  }
  return { ok: true, source: { entries, close: async () => undefined } }
}

async function collect(
  root: string,
  limits: PackageLimits,
): Promise<Result<readonly SourceEntry[], Refusal>> {
  const entries: SourceEntry[] = []
  const folders = ['']
  let seen = 0
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const name of (await readdir(join(root, folder))).toSorted()) {
      const path = folder === '' ? name : `${folder}/${name}`
      seen += 1
      if (seen > limits.entries) {
        return refused(refuse('too_many_entries', path, 0, '', { expected: String(limits.entries) }))
      }
      if (!isSafePath(path)) return refused(refuse('entry_path', path, 0, ''))
      const stat = await lstat(join(root, path))
      if (stat.isDirectory()) folders.push(path)
      else if (!stat.isFile()) return refused(refuse('entry_not_regular', path, 0, ''))
      else if (isArchive(path)) return refused(refuse('nested_archive', path, 0, ''))
      else entries.push({ path, bytes: stat.size, open: () => readRegularFile(join(root, path)) })
    }
  }
  return ok(entries)
}

/** Reads at the pace the pieces are taken; a link put in the file's place after the check is not followed. */
async function* readRegularFile(path: string): AsyncGenerator<Buffer, void, undefined> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
