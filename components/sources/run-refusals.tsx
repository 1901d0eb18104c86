'use client'

import { Check } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { buttonLook } from '@/components/ui/button'
import { Panel } from '@/components/ui/page'
import type { RunDetail } from '@/lib/features/ingest/contract'

type Group = RunDetail['refusals'][number]

/** What was not taken, by reason: how often, where first, and who can do something about it. */
export function RunRefusals({ run }: { readonly run: RunDetail }) {
  const t = useTranslations('sources.run')
  const { refusals } = run
  if (refusals.length === 0)
    return (
      <p className="flex items-center gap-2 px-1 text-ink-2">
        <Check className="size-4 text-accent" aria-hidden="true" />
        {t('noRefusals')}
      </p>
    )
  return (
    <Panel
      title={
        <>
          {t('refusals')}
          <span className="ml-2 font-normal text-12 text-ink-3">
            {t('refusalsCount', { count: run.refused + run.held, reasons: refusals.length })}
          </span>
        </>
      }
      actions={
        <a href={`/api/runs/${run.id}/refusals`} download className={buttonLook('line')}>
          {t('download')}
        </a>
      }
    >
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">{t('refusals')}</caption>
        <thead className="text-11 text-ink-3 max-sm:sr-only">
          <tr>
            <th scope="col" className={`${HEAD} w-16 pl-3 text-right`}>
              {t('refusalHead.rows')}
            </th>
            <th scope="col" className={`${HEAD} text-left`}>
              {t('refusalHead.what')}
            </th>
            <th scope="col" className={`${HEAD} w-[348px] pr-3 text-left`}>
              {t('refusalHead.who')}
            </th>
          </tr>
        </thead>
        <tbody>
          {refusals.map((group) => (
            <Refusal
              key={`${group.code}:${group.fate}:${group.first.file}:${group.first.column}`}
              group={group}
            />
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

const HEAD = 'border-line-strong border-b px-2 py-1.5 font-normal'
const CELL =
  'border-line border-b px-2 py-1.5 align-top group-last:border-b-0 max-sm:block max-sm:border-0 max-sm:px-3 max-sm:py-0.5'

function Refusal({ group }: { readonly group: Group }) {
  const t = useTranslations('sources.run')
  const format = useFormatter()
  return (
    <tr className="group hover:bg-surface-2 max-sm:block max-sm:border-line max-sm:border-b max-sm:py-2">
      <td className={`${CELL} pl-3 text-right font-semibold tabular-nums max-sm:text-left`}>
        {format.number(group.count)}
        <span className="font-normal sm:sr-only"> {t('rowsWord', { count: group.count })}</span>
      </td>
      <td className={CELL}>
        <p>
          {group.message}
          {group.fate === 'held' ? <span className="badge ml-2">{t('held')}</span> : null}
        </p>
        <p className="text-11 text-ink-3 [overflow-wrap:anywhere]">
          <span className="select-all">{placeOf(group.first)}</span> {group.code}
        </p>
      </td>
      <td className={`${CELL} pr-3 text-ink-2`}>{t(`fixers.${group.fixer}`)}</td>
    </tr>
  )
}

/** `file:line:column`, as the command line prints it; a whole file or package has no line. */
export function placeOf({ file, line, column }: Group['first']): string {
  return [file, ...(line > 0 ? [line] : []), ...(column === '' ? [] : [column])].join(':')
}
