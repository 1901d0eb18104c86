'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { RunState } from '@/components/sources/run-state'
import { useInstant } from '@/components/sources/use-instant'
import type { SourceSummary } from '@/lib/features/ingest/contract'

/** The sources where the screen is too narrow for their table: which, how it went last, and when. */
export function SourcesList({ sources }: { readonly sources: readonly SourceSummary[] }) {
  const t = useTranslations('sources')
  const instant = useInstant()
  return (
    <ul aria-label={t('tableLabel')} className="divide-y divide-line sm:hidden">
      {sources.map(({ id, name, kind, records, runs: [run] }) => (
        <li key={id} className="relative grid gap-0.5 px-3 py-2.5">
          <p className="flex items-baseline gap-2">
            <span className="badge">{t(`kinds.${kind}`)}</span>
            {run === undefined ? (
              <b className="font-semibold">{name}</b>
            ) : (
              <Link href={`/runs/${run.id}`} className="font-semibold after:absolute after:inset-0">
                {name}
              </Link>
            )}
            {records === null ? null : (
              <span className="ml-auto text-12 text-ink-3 tabular-nums">{t('runWord', { records })}</span>
            )}
          </p>
          {run === undefined ? (
            <p className="text-12 text-ink-3">{t('noRun')}</p>
          ) : (
            <p className="flex flex-wrap items-center gap-x-3 text-12 text-ink-2">
              <RunState run={run} />
              <span className="ml-auto text-ink-3">{instant(run.startedAt)}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
