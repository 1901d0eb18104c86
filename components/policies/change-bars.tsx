'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { ChangeCounts } from '@/lib/features/mastery/contract'

const WIDTH = 120
const HEIGHT = 10
const SHOWN = 6

export interface ChangeRow extends ChangeCounts {
  readonly id: string
  /** What the row is called in full, and the short of it where there is one. */
  readonly name: string
  readonly short?: string
}

/** How many levels change in each of several places: what is lost to the left of the middle, what is won to the right. */
export function ChangeBars({ title, rows }: { readonly title: string; readonly rows: readonly ChangeRow[] }) {
  const t = useTranslations('policies.preview')
  const [isAll, setIsAll] = useState(false)
  const shown = isAll ? rows : rows.slice(0, SHOWN)
  const most = Math.max(1, ...rows.map((row) => Math.max(row.up + row.given, row.down + row.insufficient)))
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-medium text-12">{title}</h3>
      <ul className="grid gap-1">
        {shown.map((row) => {
          const { id, name, short, up, down, insufficient, given } = row
          return (
            <li key={id} className="grid grid-cols-[minmax(0,1fr)_120px] items-center gap-2">
              <span className="truncate text-12" title={name}>
                {short ?? name}
              </span>
              <ChangeBar counts={row} most={most} label={t('bar', { name, up, down, insufficient, given })} />
            </li>
          )
        })}
      </ul>
      {rows.length > shown.length ? (
        <Button className="-ml-2" onClick={() => setIsAll(true)}>
          {t('more', { count: rows.length - shown.length })}
        </Button>
      ) : null}
    </section>
  )
}

interface ChangeBarProps {
  readonly counts: ChangeCounts
  /** What fills a half. */
  readonly most: number
  readonly label: string
}

function ChangeBar({ counts, most, label }: ChangeBarProps) {
  const { up, down, insufficient, given } = counts
  const middle = WIDTH / 2
  const unit = (middle - 22) / most
  const [upward, gift, downward, lost] = [up, given, down, insufficient].map((count) => count * unit)
  const gained = up + given
  const fallen = down + insufficient
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
      className="block flex-none overflow-visible text-10 tabular-nums"
    >
      <Part x={middle} width={upward ?? 0} kind="up" />
      <Part x={middle + (upward ?? 0)} width={gift ?? 0} kind="given" />
      <Part x={middle - (downward ?? 0)} width={downward ?? 0} kind="down" />
      <Part x={middle - (downward ?? 0) - (lost ?? 0)} width={lost ?? 0} kind="insufficient" />
      <path d={`M${middle} -2v${HEIGHT + 4}`} className="stroke-line-strong" />
      {gained === 0 ? null : (
        <text x={middle + (upward ?? 0) + (gift ?? 0) + 3} y="9" className="fill-ink-2">
          {gained}
        </text>
      )}
      {fallen === 0 ? null : (
        <text x={middle - (downward ?? 0) - (lost ?? 0) - 3} y="9" textAnchor="end" className="fill-ink-2">
          {fallen}
        </text>
      )}
    </svg>
  )
}

type Kind = 'up' | 'down' | 'insufficient' | 'given'

/** Ink, not hue: hue belongs to levels. */
const LOOKS: Readonly<Record<Kind, string>> = {
  up: 'fill-ink-2 stroke-ink-2',
  given: 'fill-surface stroke-ink-2',
  down: 'fill-ink-4 stroke-ink-4',
  insufficient: 'fill-surface stroke-ink-4',
}

function Part({ x, width, kind }: { readonly x: number; readonly width: number; readonly kind: Kind }) {
  if (width === 0) return null
  return (
    <rect
      x={x + 0.5}
      y="0.5"
      width={Math.max(1, width - 1)}
      height={HEIGHT - 1}
      className={LOOKS[kind]}
      strokeDasharray={kind === 'up' || kind === 'down' ? undefined : '2 2'}
    />
  )
}

/** What the parts of a bar mean, with their sums. */
export function ChangeLegend({ counts }: { readonly counts: ChangeCounts }) {
  const t = useTranslations('policies.preview')
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 tabular-nums">
      {(['up', 'down', 'insufficient', 'given'] as const).map((kind) => (
        <li key={kind} className={`flex items-center gap-1.5 ${counts[kind] === 0 ? 'text-ink-3' : ''}`}>
          <svg width="10" height="10" aria-hidden="true">
            <Part x={0} width={10} kind={kind} />
          </svg>
          {t(kind, { count: counts[kind] })}
        </li>
      ))}
    </ul>
  )
}
