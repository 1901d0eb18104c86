'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DropZone } from '@/components/sources/drop-zone'
import { NewestRuns } from '@/components/sources/newest-runs'
import { isWorking, SourceReadError, sourcesQuery } from '@/components/sources/queries'
import { RecordsApart } from '@/components/sources/records-apart'
import { Questions, RunningNow } from '@/components/sources/running-now'
import { SourcesList } from '@/components/sources/sources-list'
import { SourcesTable } from '@/components/sources/sources-table'
import { useInstant } from '@/components/sources/use-instant'
import { Button, buttonLook } from '@/components/ui/button'
import { Note, Page, Panel } from '@/components/ui/page'
import { EmptyState, ErrorState } from '@/components/ui/states'
import type { SourcesAnswer } from '@/lib/features/ingest/contract'

/** What comes in: drop a file, see what became of it, see what waits. */
export function SourcesScreen() {
  const t = useTranslations('sources')
  const e = useTranslations('errors')
  const { data, error, refetch } = useQuery(sourcesQuery)
  if (data !== undefined) return <Shown answer={data} />
  if (error === null)
    return (
      <Page title={t('title')}>
        <Panel>
          <div aria-busy="true" aria-label={t('state.loading')} className="h-40" role="status" />
        </Panel>
      </Page>
    )
  const reference = error instanceof SourceReadError ? error.reference : null
  return (
    <Page title={t('title')}>
      <ErrorState
        title={t('state.errorTitle')}
        reference={reference === null ? undefined : e('reference', { code: reference })}
        actions={
          <Button look="primary" size="large" onClick={() => refetch()}>
            {t('state.again')}
          </Button>
        }
      >
        {t('state.errorText')}
      </ErrorState>
    </Page>
  )
}

function Shown({ answer }: { readonly answer: SourcesAnswer }) {
  const t = useTranslations('sources')
  const { sources, runs, apart, apartCount } = answer
  const working = runs.filter(isWorking)
  const stopped = runs.filter((run) => run.state === 'stopped')
  return (
    <Page
      title={t('title')}
      lead={t('lead', { count: sources.length, waiting: stopped.length + apartCount })}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Stale />
        {answer.isSample ? <OwnDistrict /> : null}
        <Questions runs={stopped} />
        {working.length === 0 ? null : <RunningNow runs={working} />}
        {sources.length === 0 ? null : (
          <Panel>
            <div className="max-sm:hidden">
              <SourcesTable sources={sources} />
            </div>
            <SourcesList sources={sources} />
          </Panel>
        )}
        {/* Always in this place: were it made anew when the first run appears, the upload would end with it. */}
        <DropZone sources={sources} maxMb={answer.uploadMaxMb} />
        {runs.length === 0 ? (
          <Panel>
            <EmptyState title={t('state.emptyTitle')}>{t('state.emptyText')}</EmptyState>
          </Panel>
        ) : (
          <TwoColumns>
            <NewestRuns runs={runs} />
            <RecordsApart records={apart} count={apartCount} />
          </TwoColumns>
        )}
      </div>
    </Page>
  )
}

/** Says so where what is on the screen is no longer what the server would say. */
function Stale() {
  const t = useTranslations('sources.state')
  const instant = useInstant()
  const { isPaused, isRefetchError, dataUpdatedAt } = useQuery(sourcesQuery)
  if (!isPaused && !isRefetchError) return null
  return <Note>{t('offline', { time: instant(new Date(dataUpdatedAt).toISOString()) })}</Note>
}

function OwnDistrict() {
  const t = useTranslations('sources.upload')
  return (
    <Note>
      <div className="flex flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <p className="flex-1 basis-64">
          <b className="font-semibold">{t('sampleTitle')}.</b>{' '}
          <span className="text-ink-2">{t('sampleText')}</span>
        </p>
        <Link href="/set-up" className={buttonLook('line')}>
          {t('sampleAction')}
        </Link>
      </div>
    </Note>
  )
}

function TwoColumns({ children }: { readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(320px,0.6fr)] items-start gap-4 max-lg:grid-cols-1">
      {children}
    </div>
  )
}
