import { z } from 'zod'
import { endSessions } from '@/lib/features/admin/grants/end-sessions'
import { route } from '@/lib/platform/route'

/** Signs a person out on every device. */
export const POST = route(
  { access: { action: 'manage-people' }, params: z.object({ userId: z.guid() }) },
  (acting) => endSessions(acting, acting.params.userId),
)
