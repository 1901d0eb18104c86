'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { RunState } from '@/components/sources/run-state'
import { useInstant } from '@/components/sources/use-instant'
import { Panel } from '@/components/ui/page'
import type { RunSummary } from '@/lib/features/ingest/contract'

/** The newest runs of all sources, those too that belong to none because their file could not be opened. */
export function NewestRuns({ runs }: { readonly runs: readonly RunSummary[] }) {
  const t = useTranslations('sources')
  const instant = useInstant()
  return (
    <Panel title={t('runsTitle')}>
      <ul className="divide-y divide-line">
        {runs.map((run) => (
          <li
            key={run.id}
            className="relative grid grid-cols-[118px_minmax(0,1fr)_auto] items-baseline gap-x-3 px-3 py-1.5 hover:bg-surface-2 max-sm:grid-cols-1"
          >
            <Link
              href={`/runs/${run.id}`}
              className="whitespace-nowrap text-accent after:absolute after:inset-0 hover:underline"
            >
              {instant(run.startedAt)}
            </Link>
            <span className="truncate">
              {run.source === null ? null : <b className="mr-2 font-semibold">{run.source.name}</b>}
              <span className="text-12 text-ink-3">{run.fileName}</span>
            </span>
            <span className="text-12">
              <RunState run={run} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
