'use client'

import { useQuery } from '@tanstack/react-query'
import { notFound } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { isWorking, runQuery, SourceReadError } from '@/components/sources/queries'
import { RunFiles } from '@/components/sources/run-files'
import { RunHeading, RunOutcome } from '@/components/sources/run-outcome'
import { RunPipeline } from '@/components/sources/run-pipeline'
import { RunQuestion } from '@/components/sources/run-question'
import { RunRefusals } from '@/components/sources/run-refusals'
import { RunTolerances } from '@/components/sources/run-tolerances'
import { RunProgress } from '@/components/sources/running-now'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/page'
import { ErrorState } from '@/components/ui/states'
import type { RunDetail } from '@/lib/features/ingest/contract'

/** One run, from "the file is arriving" to its report. */
export function RunScreen({ runId }: { readonly runId: string }) {
  const t = useTranslations('sources.state')
  const e = useTranslations('errors')
  const { data, error, refetch } = useQuery(runQuery(runId))
  if (data !== undefined) return <Shown run={data} />
  if (error === null) return null
  if (error instanceof SourceReadError && error.status === 404) notFound()
  const reference = error instanceof SourceReadError ? error.reference : null
  return (
    <main id="content">
      <ErrorState
        title={t('runErrorTitle')}
        reference={reference === null ? undefined : e('reference', { code: reference })}
        actions={
          <Button look="primary" size="large" onClick={() => refetch()}>
            {t('again')}
          </Button>
        }
      >
        {t('errorText')}
      </ErrorState>
    </main>
  )
}

function Shown({ run }: { readonly run: RunDetail }) {
  return (
    <main id="content" className="mx-auto w-full max-w-[1366px] px-6 pt-4 pb-6 max-sm:px-4">
      <RunHeading run={run} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {isWorking(run) ? (
          <Panel className="grid gap-1.5 px-4 py-3">
            <RunProgress run={run} />
          </Panel>
        ) : (
          <RunOutcome run={run} />
        )}
        {run.state === 'stopped' ? <RunQuestion run={run} /> : null}
        {run.report === null ? null : <RunPipeline run={run} report={run.report} />}
        {run.state === 'done' || run.refusals.length > 0 ? <RunRefusals run={run} /> : null}
        {run.report === null ? null : <RunFiles report={run.report} />}
        {run.tolerances.length === 0 ? null : <RunTolerances tolerances={run.tolerances} />}
      </div>
    </main>
  )
}
