'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AskFirst } from '@/components/people/ask-first'
import { GiveRole } from '@/components/people/give-role'
import { GrantsTable } from '@/components/people/grants-table'
import { signOutEverywhere } from '@/components/people/requests'
import { RolesTable } from '@/components/people/roles-table'
import { Button, buttonLook } from '@/components/ui/button'
import { Page, Panel } from '@/components/ui/page'
import type { PersonAccess } from '@/lib/features/admin/contract'

/** What one of the staff may do, by whose word, and where they are signed in. */
export function PersonScreen({ person }: { readonly person: PersonAccess }) {
  const t = useTranslations('people')
  const [asked, setAsked] = useState<'give' | 'sign out' | null>(null)
  const { name } = person
  const close = () => setAsked(null)
  return (
    <Page
      title={name}
      lead={person.email ?? undefined}
      actions={
        <Link href="/people" className={buttonLook('line')}>
          {t('back')}
        </Link>
      }
    >
      <div className="grid gap-4">
        <Panel title={t('rosterTitle')}>
          <RolesTable roles={person.roles} />
          <p className="px-3 py-2 text-12 text-ink-2">{t('classes', { count: person.classes })}</p>
        </Panel>
        <Panel
          title={t('grantsTitle')}
          actions={
            <Button look="line" disabled={person.isSelf} onClick={() => setAsked('give')}>
              {t('give')}
            </Button>
          }
        >
          {person.isSelf ? <p className="px-3 pt-2 text-12 text-ink-2">{t('selfNote')}</p> : null}
          <GrantsTable grants={person.grants} name={name} />
        </Panel>
        <Panel title={t('sessionsTitle')}>
          <div className="flex flex-wrap items-center gap-3 px-3 py-2">
            <p>{t('sessions', { count: person.sessions })}</p>
            <Button look="line" disabled={person.sessions === 0} onClick={() => setAsked('sign out')}>
              {t('signOut')}
            </Button>
          </div>
        </Panel>
      </div>
      {asked === 'give' ? <GiveRole person={person} onDone={close} /> : null}
      {asked === 'sign out' ? (
        <AskFirst
          title={t('signOutTitle', { name })}
          text={t('signOutText')}
          yes={t('signOut')}
          act={() => signOutEverywhere(person.id)}
          onDone={close}
        />
      ) : null}
    </Page>
  )
}
