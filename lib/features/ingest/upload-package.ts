import type { Database } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import { writeAudit } from '@/lib/platform/audit'
import { AppError } from '@/lib/platform/errors'
import { enqueue } from '@/lib/platform/jobs/enqueue'
import { cutPieces } from './cut-pieces'
import { createRun } from './repository/runs'
import { addChunks, completeUpload, giveUpUploads, sourceExists } from './repository/uploads'

export interface UploadOrder {
  readonly actor: Extract<Actor, { readonly kind: 'user' }>
  readonly fileName: string
  /** Chosen by a person; null lets the package say it. */
  readonly sourceId: string | null
  readonly body: AsyncIterable<Uint8Array>
  readonly bytesMax: number
}

/** Pieces stored in one transaction: short enough to hold nobody up, long enough not to wait for each. */
const PIECES_PER_TURN = 4

/**
 * Takes in a package as it arrives, a few pieces a transaction, and hands it to the worker with the last. Answers the
 * run's id. What breaks off leaves nothing behind but the run that says so. Throws `too-large`, `invalid`, `not-found`.
 */
export async function uploadPackage(db: Database, order: UploadOrder): Promise<string> {
  const { districtId } = order.actor
  const inDistrict: typeof db.inDistrict = (_, work) => db.inDistrict(districtId, work)
  const runId = await inDistrict(districtId, async (tx) => {
    if (order.sourceId !== null && !(await sourceExists(tx, order.sourceId)))
      throw new AppError('not-found', 'No such source.')
    await giveUpUploads(tx, null)
    return createRun(tx, {
      districtId,
      fileName: order.fileName,
      startedBy: order.actor.userId,
      state: 'uploading',
      sourceId: order.sourceId,
    })
  })
  try {
    let stored = 0
    let bytes = 0
    const waiting: Uint8Array[] = []
    const store = async () => {
      const turn = waiting.splice(0)
      if (!(await inDistrict(districtId, (tx) => addChunks(tx, { districtId, runId }, stored, turn))))
        throw new AppError('conflict', 'The upload was silent for too long and was given up.')
      stored += turn.length
    }
    for await (const piece of cutPieces(order.body)) {
      bytes += piece.byteLength
      if (bytes > order.bytesMax) throw new AppError('too-large', 'The file is larger than uploads may be.')
      waiting.push(piece)
      if (waiting.length === PIECES_PER_TURN) await store()
    }
    if (bytes === 0) throw new AppError('invalid', 'The file is empty.', { code: 'empty-file' })
    await inDistrict(districtId, async (tx) => {
      if (!(await addChunks(tx, { districtId, runId }, stored, waiting)))
        throw new AppError('conflict', 'The upload was silent for too long and was given up.')
      await completeUpload(tx, runId)
      await enqueue(tx, 'import-upload', { districtId, runId }, `import:${runId}`)
      await writeAudit(tx, order.actor, {
        act: 'upload',
        targetKind: 'run',
        targetId: runId,
        counts: { bytes },
      })
    })
    return runId
  } catch (error) {
    await inDistrict(districtId, (tx) => giveUpUploads(tx, runId))
    throw error
  }
}
