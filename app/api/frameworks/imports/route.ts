import { type ImportStep, serverImportBody } from '@/lib/features/ingest/contract'
import { importFromServer } from '@/lib/features/ingest/import-from-server'
import { answerInSteps } from '@/lib/platform/answer-in-steps'
import { database } from '@/lib/platform/database'
import { longRoute } from '@/lib/platform/route'

/** Takes a framework from a CASE server in, and tells how far it is. */
export const POST = longRoute(
  { access: { action: 'import' }, body: serverImportBody },
  async ({ actor, body, request }) =>
    answerInSteps<ImportStep>((tell) =>
      importFromServer(database(), { actor, body, signal: request.signal }, tell),
    ),
)
