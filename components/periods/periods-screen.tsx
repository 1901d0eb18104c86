'use client'

import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ChangePeriod } from '@/components/periods/change-period'
import { useInstant } from '@/components/sources/use-instant'
import { Button } from '@/components/ui/button'
import { Page, Panel } from '@/components/ui/page'
import { EmptyState } from '@/components/ui/states'
import { Table, type TableColumn } from '@/components/ui/table'
import type { PeriodSummary } from '@/lib/features/gradebook/contract'

/** Every grading period, whether it is closed, and what waits in it. */
export function PeriodsScreen({ periods }: { readonly periods: readonly PeriodSummary[] }) {
  const t = useTranslations('periods')
  const format = useFormatter()
  const instant = useInstant()
  const [asked, setAsked] = useState<PeriodSummary | null>(null)
  const day = (date: string) =>
    format.dateTime(new Date(date), { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' })
  const columns: readonly TableColumn<PeriodSummary>[] = [
    {
      id: 'period',
      header: t('head.period'),
      names: true,
      cell: ({ title }) => <b className="font-semibold">{title}</b>,
    },
    {
      id: 'dates',
      header: t('head.dates'),
      cell: ({ startOn, endOn }) => `${day(startOn)} – ${day(endOn)}`,
    },
    { id: 'where', header: t('head.where'), cell: ({ school }) => school?.name ?? t('everywhere') },
    {
      id: 'state',
      header: t('head.state'),
      cell: ({ closed }) => {
        if (closed === null) return t('open')
        const at = instant(closed.at)
        return closed.by === null ? t('closed', { at }) : t('closedBy', { at, name: closed.by })
      },
    },
    {
      id: 'waiting',
      header: t('head.waiting'),
      align: 'right',
      cell: ({ closed, waiting }) => (closed === null ? '–' : format.number(waiting)),
    },
    {
      id: 'act',
      header: <span className="sr-only">{t('head.act')}</span>,
      align: 'right',
      cell: (period) => {
        const act = period.closed === null ? 'close' : 'reopen'
        return (
          <Button
            look="line"
            aria-label={t(`${act}Named`, { title: period.title })}
            onClick={() => setAsked(period)}
          >
            {t(act)}
          </Button>
        )
      },
    },
  ]
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Panel>
        {periods.length === 0 ? (
          <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
        ) : (
          <Table
            caption={t('title')}
            columns={columns}
            rows={periods}
            rowKey={({ sessionId, school }) => `${sessionId} ${school?.id ?? ''}`}
          />
        )}
      </Panel>
      {asked === null ? null : <ChangePeriod period={asked} onDone={() => setAsked(null)} />}
    </Page>
  )
}
