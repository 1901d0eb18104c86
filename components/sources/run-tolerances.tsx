'use client'

import { useTranslations } from 'use-intl'
import { placeOf } from '@/components/sources/run-refusals'
import { Panel } from '@/components/ui/page'
import type { RunDetail } from '@/lib/features/ingest/contract'

/** Departures from the standard that were read all the same: warnings, each with how often and where first. */
export function RunTolerances({ tolerances }: { readonly tolerances: RunDetail['tolerances'] }) {
  const t = useTranslations('sources.run')
  return (
    <Panel title={t('tolerances')}>
      <p className="px-3 pt-2 text-12 text-ink-3">{t('tolerancesText')}</p>
      <ul className="divide-y divide-line px-3 py-1">
        {tolerances.map((one) => (
          <li
            key={`${one.file}:${one.code}`}
            className="grid grid-cols-[88px_minmax(0,1fr)_auto] items-baseline gap-x-3 py-1.5 max-sm:grid-cols-1"
          >
            <span className="text-12 tabular-nums">{t('tolerancesCount', { count: one.count })}</span>
            <span>{one.sentence}</span>
            <span className="text-11 text-ink-3 [overflow-wrap:anywhere]">
              {t('firstAt', {
                place: placeOf({ file: one.file, line: one.firstLine, column: one.column }),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
