import { z } from 'zod'
import { providerForm } from '@/lib/features/admin/contract'
import { setUpProvider } from '@/lib/features/admin/set-up-provider'
import { longRoute } from '@/lib/platform/route'
import { seeOther } from '@/lib/platform/see-other'

/** Tests and saves the district's identity provider; what is wrong is said on the form it came from. */
export const POST = longRoute(
  { access: { action: 'manage-district' }, body: z.unknown() },
  async ({ actor, body, origin }) => {
    const form = providerForm.safeParse(body)
    const outcome = form.success
      ? await setUpProvider(actor, form.data, new Date())
      : { ok: false, problem: 'form' }
    if (outcome.ok) return seeOther(origin, '/set-up?saved=1')
    // What was typed comes back in the address, but never the secret.
    const { label, issuer, clientId } = form.success ? form.data : { label: '', issuer: '', clientId: '' }
    return seeOther(
      origin,
      `/set-up?${new URLSearchParams({ problem: outcome.problem, label, issuer, clientId })}`,
    )
  },
)
