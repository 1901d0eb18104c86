import { adoptPolicy } from '@/lib/features/mastery/adopt-policy'
import { adoptionBody } from '@/lib/features/mastery/contract'
import { listPolicies } from '@/lib/features/mastery/list-policies'
import { route } from '@/lib/platform/route'

/** What is in force, by scope. */
export const GET = route({ access: { action: 'manage-district' } }, listPolicies)

/** Adopts a version of a scope's policy; its levels follow in a job. */
export const POST = route({ access: { action: 'manage-district' }, body: adoptionBody }, async (acting) => {
  const { status, answer } = await adoptPolicy(acting, acting.body)
  return Response.json(answer, { status })
})
