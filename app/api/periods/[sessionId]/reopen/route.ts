import { z } from 'zod'
import { periodReopening } from '@/lib/features/gradebook/contract'
import { reopenPeriod } from '@/lib/features/gradebook/reopen-period'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { route } from '@/lib/platform/route'

/** Takes a closed period up again, with a reason. */
export const POST = route(
  {
    params: z.object({ sessionId: z.guid() }),
    body: periodReopening,
    access: { action: 'manage-district' },
  },
  async (acting) => reopenPeriod(acting, acting.params.sessionId, acting.body, recalculateAfterImport),
)
