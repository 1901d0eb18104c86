'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { figureOf } from '@/components/sources/run-sums'
import { Panel } from '@/components/ui/page'
import { Table, type TableColumn } from '@/components/ui/table'
import type { FileReport, RunReport } from '@/lib/features/ingest/contract'

interface FileRow {
  readonly name: string
  readonly report: FileReport
}

const FIGURES = ['read', 'created', 'changed', 'ended', 'unchanged', 'held', 'refused', 'apart'] as const

/** The order in which files make sense of each other; a store of keys gives them back in another. */
const ORDER = [
  'orgs',
  'academicSessions',
  'courses',
  'classes',
  'users',
  'userProfiles',
  'roles',
  'demographics',
  'enrollments',
  'resources',
  'classResources',
  'courseResources',
  'userResources',
  'categories',
  'scoreScales',
  'lineItems',
  'lineItemScoreScales',
  'lineItemLearningObjectiveIds',
  'results',
  'resultScoreScales',
  'resultLearningObjectiveIds',
]

const placeIn = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)

/** What became of each file's records. */
export function RunFiles({ report }: { readonly report: RunReport }) {
  const t = useTranslations('sources.run')
  const format = useFormatter()
  const rows = Object.entries(report.files)
    .map(([name, file]): FileRow => ({ name, report: file }))
    .sort((left, right) => placeIn(left.name) - placeIn(right.name))
  const columns: readonly TableColumn<FileRow>[] = [
    { id: 'file', header: t('fileHead.file'), names: true, cell: ({ name }) => `${name}.csv` },
    ...FIGURES.map(
      (figure): TableColumn<FileRow> => ({
        id: figure,
        header: t(`fileHead.${figure}`),
        align: 'right',
        cell: ({ report: file }) => {
          const count = figureOf(file, figure)
          return count === 0 ? <span className="text-ink-4">0</span> : format.number(count)
        },
      }),
    ),
  ]
  return (
    <Panel title={t('files')}>
      <Table caption={t('files')} columns={columns} rows={rows} rowKey={({ name }) => name} />
    </Panel>
  )
}
