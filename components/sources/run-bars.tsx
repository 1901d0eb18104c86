'use client'

import { useTranslations } from 'use-intl'
import { readOf } from '@/components/sources/run-sums'
import type { RunSummary } from '@/lib/features/ingest/contract'

const PLACES = 14
const PITCH = 7.7
const HEIGHT = 22

/** A source's last runs, newest at the right: height is what was read, a full red bar is one that was not taken. */
export function RunBars({ runs }: { readonly runs: readonly RunSummary[] }) {
  const t = useTranslations('sources')
  const shown = runs.slice(0, PLACES).toReversed()
  const most = Math.max(1, ...shown.map(readOf))
  const words = shown.map((run) =>
    run.state === 'done' ? t('runWord', { records: readOf(run) }) : t(`states.${run.state}`),
  )
  const from = PLACES - shown.length
  return (
    <svg
      width={PLACES * PITCH}
      height={HEIGHT}
      role="img"
      aria-label={t('runsLabel', { count: shown.length, list: words.join(', ') })}
      className="block flex-none"
    >
      <path className="stroke-line-strong" d={`M0 ${HEIGHT - 0.5}h${PLACES * PITCH}`} />
      {shown.map((run, at) => {
        const isBad = run.state === 'failed' || run.state === 'stopped'
        const height = isBad ? HEIGHT - 2 : Math.round((readOf(run) / most) * (HEIGHT - 3))
        return height === 0 ? null : (
          <rect
            key={run.id}
            x={(from + at) * PITCH}
            y={HEIGHT - 1 - height}
            width={PITCH - 2}
            height={height}
            className={isBad ? 'fill-danger' : 'fill-ink-3'}
          />
        )
      })}
    </svg>
  )
}
