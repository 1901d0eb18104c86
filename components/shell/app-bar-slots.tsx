'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { APP_BAR_PLACE_ID, APP_BAR_STATUS_ID } from '@/components/shell/app-bar'

interface SlotProps {
  readonly children: ReactNode
}

/** Shows a page's own state in the app bar, wherever in the page it is known. */
export function AppBarStatus({ children }: SlotProps) {
  return useSlot(APP_BAR_STATUS_ID, children)
}

/** Shows in the app bar where one is. */
export function AppBarPlace({ children }: SlotProps) {
  return useSlot(APP_BAR_PLACE_ID, children)
}

const never = () => () => {}

function useSlot(id: string, children: ReactNode) {
  const place = useSyncExternalStore(
    never,
    () => document.getElementById(id),
    () => null,
  )
  return place === null ? null : createPortal(children, place)
}
