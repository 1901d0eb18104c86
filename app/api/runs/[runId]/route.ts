import { z } from 'zod'
import { getRun } from '@/lib/features/ingest/get-run'
import { route } from '@/lib/platform/route'

export const GET = route(
  { access: { action: 'import' }, params: z.object({ runId: z.uuid() }) },
  ({ tx, params }) => getRun(tx, params.runId),
)
