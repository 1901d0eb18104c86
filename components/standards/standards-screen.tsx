'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note, Page, Panel } from '@/components/ui/page'
import { EmptyState } from '@/components/ui/states'
import type { FrameworkSummary, StandardsAnswer } from '@/lib/features/ingest/contract'
import { FrameworkDrop } from './framework-drop'
import { FrameworkServer } from './framework-server'
import { StandardLine } from './standard-line'
import { StandardTree } from './standard-tree'

/** The district's frameworks: bring one in, read one as its tree, look for a standard in all of them. */
export function StandardsScreen({
  answer,
  text,
}: {
  readonly answer: StandardsAnswer
  readonly text: string
}) {
  const t = useTranslations('standards')
  const { frameworks, dangling } = answer
  return (
    <Page title={t('title')} lead={t('lead', { count: frameworks.length })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <FrameworkDrop />
        <FrameworkServer />
        {dangling.count === 0 ? null : <Dangling dangling={dangling} />}
        {frameworks.length === 0 ? (
          <Panel>
            <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
          </Panel>
        ) : (
          <div className="grid grid-cols-[minmax(220px,0.32fr)_minmax(0,1fr)] items-start gap-4 max-lg:grid-cols-1">
            <div className="grid gap-4">
              <Search text={text} />
              <Frameworks frameworks={frameworks} chosenId={answer.chosenId} />
            </div>
            <Standards answer={answer} text={text} />
          </div>
        )}
      </div>
    </Page>
  )
}

/** A form that is its own address: what was looked for can be shared and comes back with the browser's own button. */
function Search({ text }: { readonly text: string }) {
  const t = useTranslations('standards')
  return (
    <search>
      <form action="/standards" className="flex items-end gap-2">
        <Field label={t('search')} name="q" type="search" defaultValue={text} className="flex-1" />
        <Button type="submit">{t('find')}</Button>
      </form>
    </search>
  )
}

function Frameworks({
  frameworks,
  chosenId,
}: {
  readonly frameworks: readonly FrameworkSummary[]
  readonly chosenId: string | null
}) {
  const t = useTranslations('standards')
  const format = useFormatter()
  return (
    <Panel title={t('frameworks')}>
      <ul>
        {frameworks.map((framework) => (
          <li key={framework.id} className="border-line border-b last:border-b-0">
            <Link
              href={`/standards?framework=${framework.id}`}
              aria-current={framework.id === chosenId ? 'page' : undefined}
              className="block px-3 py-2 hover:bg-surface-2 aria-[current]:bg-accent-wash"
            >
              <span className="block font-medium">{framework.title}</span>
              <span className="block text-11 text-ink-3">
                {[framework.creator, framework.edition, framework.adoption]
                  .filter((word) => word !== null)
                  .join(' · ')}
              </span>
              <span className="block text-12 text-ink-2 tabular-nums">
                {t('counts', { standards: framework.standards, classes: framework.classes })}
                {framework.retired === 0 ? '' : ` · ${t('retiredCount', { count: framework.retired })}`}
                {framework.changedAt === null
                  ? ''
                  : ` · ${format.dateTime(framework.changedAt, { dateStyle: 'medium' })}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Standards({ answer, text }: { readonly answer: StandardsAnswer; readonly text: string }) {
  const t = useTranslations('standards')
  const { standards, isCut, frameworks, chosenId } = answer
  const title =
    text === ''
      ? frameworks.find(({ id }) => id === chosenId)?.title
      : t('found', { count: standards.length, text })
  if (standards.length === 0)
    return (
      <Panel title={title}>
        <EmptyState title={text === '' ? t('noStandardsTitle') : t('notFoundTitle')}>
          {text === '' ? t('noStandardsText') : t('notFoundText')}
        </EmptyState>
      </Panel>
    )
  if (text === '')
    return (
      <Panel title={title}>
        <StandardTree standards={standards} />
      </Panel>
    )
  return (
    <Panel title={title}>
      <ul className="px-3 py-2">
        {standards.map((standard) => (
          <li key={standard.id} className="border-line border-b py-1 last:border-b-0">
            <StandardLine standard={standard} />
          </li>
        ))}
      </ul>
      {isCut ? <p className="px-3 pb-2 text-12 text-ink-3">{t('cut')}</p> : null}
    </Panel>
  )
}

/** Results speak of standards nobody has brought yet: said until their framework comes. */
function Dangling({ dangling }: { readonly dangling: StandardsAnswer['dangling'] }) {
  const t = useTranslations('standards')
  return (
    <Note>
      <details className="flex-1">
        <summary className="cursor-pointer">{t('dangling', { count: dangling.count })}</summary>
        <ul className="mt-1 columns-2 text-12 text-ink-2 max-sm:columns-1">
          {dangling.names.map(({ name, candidates }) => (
            <li key={name} className="truncate tabular-nums">
              {name}
              {candidates === 0 ? null : (
                <span className="text-ink-3"> · {t('candidates', { count: candidates })}</span>
              )}
            </li>
          ))}
        </ul>
        {dangling.count > dangling.names.length ? <p className="text-12 text-ink-3">{t('cut')}</p> : null}
      </details>
    </Note>
  )
}
