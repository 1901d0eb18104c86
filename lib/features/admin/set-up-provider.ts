import { ok, type Result } from '@/lib/core/result'
import { checkProvider, readIssuer } from '@/lib/features/admin/check-provider'
import type { ProviderForm, ProviderProblem } from '@/lib/features/admin/contract'
import { replaceIdentityProvider } from '@/lib/features/admin/repository'
import type { Actor } from '@/lib/platform/actor'
import { writeAudit } from '@/lib/platform/audit'
import { database } from '@/lib/platform/database'
import { sealClientSecret } from '@/lib/platform/identity-provider'
import { newId } from '@/lib/platform/new-id'

/**
 * Makes a provider the one the district signs in by: asked first who it is, then kept, its secret sealed. The one
 * before is ended, and with it every account it vouched for: people are recognised anew.
 */
export async function setUpProvider(
  actor: Actor,
  form: ProviderForm,
  now: Date,
): Promise<Result<undefined, ProviderProblem>> {
  const checked = await checkProvider(readIssuer(form.issuer))
  if (!checked.ok) return checked
  const { districtId } = actor
  const { label, clientId } = form
  const id = newId()
  const clientSecretSealed = sealClientSecret(districtId, id, form.clientSecret)
  const provider = { districtId, id, label, issuer: checked.value, clientId, clientSecretSealed }
  await database().inDistrict(districtId, async (tx) => {
    await replaceIdentityProvider(tx, provider, now)
    const act = { act: 'set-identity-provider', targetKind: 'identity-provider', targetId: id }
    await writeAudit(tx, actor, act)
  })
  return ok(undefined)
}
