import { uploadFramework } from '@/lib/features/ingest/upload-framework'
import { database } from '@/lib/platform/database'
import { longRoute } from '@/lib/platform/route'

/** Takes a CASE package as it arrives: JSON, whatever its sender calls it. */
export const POST = longRoute({ access: { action: 'import' } }, ({ actor, request }) =>
  uploadFramework(database(), { actor, request }),
)
