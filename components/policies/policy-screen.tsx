'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { PoliciesError, policyAddress } from '@/components/policies/policies-screen'
import { PolicyEditor } from '@/components/policies/policy-editor'
import { policiesQuery } from '@/components/policies/policy-requests'
import { usePolicyWords } from '@/components/policies/use-policy-words'
import { buttonLook } from '@/components/ui/button'
import { Page, Panel } from '@/components/ui/page'
import { ProgressBar } from '@/components/ui/states'
import type { StandardsAnswer } from '@/lib/features/ingest/contract'
import type { PoliciesAnswer, PolicySummary } from '@/lib/features/mastery/contract'

export interface PolicyScreenProps {
  /** The policy's id, or `district` for the district's own. */
  readonly policyKey: string
  /** The adoption whose levels are being computed, where the reader has just begun one. */
  readonly adoptionId: string | null
}

/** One policy: as it is, to be changed, with its versions. */
export function PolicyScreen(props: PolicyScreenProps) {
  return <PoliciesFrame>{(answer) => <FoundPolicy answer={answer} {...props} />}</PoliciesFrame>
}

function FoundPolicy({
  answer,
  policyKey,
  adoptionId,
}: PolicyScreenProps & { readonly answer: PoliciesAnswer }) {
  const found = answer.policies.find((one) => policyAddress(one) === `/policies/${policyKey}`)
  // Retired by somebody else meanwhile: what was typed stays, and adopting it says so.
  const [first] = useState(found)
  const policy = found ?? first
  if (policy === undefined) notFound()
  return (
    <Framed title={policy}>
      <PolicyEditor
        key={`${policyKey} ${adoptionId ?? ''}`}
        answer={answer}
        base={policy}
        adoptionId={adoptionId}
        standards={null}
      />
    </Framed>
  )
}

/** A policy for a part of the district, begun with what holds in all of it. */
export function NewPolicyScreen({ standards }: { readonly standards: StandardsAnswer }) {
  return (
    <PoliciesFrame>
      {(answer) => {
        const district = answer.policies[0]
        if (district === undefined) notFound()
        return (
          <Framed title={null}>
            <PolicyEditor answer={answer} base={district} adoptionId={null} standards={standards} />
          </Framed>
        )
      }}
    </PoliciesFrame>
  )
}

function Framed(props: { readonly title: PolicySummary | null; readonly children: ReactNode }) {
  const t = useTranslations('policies')
  const words = usePolicyWords()
  const leadOf = ({ name, version, settings }: PolicySummary) =>
    t('conflict.line', { name, version, method: words.method(settings.method) })
  return (
    <Page
      title={props.title === null ? t('newTitle') : words.where(props.title.scope)}
      lead={props.title === null ? undefined : leadOf(props.title)}
      actions={
        <Link href="/policies" className={buttonLook('line', 'large')}>
          {t('all')}
        </Link>
      }
    >
      {props.children}
    </Page>
  )
}

/** What both need first: the policies in force. */
function PoliciesFrame({ children }: { readonly children: (answer: PoliciesAnswer) => ReactNode }) {
  const t = useTranslations('policies')
  const { data, error, refetch } = useQuery(policiesQuery)
  if (data !== undefined) return children(data)
  return (
    <Page title={t('title')}>
      {error === null ? (
        <Panel className="px-4 py-6">
          <ProgressBar label={t('title')} value={null} />
        </Panel>
      ) : (
        <PoliciesError error={error} onAgain={() => void refetch()} />
      )}
    </Page>
  )
}
