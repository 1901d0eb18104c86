import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { policiesQuery } from '@/components/policies/policy-requests'
import { PolicyScreen } from '@/components/policies/policy-screen'
import { ScreenMessages } from '@/components/shell/messages'
import { listPolicies } from '@/lib/features/mastery/list-policies'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies'))('title') }
}

/** One policy, by its id or as `district`; the address may name the adoption whose levels are being computed. */
export default async function PolicyPage({
  params,
  searchParams,
}: {
  readonly params: Promise<{ readonly policyKey: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}) {
  const client = new QueryClient()
  client.setQueryData(policiesQuery.queryKey, await readAs({ action: 'manage-district' }, listPolicies))
  const { policyKey } = await params
  const { adoption } = await searchParams
  return (
    <ScreenMessages messages={await getMessages('policies', 'mastery')}>
      <HydrationBoundary state={dehydrate(client)}>
        <PolicyScreen policyKey={policyKey} adoptionId={typeof adoption === 'string' ? adoption : null} />
      </HydrationBoundary>
    </ScreenMessages>
  )
}
