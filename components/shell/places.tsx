'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { buttonLook } from '@/components/ui/button'

export interface PlacesProps {
  readonly label: string
  readonly places: readonly { readonly href: string; readonly label: string }[]
}

/** Where else a person may go, in the app bar. */
export function Places({ label, places }: PlacesProps) {
  const path = usePathname()
  const nav = useRef<HTMLElement>(null)
  // On a phone not all places fit: where one is must be among those in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another place.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [path])
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="ml-2 flex min-w-0 items-center gap-0.5 overflow-x-auto [scrollbar-width:none] max-sm:ml-0"
    >
      {places.map((place) => {
        const isHere = path === place.href
        const isBelow = path.startsWith(`${place.href}/`)
        return (
          <Link
            key={place.href}
            href={place.href}
            aria-current={isHere ? 'page' : isBelow ? 'true' : undefined}
            className={`${buttonLook()} flex-none aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:font-medium aria-[current]:text-accent`}
          >
            {place.label}
          </Link>
        )
      })}
    </nav>
  )
}
