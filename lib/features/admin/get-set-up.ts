import { offersSamplePeople } from '@/lib/features/admin/sample-people'
import type { Acting } from '@/lib/platform/acting'
import { findIdentityProvider } from '@/lib/platform/identity-provider'

/** What the set-up page shows. */
export interface SetUp {
  readonly districtName: string
  /** The sample takes no provider and no files, but offers a district of one's own. */
  readonly isSample: boolean
  readonly provider: {
    readonly label: string
    readonly issuer: string
    readonly clientId: string
    /** False where AUTH_SECRET has changed since the secret was sealed. */
    readonly opens: boolean
  } | null
}

export async function getSetUp({ tx, district }: Acting): Promise<SetUp> {
  const provider = await findIdentityProvider(tx, district.id)
  return {
    districtName: district.name,
    isSample: offersSamplePeople(district),
    provider: provider && {
      label: provider.label,
      issuer: provider.issuer,
      clientId: provider.clientId,
      opens: provider.clientSecret !== null,
    },
  }
}
