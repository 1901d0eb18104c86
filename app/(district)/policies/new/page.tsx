import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { policiesQuery } from '@/components/policies/policy-requests'
import { NewPolicyScreen } from '@/components/policies/policy-screen'
import { ScreenMessages } from '@/components/shell/messages'
import { standardsQuery } from '@/lib/features/ingest/contract'
import { listStandards } from '@/lib/features/ingest/list-standards'
import { listPolicies } from '@/lib/features/mastery/list-policies'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies'))('newTitle') }
}

/** A policy for a part of the district; the address names the framework whose branches are shown. */
export default async function NewPolicyPage({
  searchParams,
}: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}) {
  const { framework } = standardsQuery.parse(await searchParams)
  const { standards, policies } = await readAs({ action: 'manage-district' }, async (acting) => ({
    standards: await listStandards(acting, { frameworkId: framework ?? null, text: '' }),
    policies: await listPolicies(acting),
  }))
  const client = new QueryClient()
  client.setQueryData(policiesQuery.queryKey, policies)
  return (
    <ScreenMessages messages={await getMessages('policies', 'mastery')}>
      <HydrationBoundary state={dehydrate(client)}>
        <NewPolicyScreen standards={standards} />
      </HydrationBoundary>
    </ScreenMessages>
  )
}
