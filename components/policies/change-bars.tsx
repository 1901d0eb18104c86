'use client'

import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { ChangeCounts } from '@/lib/features/mastery/contract'

const WIDTH = 168
const HEIGHT = 10
/** Room for a figure at an end. */
const GUTTER = 34
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
  const axis = axisOf(rows)
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-medium text-12">{title}</h3>
      <ul className="grid gap-1">
        {shown.map((row) => {
          const { id, name, short, up, down, insufficient, given } = row
          return (
            <li key={id} className="grid grid-cols-[minmax(0,1fr)_168px] items-center gap-2">
              <span className="truncate text-12" title={name}>
                {short ?? name}
              </span>
              <ChangeBar counts={row} axis={axis} label={t('bar', { name, up, down, insufficient, given })} />
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

/** Where the middle stands and how long one level is, so that the longest bars just fit: one for all rows. */
interface Axis {
  readonly middle: number
  readonly unit: number
}

function axisOf(rows: readonly ChangeCounts[]): Axis {
  const right = Math.max(0, ...rows.map(({ up, given }) => up + given))
  const left = Math.max(0, ...rows.map(({ down, insufficient }) => down + insufficient))
  const gutters = (left === 0 ? 0 : GUTTER) + (right === 0 ? 0 : GUTTER)
  const unit = (WIDTH - gutters) / Math.max(1, left + right)
  return { unit, middle: left === 0 ? 0 : GUTTER + left * unit }
}

interface ChangeBarProps {
  readonly counts: ChangeCounts
  readonly axis: Axis
  readonly label: string
}

function ChangeBar({ counts, axis: { middle, unit }, label }: ChangeBarProps) {
  const format = useFormatter()
  const { up, down, insufficient, given } = counts
  const high = middle + up * unit
  const highest = high + given * unit
  const low = middle - down * unit
  const lowest = low - insufficient * unit
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
      className="block flex-none overflow-visible text-10 tabular-nums"
    >
      <Part x={middle} width={up * unit} kind="up" />
      <Part x={high} width={given * unit} kind="given" />
      <Part x={low} width={down * unit} kind="down" />
      <Part x={lowest} width={insufficient * unit} kind="insufficient" />
      <path d={`M${Math.round(middle) + 0.5} -2v${HEIGHT + 4}`} className="stroke-line-strong" />
      {up + given === 0 ? null : (
        <text x={highest + 4} y="9" className="fill-ink-2">
          {format.number(up + given)}
        </text>
      )}
      {down + insufficient === 0 ? null : (
        <text x={lowest - 4} y="9" textAnchor="end" className="fill-ink-2">
          {format.number(down + insufficient)}
        </text>
      )}
    </svg>
  )
}

const KINDS = ['up', 'down', 'insufficient', 'given'] as const
type Kind = (typeof KINDS)[number]

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
      {KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <svg width="10" height="10" aria-hidden="true">
            <Part x={0} width={10} kind={kind} />
          </svg>
          {t(kind, { count: counts[kind] })}
        </li>
      ))}
    </ul>
  )
}
