import Link from 'next/link'
import type { ReactNode } from 'react'
import { Logo } from '@/components/shell/logo'

export interface AppBarProps {
  /** Accessible name of the way home, and of the skip link. */
  readonly homeLabel: string
  readonly skipLabel: string
  readonly homeHref?: string
  /** Where one is: a class switcher, a title. */
  readonly children?: ReactNode
  /** Who one is: the person menu. */
  readonly person?: ReactNode
}

/** Where a page puts what is true of it right now, and where it is (see `app-bar-slots.tsx`). */
export const APP_BAR_STATUS_ID = 'app-bar-status'
export const APP_BAR_PLACE_ID = 'app-bar-place'

/** The bar on top of every screen. */
export function AppBar({ homeLabel, skipLabel, homeHref = '/classes', children, person }: AppBarProps) {
  return (
    <header className="flex h-(--bar-app) flex-none items-center gap-1 border-line border-b bg-surface px-3 print:hidden max-sm:h-12">
      <a
        href="#content"
        className="float sr-only z-10 px-3 py-2 text-accent focus:not-sr-only focus:absolute focus:top-1 focus:left-1"
      >
        {skipLabel}
      </a>
      <Link
        href={homeHref}
        aria-label={homeLabel}
        className="flex items-center gap-2 pr-2 font-semibold text-14 tracking-[-0.01em]"
      >
        <Logo />
        <span className="max-sm:sr-only">Tessera</span>
      </Link>
      {children === undefined ? null : (
        <>
          <span className="mx-1.5 h-[18px] w-px flex-none bg-line-strong max-sm:hidden" aria-hidden="true" />
          <div className="flex min-w-0 items-center gap-1">{children}</div>
        </>
      )}
      <div id={APP_BAR_PLACE_ID} className="flex min-w-0 items-center empty:hidden" />
      <div className="ml-auto flex min-w-0 flex-none items-center gap-3">
        <div id={APP_BAR_STATUS_ID} className="flex items-center gap-2 text-12 text-ink-2" />
        {person}
      </div>
    </header>
  )
}
