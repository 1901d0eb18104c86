import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { PoliciesScreen } from '@/components/policies/policies-screen'
import { policiesQuery } from '@/components/policies/policy-requests'
import { ScreenMessages } from '@/components/shell/messages'
import { listPolicies } from '@/lib/features/mastery/list-policies'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies'))('title') }
}

/** How scores become levels, and where. */
export default async function PoliciesPage() {
  const client = new QueryClient()
  client.setQueryData(policiesQuery.queryKey, await readAs({ action: 'manage-district' }, listPolicies))
  return (
    <ScreenMessages messages={await getMessages('policies', 'mastery')}>
      <HydrationBoundary state={dehydrate(client)}>
        <PoliciesScreen />
      </HydrationBoundary>
    </ScreenMessages>
  )
}
