import { z } from 'zod'
import { closePeriod } from '@/lib/features/gradebook/close-period'
import { periodClosing } from '@/lib/features/gradebook/contract'
import { route } from '@/lib/platform/route'

/** Freezes a period. */
export const POST = route(
  {
    params: z.object({ sessionId: z.guid() }),
    body: periodClosing,
    access: { action: 'manage-district' },
  },
  async (acting) => closePeriod(acting, acting.params.sessionId, acting.body).then(() => undefined),
)
