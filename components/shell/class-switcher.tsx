'use client'

import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { useParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Popover } from '@/components/ui/popover'

export interface SwitchableClass {
  readonly id: string
  readonly title: string
  /** Term, period, room: what tells two sections apart. */
  readonly detail: string | null
}

/** Names the class one is in and leads to the others. Outside a class it shows nothing. */
export function ClassSwitcher({ classes }: { readonly classes: readonly SwitchableClass[] }) {
  const t = useTranslations('shell')
  const { classId } = useParams<{ classId?: string }>()
  const current = classes.find(({ id }) => id === classId)
  if (current === undefined) return null
  return (
    <Popover
      label={`${current.title}. ${t('switchClass')}`}
      buttonClassName="!text-13 min-w-0 !shrink font-semibold"
      className="min-w-60 py-1"
      button={
        <>
          <span className="truncate">{current.title}</span>
          <ChevronDown className="size-3 flex-none" aria-hidden="true" />
        </>
      }
    >
      <nav aria-label={t('switchClass')}>
        <ul>
          {classes.map(({ id, title, detail }) => (
            <li key={id}>
              <Link
                href={`/classes/${id}`}
                aria-current={id === classId ? 'page' : undefined}
                className="flex min-h-(--row) items-baseline gap-3 px-3 py-1.5 hover:bg-paper aria-[current]:bg-accent-wash aria-[current]:font-semibold"
              >
                {title}
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
