import { serverBody } from '@/lib/features/ingest/contract'
import { listOfferedFrameworks } from '@/lib/features/ingest/list-offered-frameworks'
import { database } from '@/lib/platform/database'
import { AppError } from '@/lib/platform/errors'
import { longRoute } from '@/lib/platform/route'

/** What a CASE server offers. A POST, because the sign-in to it must not stand in an address. */
export const POST = longRoute(
  { access: { action: 'import' }, body: serverBody },
  async ({ district, body, request }) => {
    const { id: districtId } = district
    const { signal } = request
    const offer = await listOfferedFrameworks(database(), { districtId, server: body, signal })
    if (offer.ok) return offer.value
    throw new AppError('invalid', 'The server gave no list of frameworks.', offer.problem)
  },
)
