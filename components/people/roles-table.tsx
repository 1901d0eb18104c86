'use client'

import { useTranslations } from 'use-intl'
import { useDay } from '@/components/people/use-day'
import { useRoleWords } from '@/components/people/use-role-words'
import { Table, type TableColumn } from '@/components/ui/table'
import { addDays } from '@/lib/core/school-date'
import type { RosterRole } from '@/lib/features/admin/contract'

/** The roles of the roster, each with the systems that say so. */
export function RolesTable({ roles }: { readonly roles: readonly RosterRole[] }) {
  const t = useTranslations('people')
  const day = useDay()
  const roleWords = useRoleWords()
  if (roles.length === 0) return <p className="px-3 py-2 text-ink-2">{t('rosterEmpty')}</p>
  const dates = ({ beginOn, endOn }: RosterRole) => {
    const from = beginOn === null ? null : day(beginOn)
    const until = endOn === null ? null : day(addDays(endOn, -1))
    if (from !== null && until !== null) return t('days', { from, until })
    if (from !== null) return t('from', { day: from })
    return until === null ? t('always') : t('until', { day: until })
  }
  const columns: readonly TableColumn<RosterRole>[] = [
    { id: 'role', header: t('head.role'), names: true, cell: ({ role }) => roleWords(role) },
    { id: 'where', header: t('head.where'), cell: ({ org }) => org },
    {
      id: 'source',
      header: t('head.source'),
      cell: ({ sources }) => (sources.length === 0 ? t('byInvitation') : sources.join(', ')),
    },
    { id: 'dates', header: t('head.dates'), cell: dates },
    { id: 'state', header: t('head.state'), cell: ({ isNow }) => (isNow ? t('now') : t('notNow')) },
  ]
  return <Table caption={t('rosterTitle')} columns={columns} rows={roles} rowKey={({ id }) => id} />
}
