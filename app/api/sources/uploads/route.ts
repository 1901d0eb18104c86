import { uploadQuery } from '@/lib/features/ingest/contract'
import { uploadPackage } from '@/lib/features/ingest/upload-package'
import { database } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { AppError } from '@/lib/platform/errors'
import { longRoute } from '@/lib/platform/route'

const BYTES_MAX = env.UPLOAD_MAX_MB * 1024 * 1024

/** Takes a OneRoster package, as it arrives. The proxy leaves this address alone: it would hold the whole body. */
export const POST = longRoute(
  { access: { action: 'import' }, query: uploadQuery },
  async ({ actor, query, request }) => {
    const { body, headers } = request
    // Said before a byte is read, where the browser tells; whoever does not tell is counted.
    if (Number(headers.get('content-length') ?? 0) > BYTES_MAX) throw tooLarge()
    if (body === null) throw new AppError('invalid', 'There is no file.', { code: 'empty-file' })
    const runId = await uploadPackage(database(), {
      actor,
      fileName: query.name,
      sourceId: query.source ?? null,
      body,
      bytesMax: BYTES_MAX,
    })
    return { runId }
  },
)

function tooLarge(): AppError {
  return new AppError('too-large', `A file may have ${env.UPLOAD_MAX_MB} MB.`, { maxMb: env.UPLOAD_MAX_MB })
}
