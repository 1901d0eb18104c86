import { z } from 'zod'
import { retirePolicy } from '@/lib/features/mastery/adopt-policy'
import { retirementBody } from '@/lib/features/mastery/contract'
import { route } from '@/lib/platform/route'

/** Ends a scope's policy: its levels are those of the next wider one. */
export const POST = route(
  {
    access: { action: 'manage-district' },
    params: z.object({ policyId: z.guid() }),
    body: retirementBody,
  },
  async (acting) => {
    const { status, answer } = await retirePolicy(acting, acting.params.policyId, acting.body.seenVersion)
    return Response.json(answer, { status })
  },
)
