import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { ScreenMessages } from '@/components/shell/messages'
import { sourcesQuery } from '@/components/sources/queries'
import { SourcesScreen } from '@/components/sources/sources-screen'
import { listSources } from '@/lib/features/ingest/list-sources'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sources'))('title') }
}

/** What comes in, from where, and what became of it. */
export default async function SourcesPage() {
  const client = new QueryClient()
  client.setQueryData(sourcesQuery.queryKey, await readAs({ action: 'import' }, listSources))
  return (
    <ScreenMessages messages={await getMessages('sources')}>
      <HydrationBoundary state={dehydrate(client)}>
        <SourcesScreen />
      </HydrationBoundary>
    </ScreenMessages>
  )
}
