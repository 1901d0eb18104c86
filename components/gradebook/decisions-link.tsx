'use client'

import Link from 'next/link'
import { useDeferredValue, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { listDecisions } from '@/components/gradebook/decisions'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { buttonLook } from '@/components/ui/button'

export interface DecisionsLinkProps {
  readonly classId: string
  readonly store: GradebookStore
}

/** The way from a class to the list of its decisions, with how many there are. */
export function DecisionsLink({ classId, store }: DecisionsLinkProps) {
  const t = useTranslations('gradebook.decisions')
  // Counting may wait for whatever is being typed.
  const version = useDeferredValue(store.version())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says when what is counted has changed.
  const decisions = useMemo(() => listDecisions(store), [store, version])
  const changed = decisions.filter((decision) => decision.changed).length
  return (
    <Link
      href={`/classes/${classId}/decisions`}
      className={buttonLook()}
      aria-label={t('linkName', { count: decisions.length, changed })}
    >
      {t('title')} <span className="text-ink-3">{decisions.length}</span>
      {changed === 0 ? null : <i className="mark-flag" aria-hidden="true" />}
    </Link>
  )
}
