import type { Acting } from '@/lib/platform/acting'
import { writeAudit } from '@/lib/platform/audit'
import { AppError } from '@/lib/platform/errors'
import { enqueue } from '@/lib/platform/jobs/enqueue'
import { deleteChunks, lockQuestion, runExists, writeDecision } from './repository/uploads'

/**
 * A person's answer to a stopped run: `accepted` lets end what its file no longer names and sends it on its way,
 * `refused` gives it up with nothing changed. A run is answered once; throws `not-found` or `conflict`.
 */
export async function decideRun(
  { tx, actor }: Pick<Acting, 'tx' | 'actor'>,
  of: { readonly runId: string; readonly decision: 'accepted' | 'refused'; readonly now: Date },
): Promise<void> {
  const { runId, decision } = of
  const { districtId, userId } = actor
  const question = await lockQuestion(tx, runId)
  if (question === null) {
    if (await runExists(tx, runId)) throw new AppError('conflict', 'The run does not wait for a decision.')
    throw new AppError('not-found', 'No such run.')
  }
  const decided = { ...question, decision, decidedBy: userId, decidedAt: of.now.toISOString() }
  if (decision === 'accepted') {
    await writeDecision(tx, runId, decided, 'waiting')
    await enqueue(tx, 'promote-run', { districtId, runId }, `import:${runId}`)
  } else {
    await writeDecision(tx, runId, decided, 'abandoned')
    await deleteChunks(tx, runId)
  }
  const endings = question.endings.reduce((sum, one) => sum + one.ending, 0)
  await writeAudit(tx, actor, {
    act: `decide-run-${decision}`,
    targetKind: 'run',
    targetId: runId,
    counts: { endings },
  })
}
