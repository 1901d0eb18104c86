'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AskFirst } from '@/components/people/ask-first'
import { takeBack } from '@/components/people/requests'
import { useDay } from '@/components/people/use-day'
import { useRoleWords } from '@/components/people/use-role-words'
import { Button } from '@/components/ui/button'
import { Table, type TableColumn } from '@/components/ui/table'
import type { ShownGrant } from '@/lib/features/admin/contract'

/** What was given to one person, the latest first; what still counts or will can be taken back. */
export function GrantsTable(props: { readonly grants: readonly ShownGrant[]; readonly name: string }) {
  const { grants, name } = props
  const t = useTranslations('people')
  const day = useDay()
  const roleWords = useRoleWords()
  const [asked, setAsked] = useState<ShownGrant | null>(null)
  if (grants.length === 0) return <p className="px-3 py-2 text-ink-2">{t('grantsEmpty')}</p>
  const columns: readonly TableColumn<ShownGrant>[] = [
    { id: 'role', header: t('head.role'), names: true, cell: ({ role }) => roleWords(role) },
    { id: 'where', header: t('head.where'), cell: ({ place }) => place },
    {
      id: 'dates',
      header: t('head.dates'),
      cell: ({ beginOn, lastOn }) => t('days', { from: day(beginOn), until: day(lastOn) }),
    },
    { id: 'state', header: t('head.state'), cell: ({ state }) => t(`states.${state}`) },
    { id: 'source', header: t('head.source'), cell: ({ by }) => by },
    {
      id: 'reason',
      header: t('head.reason'),
      className: 'max-w-80 text-pretty',
      cell: ({ reason }) => reason,
    },
    {
      id: 'act',
      header: <span className="sr-only">{t('head.act')}</span>,
      align: 'right',
      cell: (grant) =>
        grant.state === 'now' || grant.state === 'coming' ? (
          <Button
            look="line"
            aria-label={t('takeBackNamed', { role: roleWords(grant.role), where: grant.place })}
            onClick={() => setAsked(grant)}
          >
            {t('takeBack')}
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <Table caption={t('grantsTitle')} columns={columns} rows={grants} rowKey={({ id }) => id} />
      {asked === null ? null : (
        <AskFirst
          title={t('takeBackTitle', { role: roleWords(asked.role) })}
          text={t('takeBackText', { name })}
          yes={t('takeBack')}
          act={() => takeBack(asked.id)}
          onDone={() => setAsked(null)}
        />
      )}
    </>
  )
}
