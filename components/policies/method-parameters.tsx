'use client'

import { useTranslations } from 'use-intl'
import { Check, DraftLine, useDraft } from '@/components/policies/form-parts'
import { Select } from '@/components/ui/field'
import type { ModeTies } from '@/lib/core/mastery/policy'

/** The parameters of the chosen method, and no others. */
export function MethodParameters() {
  const { draft } = useDraft()
  const fields = fieldsOf(draft.method)
  return fields === null ? null : (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(190px,1fr))] items-start gap-3 border-line border-t pt-3">
      {fields}
    </div>
  )
}

function fieldsOf(method: ReturnType<typeof useDraft>['draft']['method']) {
  switch (method) {
    case 'decaying-average':
    case 'weighted-average':
      return <Newest />
    case 'n-times':
      return <NTimes />
    case 'mode':
      return <Ties />
    case 'most-recent':
      return <MostRecent />
    case 'mean-of-highest':
      return <MeanOfHighest />
    case 'power-law':
      return <PowerLawFields />
    case 'highest':
    case 'latest':
    case 'mean':
    case 'median':
      return null
  }
}

function Newest() {
  const t = useTranslations('policies.parameters')
  const { draft } = useDraft()
  return (
    <DraftLine
      name="newest"
      label={t(draft.method === 'decaying-average' ? 'newestDecaying' : 'newest')}
      maxLength={3}
    />
  )
}

function NTimes() {
  const t = useTranslations('policies.parameters')
  return (
    <>
      <DraftLine name="times" label={t('times')} maxLength={3} />
      <DraftLine name="mastery" label={t('mastery')} />
    </>
  )
}

function Ties() {
  const t = useTranslations('policies.parameters')
  const { draft, change } = useDraft()
  return (
    <Select<ModeTies>
      label={t('ties')}
      value={draft.ties}
      options={(['higher', 'newer'] as const).map((value) => ({ value, label: t(`tieses.${value}`) }))}
      onChange={(ties) => change({ ties })}
    />
  )
}

function MostRecent() {
  const t = useTranslations('policies.parameters')
  const { draft, change } = useDraft()
  return (
    <>
      <DraftLine name="count" label={t('count')} maxLength={3} />
      <Select
        label={t('by')}
        value={draft.by}
        options={(['mean', 'median', 'mode'] as const).map((value) => ({ value, label: t(`bys.${value}`) }))}
        onChange={(by) => change({ by })}
      />
      {draft.by === 'mode' ? <Ties /> : null}
    </>
  )
}

function MeanOfHighest() {
  const t = useTranslations('policies.parameters')
  return <DraftLine name="count" label={t('countHighest')} maxLength={3} />
}

function PowerLawFields() {
  const t = useTranslations('policies.parameters')
  const { draft, change } = useDraft()
  return (
    <>
      <Select
        label={t('at')}
        value={draft.at}
        options={(['newest', 'next'] as const).map((value) => ({ value, label: t(`ats.${value}`) }))}
        onChange={(at) => change({ at })}
      />
      <DraftLine name="zeroAs" label={t('zeroAs')} hint={t('zeroHint')} />
      <div className="grid gap-2">
        <Check label={t('capped')} checked={draft.capped} onChange={(capped) => change({ capped })} />
        <Check label={t('orMean')} checked={draft.orMean} onChange={(orMean) => change({ orMean })} />
      </div>
    </>
  )
}
