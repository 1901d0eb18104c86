'use client'

import { useCallback, useSyncExternalStore } from 'react'
import type { Density } from '@/components/gradebook/toolbar'
import { applyToDocument, rememberPreference } from '@/components/shell/preferences'

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Row heights in pixels; `--row` in `tokens.css` says the same to style sheets. */
export const ROW_HEIGHTS: Readonly<Record<Density, number>> = { comfortable: 32, compact: 26 }

/** How tall rows are: a habit of the person at this device, remembered in a cookie. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  const density = useSyncExternalStore<Density>(
    subscribe,
    () => (document.documentElement.dataset.density === 'compact' ? 'compact' : 'comfortable'),
    () => 'comfortable',
  )
  const choose = useCallback((chosen: Density) => {
    const value = chosen === 'compact' ? chosen : null
    applyToDocument('density', value)
    rememberPreference('density', value)
    for (const listener of listeners) listener()
  }, [])
  return [density, choose]
}
