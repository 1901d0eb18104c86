'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AdoptDialog } from '@/components/policies/adopt-dialog'
import { type ActOutcome, retirePolicy } from '@/components/policies/policy-requests'
import { scopeOf } from '@/components/policies/scope'
import { usePreview } from '@/components/policies/use-preview'
import { Button } from '@/components/ui/button'
import type { PolicySummary } from '@/lib/features/mastery/contract'

export interface RetirePolicyProps {
  readonly policy: PolicySummary
  readonly seenVersion: number
  readonly onDone: (outcome: ActOutcome) => Promise<void>
}

/** Ends a policy of a part of the district, after counting what that would change. */
export function RetirePolicy({ policy, seenVersion, onDone }: RetirePolicyProps) {
  const t = useTranslations('policies')
  const [isAsking, setIsAsking] = useState(false)
  const preview = usePreview(isAsking ? { scope: scopeOf(policy, null), settings: null } : null)
  const { id } = policy
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('retire.act')}</Button>
      {isAsking && id !== null ? (
        <AdoptDialog
          title={t('retire.title', { name: policy.name })}
          confirm={t('retire.confirm')}
          text={t('retire.text')}
          preview={preview}
          act={() => retirePolicy(id, seenVersion)}
          onDone={(outcome) => {
            setIsAsking(false)
            void onDone(outcome)
          }}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  )
}
