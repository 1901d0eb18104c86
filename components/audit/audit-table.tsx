'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useInstant } from '@/components/sources/use-instant'
import { Table, type TableColumn } from '@/components/ui/table'
import { AUDIT_ACTS, type AuditRow } from '@/lib/features/admin/contract'

/** What an act may be done to, and what of it is counted, as far as there are words. */
const KINDS = [
  'audit',
  'class',
  'district',
  'framework',
  'grade',
  'grant',
  'identity-provider',
  'invitation',
  'level',
  'objective',
  'policy',
  'role',
  'run',
  'score',
  'session',
  'user',
] as const
const COUNTED = ['students', 'rows'] as const

/** Rows of the audit in words; what there are no words for stands by its own name. */
export function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const t = useTranslations('audit')
  const format = useFormatter()
  const instant = useInstant()
  const columns: readonly TableColumn<AuditRow>[] = [
    {
      id: 'at',
      header: t('head.at'),
      className: 'whitespace-nowrap tabular-nums',
      cell: ({ at }) => <time dateTime={at}>{instant(at)}</time>,
    },
    { id: 'actor', header: t('head.actor'), cell: ({ actor }) => <Actor actor={actor} /> },
    {
      id: 'act',
      header: t('head.act'),
      names: true,
      cell: ({ act, counts }) => (
        <>
          <ActWords act={act} /> <CountWords counts={counts} />
        </>
      ),
    },
    { id: 'target', header: t('head.target'), cell: ({ target }) => <Target target={target} /> },
    {
      id: 'seal',
      header: t('head.seal'),
      align: 'right',
      cell: ({ seal }) =>
        seal === null ? <span className="badge">{t('unsealed')}</span> : format.number(seal),
    },
  ]
  return <Table caption={t('title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function Actor({ actor }: Pick<AuditRow, 'actor'>) {
  const t = useTranslations('audit')
  if (actor.kind === 'system') return <span className="text-ink-2">{t('system')}</span>
  return actor.name ?? <Id id={actor.id} />
}

function ActWords({ act }: { readonly act: string }) {
  const t = useTranslations('audit')
  const known = AUDIT_ACTS.find((one) => one === act)
  return known === undefined ? act : t(`acts.${known}`)
}

/** How much it was: of students and rows in words, of anything else by its name. */
function CountWords({ counts }: Pick<AuditRow, 'counts'>) {
  const t = useTranslations('audit')
  const told = Object.entries(counts ?? {}).filter(([, count]) => count > 0)
  if (told.length === 0) return null
  const words = told.map(([what, count]) => {
    const known = COUNTED.find((one) => one === what)
    return known === undefined ? t('counts.other', { what, count }) : t(`counts.${known}`, { count })
  })
  return <span className="text-12 text-ink-3">{words.join(', ')}</span>
}

function Target({ target }: Pick<AuditRow, 'target'>) {
  const t = useTranslations('audit')
  const { kind, id, name } = target
  const known = KINDS.find((one) => one === kind)
  return (
    <>
      <span className="text-12 text-ink-3">{known === undefined ? kind : t(`kinds.${known}`)}</span>{' '}
      {name ?? <Id id={id} />}
    </>
  )
}

/** Of whom or what there is no name. */
function Id({ id }: { readonly id: string | null }) {
  return id === null ? null : <span className="select-all text-11 text-ink-3 tabular-nums">{id}</span>
}
