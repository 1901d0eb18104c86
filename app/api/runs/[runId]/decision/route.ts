import { z } from 'zod'
import { decisionBody } from '@/lib/features/ingest/contract'
import { decideRun } from '@/lib/features/ingest/decide-run'
import { route } from '@/lib/platform/route'

/** A person's answer to a run that stopped. */
export const POST = route(
  { access: { action: 'import' }, params: z.object({ runId: z.uuid() }), body: decisionBody },
  async ({ tx, actor, params, body }) => {
    await decideRun({ tx, actor }, { runId: params.runId, decision: body.decision, now: new Date() })
    return undefined
  },
)
