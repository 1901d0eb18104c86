'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { ProgressLines } from '@/components/policies/adoption-progress'
import { policiesQuery } from '@/components/policies/policy-requests'
import { useFailureWords } from '@/components/policies/use-failure-words'
import { usePolicyWords } from '@/components/policies/use-policy-words'
import { Button, buttonLook } from '@/components/ui/button'
import { Page, Panel } from '@/components/ui/page'
import { ErrorState, ProgressBar } from '@/components/ui/states'
import { Table, type TableColumn } from '@/components/ui/table'
import { isEverywhere } from '@/lib/core/mastery/find-policy'
import type { PoliciesAnswer, PolicySummary, PolicyVersionShown } from '@/lib/features/mastery/contract'

/** Every policy in force, from the widest to the narrowest, and what of it is still being computed. */
export function PoliciesScreen() {
  const t = useTranslations('policies')
  const { data, error, refetch } = useQuery(policiesQuery)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Link href="/policies/new" className={buttonLook('line', 'large')}>
          {t('new')}
        </Link>
      }
    >
      {data !== undefined ? (
        <InForce answer={data} />
      ) : error === null ? (
        <Panel className="px-4 py-6">
          <ProgressBar label={t('title')} value={null} />
        </Panel>
      ) : (
        <PoliciesError error={error} onAgain={() => void refetch()} />
      )}
    </Page>
  )
}

/** The policies could not be read. */
export function PoliciesError({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const t = useTranslations('policies')
  const say = useFailureWords()
  return (
    <Panel>
      <ErrorState
        title={t('failed.reading')}
        reference={say(error)}
        actions={
          <Button look="primary" size="large" onClick={onAgain}>
            {t('preview.again')}
          </Button>
        }
      >
        {t('failed.readingText')}
      </ErrorState>
    </Panel>
  )
}

function InForce({ answer }: { readonly answer: PoliciesAnswer }) {
  const t = useTranslations('policies')
  const { policies, running } = answer
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {running.length === 0 ? null : (
        <Panel title={t('progress.title')}>
          <ul className="divide-y divide-line">
            {running.map((progress) => (
              <li key={progress.id} className="px-3 py-2.5">
                <ProgressLines progress={progress} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel className="max-sm:hidden">
        <PolicyTable policies={policies} />
      </Panel>
      <Panel className="sm:hidden">
        <PolicyCards policies={policies} />
      </Panel>
    </div>
  )
}

/** The address of a policy: the district's has one of its own, since it may not be stored yet. */
export function policyAddress({ id, scope }: Pick<PolicySummary, 'id' | 'scope'>): string {
  return id === null || isEverywhere(scope) ? '/policies/district' : `/policies/${id}`
}

/** The day a version holds from; what the product began with has been there since it was first needed. */
export function useSince(): (version: Pick<PolicyVersionShown, 'from' | 'at' | 'by'>) => string {
  const format = useFormatter()
  return ({ from, at, by }) => {
    const since = by === null ? at : from
    const day = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' } as const
    return since === null ? '–' : format.dateTime(new Date(since), day)
  }
}

function PolicyTable({ policies }: { readonly policies: readonly PolicySummary[] }) {
  const t = useTranslations('policies')
  const words = usePolicyWords()
  const since = useSince()
  const columns: readonly TableColumn<PolicySummary>[] = [
    {
      id: 'where',
      header: t('head.where'),
      names: true,
      cell: (policy) => (
        <Link href={policyAddress(policy)} className="font-semibold hover:underline">
          {words.where(policy.scope)}
        </Link>
      ),
    },
    { id: 'name', header: t('head.name'), cell: ({ name }) => name },
    { id: 'method', header: t('head.method'), cell: ({ settings }) => words.method(settings.method) },
    { id: 'version', header: t('head.version'), align: 'right', cell: ({ version }) => version },
    { id: 'since', header: t('head.since'), cell: since },
    { id: 'by', header: t('head.by'), cell: ({ by }) => by ?? t('byProduct') },
    {
      id: 'act',
      header: <span className="sr-only">{t('head.act')}</span>,
      align: 'right',
      cell: (policy) => (
        <Link
          href={policyAddress(policy)}
          className={buttonLook('line')}
          aria-label={t('changeNamed', { name: policy.name, where: words.where(policy.scope) })}
        >
          {t('change')}
        </Link>
      ),
    },
  ]
  return (
    <Table
      caption={t('title')}
      columns={columns}
      rows={policies}
      rowKey={({ id, scope }) => policyAddress({ id, scope })}
    />
  )
}

/** The same list where a table would not fit. */
function PolicyCards({ policies }: { readonly policies: readonly PolicySummary[] }) {
  const t = useTranslations('policies')
  const words = usePolicyWords()
  const since = useSince()
  return (
    <ul className="divide-y divide-line">
      {policies.map((policy) => (
        <li key={policyAddress(policy)}>
          <Link href={policyAddress(policy)} className="grid min-h-11 gap-0.5 px-3 py-2.5">
            <span className="font-semibold">{words.where(policy.scope)}</span>
            <span>{words.method(policy.settings.method)}</span>
            <span className="text-12 text-ink-3">
              {t('progress.version', { name: policy.name, version: policy.version })} · {since(policy)} ·{' '}
              {policy.by ?? t('byProduct')}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
