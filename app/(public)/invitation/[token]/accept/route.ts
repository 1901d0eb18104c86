import { z } from 'zod'
import { acceptInvitation } from '@/lib/features/admin/accept-invitation'
import { acceptance } from '@/lib/features/admin/contract'
import { AppError } from '@/lib/platform/errors'
import { districtlessRoute } from '@/lib/platform/route'
import { seeOther, setDistrict, setSession } from '@/lib/platform/see-other'

/** The button on the invitation's page: only this uses the link up, so that a preview of it does not. */
export const POST = districtlessRoute(
  { params: z.object({ token: z.string().max(100) }), body: z.unknown() },
  async ({ params, body, origin }) => {
    const page = `/invitation/${params.token}`
    const person = acceptance.safeParse(body)
    if (!person.success) return seeOther(origin, `${page}?problem=form`)
    try {
      const accepted = await acceptInvitation(params.token, person.data, new Date())
      const response = setDistrict(seeOther(origin, '/set-up'), accepted.districtSlug)
      return setSession(response, accepted.sessionToken)
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return seeOther(origin, page)
      throw error
    }
  },
)
