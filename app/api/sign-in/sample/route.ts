import { z } from 'zod'
import { signInAsSample } from '@/lib/features/admin/sample-people'
import { safeReturnPath } from '@/lib/platform/return-path'
import { publicRoute } from '@/lib/platform/route'
import { seeOther, setSession } from '@/lib/platform/see-other'
import { signOut } from '@/lib/platform/sign-in'

/** Picks a person of the sample district. */
export const POST = publicRoute(
  { body: z.object({ person: z.string().max(40), to: z.string().optional() }) },
  async (arrived) => {
    const { district, origin, body } = arrived
    const token = await signInAsSample(district, body.person, new Date())
    await signOut(arrived)
    return setSession(seeOther(origin, safeReturnPath(body.to)), token)
  },
)
