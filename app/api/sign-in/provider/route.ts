import { z } from 'zod'
import { safeReturnPath } from '@/lib/platform/return-path'
import { publicRoute } from '@/lib/platform/route'
import { beginSignIn } from '@/lib/platform/sign-in'

/**
 * Goes to the district's identity provider. A link and not a form: `form-action 'self'` would also forbid the
 * redirect to another site, and beginning a sign-in changes nothing.
 */
export const GET = publicRoute(
  { query: z.object({ to: z.string().optional(), anew: z.string().optional() }) },
  async (arrived) => beginSignIn(arrived, safeReturnPath(arrived.query.to), arrived.query.anew !== undefined),
)
