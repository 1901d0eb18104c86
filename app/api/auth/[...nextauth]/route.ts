import { z } from 'zod'
import { AppError } from '@/lib/platform/errors'
import { PROVIDER_ID } from '@/lib/platform/identity-provider'
import { publicRoute } from '@/lib/platform/route'
import { seeOther } from '@/lib/platform/see-other'
import { finishSignIn } from '@/lib/platform/sign-in'

/** Of next-auth's addresses only the two a provider's answer needs; sign-in and sign-out are routes of ours. */
export const GET = publicRoute(
  { params: z.object({ nextauth: z.array(z.string()).min(1).max(2) }) },
  async (arrived) => {
    const [action, provider] = arrived.params.nextauth
    if (action === 'callback' && provider === PROVIDER_ID) return finishSignIn(arrived)
    if (action === 'error' || action === 'signin')
      return seeOther(arrived.origin, '/sign-in?problem=provider')
    throw new AppError('not-found', 'No such address.')
  },
)
