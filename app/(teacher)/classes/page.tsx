import type { Metadata } from 'next'
import Link from 'next/link'
import { OtherClasses } from '@/components/classes/other-classes'
import { OwnClasses } from '@/components/classes/own-classes'
import { ScreenMessages } from '@/components/shell/messages'
import { buttonLook } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { EmptyState } from '@/components/ui/states'
import { listClasses } from '@/lib/features/gradebook/list-classes'
import { getFormatter, getMessages, getTranslations } from '@/lib/i18n'
import { mayInDistrict } from '@/lib/platform/authorize'
import { readAs } from '@/lib/platform/page'

interface ClassesPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes'))('title') }
}

/** Where a teacher's day begins, and where whoever looks after a school finds its classes. */
export default async function ClassesPage({ searchParams }: ClassesPageProps) {
  const { terms, q } = await searchParams
  const allTerms = terms === 'all'
  const search = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  const { list, today, mayImport } = await readAs('signed-in', async (acting) => ({
    list: await listClasses(acting, { nowOnly: !allTerms, search }),
    today: acting.today,
    mayImport: mayInDistrict(acting.person, 'import'),
  }))
  const [t, format] = await Promise.all([getTranslations('classes'), getFormatter()])
  const teaches = list.own.length > 0
  const isEmpty = !teaches && list.others.length === 0 && search === ''
  return (
    <div className="thin-scroll min-h-0 flex-1 overflow-auto">
      <Page
        title={teaches || !list.seesOthers ? t('title') : t('allTitle')}
        lead={format.dateTime(new Date(`${today}T00:00:00Z`), {
          weekday: 'long',
          month: 'long',
          day: 'numeric',
        })}
        actions={
          <TermChoice now={teaches ? t('now') : t('runningNow')} allTerms={allTerms} search={search} />
        }
      >
        {isEmpty ? (
          <NoClasses allTerms={allTerms} mayImport={mayImport} />
        ) : (
          <ScreenMessages messages={await getMessages('classes', 'mastery')}>
            <div className="grid gap-6">
              {teaches ? <OwnClasses classes={list.own} today={today} /> : null}
              {list.seesOthers ? (
                <OtherClasses
                  classes={list.others}
                  found={list.found}
                  search={search}
                  allTerms={allTerms}
                  isAlone={!teaches}
                />
              ) : null}
            </div>
          </ScreenMessages>
        )}
      </Page>
    </div>
  )
}

async function TermChoice(props: {
  readonly now: string
  readonly allTerms: boolean
  readonly search: string
}) {
  const { now, allTerms, search } = props
  const t = await getTranslations('classes')
  const kept = search === '' ? {} : { q: search }
  const choices = [
    { label: now, query: new URLSearchParams(kept), isChosen: !allTerms },
    { label: t('allTerms'), query: new URLSearchParams({ ...kept, terms: 'all' }), isChosen: allTerms },
  ]
  return (
    <nav
      aria-label={t('terms')}
      className="inline-flex overflow-hidden rounded-control border border-line-strong bg-surface"
    >
      {choices.map(({ label, query, isChosen }) => (
        <Link
          key={label}
          href={`/classes${query.size > 0 ? `?${query}` : ''}`}
          aria-current={isChosen ? 'true' : undefined}
          className={`${buttonLook()} h-6 rounded-none! border-0! [&+&]:border-l! [&+&]:border-line! ${isChosen ? 'bg-accent-wash font-medium text-accent' : ''}`}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}

async function NoClasses({
  allTerms,
  mayImport,
}: {
  readonly allTerms: boolean
  readonly mayImport: boolean
}) {
  const t = await getTranslations('classes')
  const look = buttonLook('primary', 'large')
  const sources = (
    <Link href="/sources" className={look}>
      {t('empty.sources')}
    </Link>
  )
  if (mayImport)
    return (
      <EmptyState title={t('empty.admin')} actions={sources}>
        {t('empty.adminText')}
      </EmptyState>
    )
  if (allTerms) return <EmptyState title={t('empty.none')}>{t('empty.noneText')}</EmptyState>
  const showAll = (
    <Link href="/classes?terms=all" className={look}>
      {t('empty.showAll')}
    </Link>
  )
  return (
    <EmptyState title={t('empty.now')} actions={showAll}>
      {t('empty.nowText')}
    </EmptyState>
  )
}
