'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { buttonLook } from '@/components/ui/button'
import { Note, Panel } from '@/components/ui/page'
import { ProgressBar } from '@/components/ui/states'
import type { RunSummary } from '@/lib/features/ingest/contract'

/** Runs that wait for an answer: the one thing on the page that goes no further by itself. */
export function Questions({ runs }: { readonly runs: readonly RunSummary[] }) {
  const t = useTranslations('sources.progress')
  return runs.map((run) => (
    <Note key={run.id} tone="bad">
      <span className="mark-refused mt-0.5" aria-hidden="true">
        !
      </span>
      <p className="flex-1">{t('stopped', { name: run.source?.name ?? run.fileName })}</p>
      <Link href={`/runs/${run.id}`} className={buttonLook('primary')}>
        {t('decide')}
      </Link>
    </Note>
  ))
}

/** Runs under way, with how far each is. */
export function RunningNow({ runs }: { readonly runs: readonly RunSummary[] }) {
  const t = useTranslations('sources.progress')
  const s = useTranslations('sources')
  return (
    <Panel title={t('title')}>
      <ul className="divide-y divide-line">
        {runs.map((run) => (
          <li key={run.id} className="grid gap-1.5 px-3 py-2.5">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <Link href={`/runs/${run.id}`} className="font-semibold hover:underline">
                {run.source?.name ?? run.fileName}
              </Link>
              <span className="text-12 text-ink-3">{run.fileName}</span>
              <span className="ml-auto text-12 text-ink-2">{s(`states.${run.state}`)}</span>
            </div>
            <RunProgress run={run} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10

/** How far one run is: by bytes while it reads; after that only that it goes on. */
export function RunProgress({ run }: { readonly run: RunSummary }) {
  const t = useTranslations('sources.progress')
  const s = useTranslations('sources')
  const format = useFormatter()
  const { state, bytesRead, bytesTotal } = run
  const isReading = state === 'reading' && bytesTotal !== null && bytesTotal > 0
  return (
    <>
      <ProgressBar
        label={s(`states.${state}`)}
        value={isReading ? (bytesRead ?? 0) / bytesTotal : state === 'promoting' ? 1 : 0}
      />
      <p className="text-12 text-ink-2 tabular-nums">
        {isReading
          ? t('read', {
              read: format.number(megabytes(bytesRead ?? 0)),
              total: format.number(megabytes(bytesTotal)),
            })
          : state === 'promoting'
            ? t('promoting')
            : s(`run.outcome.${state === 'uploading' ? 'uploading' : 'waiting'}`)}
        {state === 'uploading' ? null : <span className="text-ink-3"> {t('close')}</span>}
      </p>
    </>
  )
}
