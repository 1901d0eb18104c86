'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { RunBars } from '@/components/sources/run-bars'
import { RunState } from '@/components/sources/run-state'
import { useInstant } from '@/components/sources/use-instant'
import { Table, type TableColumn } from '@/components/ui/table'
import type { SourceSummary } from '@/lib/features/ingest/contract'

/** Every system that tells us things, and how its last runs went. */
export function SourcesTable({ sources }: { readonly sources: readonly SourceSummary[] }) {
  const t = useTranslations('sources')
  const format = useFormatter()
  const instant = useInstant()
  const columns: readonly TableColumn<SourceSummary>[] = [
    {
      id: 'source',
      header: t('head.source'),
      names: true,
      cell: ({ name, kind }) => (
        <span className="flex items-baseline gap-2">
          <span className="badge">{t(`kinds.${kind}`)}</span>
          <b className="font-semibold">{name}</b>
        </span>
      ),
    },
    {
      id: 'how',
      header: t('head.how'),
      cell: ({ runs }) => {
        const version = runs[0]?.version ?? null
        return version === null ? t('how') : t('howVersion', { version })
      },
    },
    {
      id: 'lastRun',
      header: t('head.lastRun'),
      cell: ({ runs: [run] }) =>
        run === undefined ? (
          <span className="text-ink-3">{t('noRun')}</span>
        ) : (
          <Link href={`/runs/${run.id}`} className="group block whitespace-nowrap">
            <span className="text-accent group-hover:underline">{instant(run.startedAt)}</span>
            <span className="block text-11 text-ink-3">
              {run.startedBy === null ? t('byCommand') : t('byPerson', { name: run.startedBy })}
            </span>
          </Link>
        ),
    },
    { id: 'runs', header: t('head.runs'), cell: ({ runs }) => <RunBars runs={runs} /> },
    {
      id: 'records',
      header: <span title={t('recordsHint')}>{t('head.records')}</span>,
      align: 'right',
      cell: ({ records }) => (records === null ? '–' : format.number(records)),
    },
    {
      id: 'refused',
      header: t('head.refused'),
      align: 'right',
      cell: ({ runs: [run] }) => (run === undefined ? '–' : format.number(run.refused)),
    },
    {
      id: 'state',
      header: t('head.state'),
      cell: ({ runs: [run] }) => (run === undefined ? '–' : <RunState run={run} />),
    },
  ]
  return <Table caption={t('tableLabel')} columns={columns} rows={sources} rowKey={({ id }) => id} />
}
