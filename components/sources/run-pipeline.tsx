'use client'

import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { sumOf } from '@/components/sources/run-sums'
import type { RunDetail, RunReport } from '@/lib/features/ingest/contract'

/** A run in numbers, in the order it happened: each step is a part of the one before. */
export function RunPipeline({ run, report }: { readonly run: RunDetail; readonly report: RunReport }) {
  const t = useTranslations('sources.run')
  const read = sumOf(run, 'read')
  const created = sumOf(run, 'created')
  const changed = sumOf(run, 'changed')
  const ended = sumOf(run, 'ended')
  const unchanged = sumOf(run, 'unchanged')
  const parts = (
    [
      ['created', created],
      ['changed', changed],
      ['ended', ended],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([part, count]) => t(`detail.${part}`, { count }))
  return (
    <ol
      aria-label={t('pipeline')}
      className="grid grid-cols-6 overflow-hidden rounded-control border border-line bg-surface max-lg:grid-cols-3 max-sm:grid-cols-2"
    >
      <Step count={read} words={t('steps.read', { count: read })} isFirst />
      <Step
        count={Math.max(0, read - sumOf(run, 'refused') - run.held)}
        words={t('steps.accepted')}
        detail={unchanged > 0 ? t('detail.unchanged', { count: unchanged }) : null}
      />
      <Step count={created + changed + ended} words={t('steps.changed')} detail={parts.join(', ')} />
      <Step count={report.levelsChanged} words={t('steps.levels', { count: report.levelsChanged })} />
      <Step count={run.held} words={t('steps.held')} />
      <Step count={run.refused} words={t('steps.refused')} />
    </ol>
  )
}

function Step(props: {
  readonly count: number
  readonly words: ReactNode
  readonly detail?: ReactNode
  readonly isFirst?: boolean
}) {
  const format = useFormatter()
  return (
    <li className={`relative px-4 py-2 max-lg:border-line max-lg:border-b ${props.isFirst ? '' : ARROW}`}>
      <b className="block font-semibold text-20 tabular-nums tracking-[-0.01em]">
        {format.number(props.count)}
      </b>
      <span className="block text-12 text-ink-2 first-letter:lowercase">{props.words}</span>
      {props.detail ? <span className="block text-11 text-ink-3 tabular-nums">{props.detail}</span> : null}
    </li>
  )
}

/** A step is entered through its left edge. */
const ARROW =
  'border-line border-l pl-6 before:-left-[6px] before:-translate-y-1/2 before:absolute before:top-1/2 before:size-2.5 before:rotate-45 before:border-line-strong before:border-t before:border-r before:bg-surface max-lg:pl-4 max-lg:before:hidden'
