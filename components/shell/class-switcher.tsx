'use client'

import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Popover } from '@/components/ui/popover'

export interface SwitchableClass {
  readonly id: string
  readonly title: string
  /** Term, period, room: what tells two sections apart. */
  readonly detail: string | null
}

export interface ClassSwitcherProps {
  readonly title: string
  readonly currentId: string
  readonly classes: readonly SwitchableClass[]
}

/** Names the class one is in, and leads to one's others. */
export function ClassSwitcher({ title, currentId, classes }: ClassSwitcherProps) {
  const t = useTranslations('shell')
  return (
    <Popover
      label={`${title}. ${t('switchClass')}`}
      buttonClassName="!text-13 min-w-0 !shrink font-semibold"
      className="min-w-60 py-1"
      button={
        <>
          <span className="truncate">{title}</span>
          <ChevronDown className="size-3 flex-none" aria-hidden="true" />
        </>
      }
    >
      <nav aria-label={t('switchClass')}>
        <ul>
          {classes.map(({ id, title: name, detail }) => (
            <li key={id}>
              <Link
                href={`/classes/${id}`}
                aria-current={id === currentId ? 'page' : undefined}
                className="flex min-h-(--row) items-baseline gap-3 px-3 py-1.5 hover:bg-paper aria-[current]:bg-accent-wash aria-[current]:font-semibold"
              >
                {name}
                {detail === null ? null : (
                  <span className="ml-auto font-normal text-12 text-ink-3">{detail}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
        <Link
          href="/classes"
          className="mt-1 block border-line border-t px-3 pt-2 pb-1 text-12 text-accent hover:underline"
        >
          {t('myClasses')}
        </Link>
      </nav>
    </Popover>
  )
}
