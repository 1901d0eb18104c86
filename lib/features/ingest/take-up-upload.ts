import type { Database } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import { enqueue } from '@/lib/platform/jobs/enqueue'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import { decideUploadSource, UploadRefused } from './decide-upload-source'
import { ImportBusy, importPackage } from './import-package'
import { addPackageRefusal } from './repository/refusals'
import { createHeartbeat, finishRun, takeUpRun } from './repository/runs'
import { deleteChunks, findUpload, type UploadFacts, waitAgain } from './repository/uploads'
import { withUpload } from './unpack-upload'

export interface TakeUpOrder {
  readonly districtId: string
  readonly runId: string
  /** A person has allowed what the file no longer names to end. A decision stored with the run says the same. */
  readonly acceptEnding: boolean
  readonly recalculate: RecalculateAfterImport
}

/** While a run is worked on, a second job waits this long and looks whether the first is still alive. */
const LOOK_AGAIN_MS = 60_000
const BUSY_AGAIN_MS = 5_000

/**
 * The worker's part of an upload: puts the file together, finds its source, imports it. Twice is once, and whatever
 * kills this process is outlived: with the run a successor is queued, which finds it finished or begins it again.
 */
export async function takeUpUpload(db: Database, order: TakeUpOrder): Promise<void> {
  const { districtId, runId } = order
  const again = (delayMs: number) =>
    ['import-upload', { districtId, runId }, `import:${runId}`, new Date(Date.now() + delayMs)] as const
  const facts = await db.inDistrict(districtId, async (tx) => {
    const taken = await takeUpRun(tx, runId, ['waiting'])
    const found = await findUpload(tx, runId)
    const isWorkedOn = found !== null && ['reading', 'promoting', 'cut'].includes(found.state)
    if (taken !== null || isWorkedOn) await enqueue(tx, ...again(LOOK_AGAIN_MS))
    return taken === null ? null : found
  })
  if (facts === null) return
  try {
    await importUpload(db, order, facts)
  } catch (error) {
    if (error instanceof ImportBusy) {
      await db.inDistrict(districtId, async (tx) => {
        await waitAgain(tx, runId)
        await enqueue(tx, ...again(BUSY_AGAIN_MS))
      })
      return
    }
    await db.inDistrict(districtId, async (tx) => {
      await finishRun(tx, runId, { state: 'failed' })
      await deleteChunks(tx, runId)
      if (error instanceof UploadRefused) await addPackageRefusal(tx, districtId, runId, error)
    })
    if (!(error instanceof UploadRefused)) throw error
  }
}

async function importUpload(db: Database, order: TakeUpOrder, facts: UploadFacts): Promise<void> {
  const { districtId, runId } = order
  const heart = createHeartbeat(db, districtId, runId)
  const outcome = await withUpload(db, { districtId, runId, onTurn: () => heart.say({}, true) }, (file) =>
    importPackage(db, {
      actor: actorOf(districtId, facts),
      timeZone: facts.timeZone,
      runId,
      source: (said) => decideUploadSource(db, { districtId, facts, said }),
      path: file,
      acceptEnding: order.acceptEnding || facts.accepted,
      recalculate: order.recalculate,
    }),
  )
  // A stopped run keeps its pieces: a person may let it go on.
  if (outcome.state !== 'stopped') await db.inDistrict(districtId, (tx) => deleteChunks(tx, runId))
}

function actorOf(districtId: string, facts: UploadFacts): Actor {
  return facts.startedBy === null
    ? { kind: 'system', districtId, name: 'import-upload' }
    : { kind: 'user', districtId, userId: facts.startedBy }
}
