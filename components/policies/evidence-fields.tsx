'use client'

import { useTranslations } from 'use-intl'
import { Check, DraftLine, useDraft } from '@/components/policies/form-parts'
import { Select } from '@/components/ui/field'
import { Panel } from '@/components/ui/page'

const DATE_RULES = ['score-date', 'due-date', 'assign-date'] as const
const RETAKES = ['replace', 'add'] as const

/** What counts as evidence, in which order, and how much of it there has to be. */
export function EvidenceFields() {
  const t = useTranslations('policies.form')
  const { draft, change } = useDraft()
  return (
    <Panel title={t('evidence')}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] items-start gap-x-4 gap-y-3 px-3 py-3">
        <Select
          label={t('dateRule')}
          value={draft.dateRule}
          options={DATE_RULES.map((value) => ({ value, label: t(`dateRules.${value}`) }))}
          onChange={(dateRule) => change({ dateRule })}
        />
        <Select
          label={t('retake')}
          value={draft.retake}
          options={RETAKES.map((value) => ({ value, label: t(`retakes.${value}`) }))}
          onChange={(retake) => change({ retake })}
        />
        <DraftLine
          name="minimumEvidence"
          label={t('minimumEvidence')}
          hint={t('minimumHint')}
          maxLength={3}
        />
        <DraftLine name="recencyDays" label={t('recencyDays')} hint={t('recencyHint')} maxLength={5} />
        <DraftLine name="extraCreditLimit" label={t('extraCreditLimit')} hint={t('extraCreditHint')} />
        <div className="grid gap-2">
          <Check
            label={t('countPartiallyGraded')}
            checked={draft.countPartiallyGraded}
            onChange={(countPartiallyGraded) => change({ countPartiallyGraded })}
          />
          <Check
            label={t('countSubmittedWithScore')}
            hint={t('submittedHint')}
            checked={draft.countSubmittedWithScore}
            onChange={(countSubmittedWithScore) => change({ countSubmittedWithScore })}
          />
        </div>
      </div>
    </Panel>
  )
}
