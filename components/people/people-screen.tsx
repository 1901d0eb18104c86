'use client'

import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { problemOf, searchStaff } from '@/components/people/requests'
import { useRoleWords } from '@/components/people/use-role-words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note, Page, Panel } from '@/components/ui/page'
import { EmptyState } from '@/components/ui/states'
import { Table, type TableColumn } from '@/components/ui/table'
import type { FoundPerson, StaffFound } from '@/lib/features/admin/contract'

const SHORTEST = 2

/** Looks for one of the staff. The name goes in a body: it stands in no address and no log. */
export function PeopleScreen() {
  const t = useTranslations('people')
  const [text, setText] = useState('')
  const search = useMutation({ mutationFn: searchStaff })
  const asked = text.trim()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <search>
        <form
          className="mb-3 flex max-w-xl items-start gap-1.5"
          onSubmit={(event) => {
            event.preventDefault()
            if (asked.length >= SHORTEST) search.mutate(asked)
          }}
        >
          <Field
            label={t('search')}
            hint={t('searchHint')}
            className="flex-1"
            type="search"
            autoComplete="off"
            maxLength={80}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            look="primary"
            size="large"
            type="submit"
            className="mt-[22px]"
            disabled={asked.length < SHORTEST || search.isPending}
          >
            {t('find')}
          </Button>
        </form>
      </search>
      {search.error === null ? null : <Note tone="bad">{t(`problem.${problemOf(search.error)}`)}</Note>}
      <div aria-live="polite" aria-busy={search.isPending}>
        {search.isPending ? <p className="py-2 text-ink-3">{t('searching')}</p> : null}
        {search.data === undefined ? (
          <Start hidden={search.isPending || search.error !== null} />
        ) : (
          <Found found={search.data} text={search.variables ?? ''} />
        )}
      </div>
    </Page>
  )
}

function Start({ hidden }: { readonly hidden: boolean }) {
  const t = useTranslations('people')
  if (hidden) return null
  return (
    <Panel>
      <EmptyState title={t('startTitle')}>{t('startText')}</EmptyState>
    </Panel>
  )
}

function Found({ found, text }: { readonly found: StaffFound; readonly text: string }) {
  const t = useTranslations('people')
  const roleWords = useRoleWords()
  if (found.people.length === 0)
    return (
      <Panel>
        <EmptyState title={t('noneTitle')}>{t('noneText', { text })}</EmptyState>
      </Panel>
    )
  const columns: readonly TableColumn<FoundPerson>[] = [
    {
      id: 'name',
      header: t('head.name'),
      names: true,
      cell: ({ id, name }) => (
        <Link href={`/people/${id}`} className="font-semibold text-accent underline-offset-2 hover:underline">
          {name}
        </Link>
      ),
    },
    { id: 'email', header: t('head.email'), cell: ({ email }) => email ?? '–' },
    {
      id: 'roles',
      header: t('head.roles'),
      cell: ({ roles, grants }) => {
        const words = roles.length === 0 ? t('noRoles') : roles.map(roleWords).join(', ')
        return grants === 0 ? words : `${words} · ${t('given', { count: grants })}`
      },
    },
  ]
  return (
    <Panel title={t('found', { count: found.people.length })}>
      <Table caption={t('title')} columns={columns} rows={found.people} rowKey={({ id }) => id} />
      {found.more ? <p className="px-3 py-2 text-12 text-ink-3">{t('more')}</p> : null}
    </Panel>
  )
}
