import { z } from 'zod'
import { getPolicyHistory } from '@/lib/features/mastery/list-policies'
import { route } from '@/lib/platform/route'

/** A policy's versions, newest first. */
export const GET = route(
  { access: { action: 'manage-district' }, params: z.object({ policyId: z.guid() }) },
  (acting) => getPolicyHistory(acting, acting.params.policyId),
)
