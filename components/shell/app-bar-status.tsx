'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { APP_BAR_STATUS_ID } from '@/components/shell/app-bar'

const never = () => () => {}

/** Shows a page's own state in the app bar, wherever in the page it is known. */
export function AppBarStatus({ children }: { readonly children: ReactNode }) {
  const place = useSyncExternalStore(
    never,
    () => document.getElementById(APP_BAR_STATUS_ID),
    () => null,
  )
  return place === null ? null : createPortal(children, place)
}
