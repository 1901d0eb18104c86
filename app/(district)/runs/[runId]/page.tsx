import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ScreenMessages } from '@/components/shell/messages'
import { runQuery } from '@/components/sources/queries'
import { RunScreen } from '@/components/sources/run-screen'
import { getRun } from '@/lib/features/ingest/get-run'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

interface RunPageProps {
  readonly params: Promise<{ readonly runId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sources'))('run.pageTitle') }
}

/** One run: how far it is, what it asks, what became of it. */
export default async function RunPage({ params }: RunPageProps) {
  const { runId } = await params
  if (!z.uuid().safeParse(runId).success) notFound()
  const run = await readAs({ action: 'import' }, ({ tx }) => getRun(tx, runId))
  const client = new QueryClient()
  client.setQueryData(runQuery(runId).queryKey, run)
  return (
    <ScreenMessages messages={await getMessages('sources')}>
      <HydrationBoundary state={dehydrate(client)}>
        <RunScreen runId={runId} />
      </HydrationBoundary>
    </ScreenMessages>
  )
}
