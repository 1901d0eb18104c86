'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { adoptionQuery } from '@/components/policies/policy-requests'
import { Note } from '@/components/ui/page'
import { ProgressBar } from '@/components/ui/states'
import type { AdoptionProgress } from '@/lib/features/mastery/contract'

export interface AdoptionNoteProps {
  readonly adoptionId: string
  /** Called once all its levels are computed, or nothing can be learnt of it. */
  readonly onOver: () => void
}

/** How far the levels of a policy are that was just adopted, and in the end how many came out another. */
export function AdoptionNote({ adoptionId, onOver }: AdoptionNoteProps) {
  const { data, error } = useQuery(adoptionQuery(adoptionId))
  const isOver = data?.state === 'done' || error !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is over.
  useEffect(() => {
    if (isOver) onOver()
  }, [isOver])
  return data === undefined ? null : (
    <Note tone="good">
      <ProgressLines progress={data} />
    </Note>
  )
}

/** One adoption, in words and as a bar. */
export function ProgressLines({ progress }: { readonly progress: AdoptionProgress }) {
  const t = useTranslations('policies.progress')
  const format = useFormatter()
  const { state, total, done, changed, policyName, version } = progress
  const name =
    version === null ? t('retired', { name: policyName }) : t('version', { name: policyName, version })
  return (
    <div role="status" className="grid min-w-0 flex-1 gap-1">
      <p className="font-medium">{name}</p>
      {state === 'done' ? (
        <p>{t('doneText', { changed: changed ?? 0 })}</p>
      ) : (
        <>
          <ProgressBar
            label={t('label', { name })}
            value={total === null || total === 0 ? null : done / total}
          />
          <p className="text-12 text-ink-2 tabular-nums">
            {state === 'computing' && total !== null
              ? t('computing', { done: format.number(done), total: format.number(total) })
              : t(state === 'failed' ? 'failed' : 'waiting')}{' '}
            <span className="text-ink-3">{t('close')}</span>
          </p>
        </>
      )}
    </div>
  )
}
