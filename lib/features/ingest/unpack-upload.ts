import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Database } from '@/lib/db/client'
import { readChunks } from './repository/uploads'

/** Pieces read in one transaction. */
const PIECES_PER_TURN = 8

/**
 * Puts an uploaded package together in a file that nobody else may read, and takes the file away when the work is
 * over. Calls `onTurn` between turns, so that a long file can say it is alive.
 */
export async function withUpload<T>(
  db: Database,
  of: { readonly districtId: string; readonly runId: string; readonly onTurn: () => Promise<void> },
  work: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tessera-upload-'))
  try {
    const file = path.join(folder, 'package.zip')
    const out = await open(file, 'wx', 0o600)
    try {
      for (let from = 0; ; from += PIECES_PER_TURN) {
        const pieces = await db.inDistrict(
          of.districtId,
          (tx) => readChunks(tx, of.runId, from, PIECES_PER_TURN),
          'read only',
        )
        for (const piece of pieces) await out.writeFile(piece)
        if (pieces.length < PIECES_PER_TURN) break
        await of.onTurn()
      }
    } finally {
      await out.close()
    }
    return await work(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
