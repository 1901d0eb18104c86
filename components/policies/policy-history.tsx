'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useSince } from '@/components/policies/policies-screen'
import { historyQuery } from '@/components/policies/policy-requests'
import { usePolicyWords } from '@/components/policies/use-policy-words'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/page'
import { ProgressBar } from '@/components/ui/states'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { PolicyVersionShown } from '@/lib/features/mastery/contract'

export interface PolicyHistoryProps {
  readonly policyId: string
  /** The version in force. */
  readonly version: number
  /** Lays an older version out to be adopted again. */
  readonly onUse: (settings: MasteryPolicy, name: string) => void
}

/** Every version a policy had: nothing explained by one of them loses its explanation. */
export function PolicyHistory({ policyId, version, onUse }: PolicyHistoryProps) {
  const t = useTranslations('policies')
  const { data, error, refetch } = useQuery(historyQuery(policyId))
  return (
    <Panel title={t('history.title')}>
      {data !== undefined ? (
        <ol className="divide-y divide-line">
          {data.versions.map((one) => (
            <Version
              key={one.version}
              version={one}
              isNow={one.version === version}
              onUse={() => onUse(one.settings, data.name)}
            />
          ))}
        </ol>
      ) : error === null ? (
        <div className="px-3 py-3">
          <ProgressBar label={t('history.title')} value={null} />
        </div>
      ) : (
        <div role="alert" className="flex items-center gap-2 px-3 py-3">
          <p className="text-danger">{t('history.error')}</p>
          <Button look="line" onClick={() => void refetch()}>
            {t('preview.again')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

interface VersionProps {
  readonly version: PolicyVersionShown
  readonly isNow: boolean
  readonly onUse: () => void
}

function Version({ version: { version, settings, from, at, by }, isNow, onUse }: VersionProps) {
  const t = useTranslations('policies')
  const words = usePolicyWords()
  const since = useSince()
  const rules = [
    t('history.minimum', { count: settings.minimumEvidence }),
    t('history.recency', { days: settings.recencyDays ?? 0 }),
    t(`form.dateRules.${settings.dateRule}`),
    `${t('form.retake')} ${t(`form.retakes.${settings.retake}`)}`,
  ]
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 px-3 py-2">
      <div>
        <p>
          <span className="font-medium">{t('history.version', { version })}</span>
          {isNow ? <span className="badge ml-1.5">{t('history.now')}</span> : null}
          <span className="text-12 text-ink-3">
            {' '}
            {since({ from, at, by })} · {by ?? t('byProduct')}
          </span>
        </p>
        <p>{words.method(settings.method)}</p>
        <p className="text-12 text-ink-3">{rules.join(' · ')}</p>
        <p className="text-12 text-ink-3 tabular-nums">
          {settings.scale.levels
            .map(({ level, cut }) => `${words.level(level, settings.scale)} ${words.figure(cut)}`)
            .join(' · ')}
        </p>
      </div>
      {isNow ? null : (
        <Button look="line" onClick={onUse}>
          {t('history.use')}
        </Button>
      )}
    </li>
  )
}
