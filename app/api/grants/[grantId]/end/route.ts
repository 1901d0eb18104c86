import { z } from 'zod'
import { endGrant } from '@/lib/features/admin/grants/end-grant'
import { route } from '@/lib/platform/route'

/** Takes back what was given. */
export const POST = route(
  { access: { action: 'manage-people' }, params: z.object({ grantId: z.guid() }) },
  async (acting) => {
    await endGrant(acting, acting.params.grantId)
    return undefined
  },
)
