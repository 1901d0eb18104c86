'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type AskedPreview, previewQuery } from '@/components/policies/policy-requests'
import { useSettled } from '@/components/policies/use-settled'
import { type PreviewAnswer, previewBody } from '@/lib/features/mastery/contract'

const SETTLED_MS = 400

/** How the count of what would change stands. `last` is of an older draft, to look at while the new one is counted. */
export type Preview =
  | { readonly state: 'idle' }
  | { readonly state: 'counting'; readonly last: PreviewAnswer | null }
  | { readonly state: 'offline'; readonly last: PreviewAnswer | null }
  | { readonly state: 'failed'; readonly error: Error; readonly again: () => void }
  | { readonly state: 'counted'; readonly answer: PreviewAnswer }

const NOTHING: AskedPreview = {
  scope: { frameworkId: null, objectiveId: null, grades: null },
  settings: null,
}

/**
 * Counts what a draft would change, a moment after the last keystroke; a count of what is no longer asked for is
 * called off. Null asks nothing.
 */
export function usePreview(body: AskedPreview | null): Preview {
  const asked = body === null ? '' : JSON.stringify(body)
  const settled = useSettled(asked, SETTLED_MS)
  const isSettled = asked === settled
  const query = useQuery({
    ...previewQuery(settled === '' ? NOTHING : previewBody.parse(JSON.parse(settled))),
    enabled: isSettled && settled !== '',
    placeholderData: keepPreviousData,
  })
  if (asked === '') return { state: 'idle' }
  const last = query.data ?? null
  if (!isSettled) return { state: 'counting', last }
  if (query.fetchStatus === 'paused') return { state: 'offline', last }
  if (query.isFetching) return { state: 'counting', last }
  if (query.error !== null) return { state: 'failed', error: query.error, again: () => void query.refetch() }
  return last === null || query.isPlaceholderData
    ? { state: 'counting', last }
    : { state: 'counted', answer: last }
}
