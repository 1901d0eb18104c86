'use client'

import { Check } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { LevelStack } from '@/components/classes/level-stack'
import { levelName } from '@/components/mastery/tone'
import { daysBetween, type SchoolDate } from '@/lib/core/school-date'
import type { ClassAttention, ClassLevels, ListedClass } from '@/lib/features/gradebook/contract'

const COLUMNS =
  'grid grid-cols-[34px_minmax(200px,1.25fr)_minmax(190px,1fr)_168px_76px_88px] gap-x-5 px-4 max-lg:grid-cols-[34px_minmax(0,1fr)_168px] max-sm:grid-cols-[26px_minmax(0,1fr)]'

export interface OwnClassesProps {
  readonly classes: readonly ListedClass[]
  readonly today: SchoolDate
}

/** What a teacher teaches: per class what asks for them, and how its students stand. */
export function OwnClasses({ classes, today }: OwnClassesProps) {
  const t = useTranslations('classes')
  return (
    <div className="rounded-control border border-line bg-surface">
      <div
        aria-hidden="true"
        className={`${COLUMNS} border-line-strong border-b bg-surface-2 pt-2 pb-1.5 text-11 text-ink-3 max-lg:hidden`}
      >
        <span />
        <span>{t('head.class')}</span>
        <span>{t('head.attention')}</span>
        <span>{t('head.levels')}</span>
        <span className="text-right" title={t('head.coverageHint')}>
          {t('head.coverage')}
        </span>
        <span className="text-right">{t('head.lastResult')}</span>
      </div>
      <ul aria-label={t('title')} className="divide-y divide-line">
        {classes.map((one) => (
          <OwnClass key={one.id} one={one} today={today} />
        ))}
      </ul>
    </div>
  )
}

function OwnClass({ one, today }: { readonly one: ListedClass; readonly today: SchoolDate }) {
  const t = useTranslations('classes')
  const format = useFormatter()
  const { own } = one
  if (own === null) return null
  const period = one.periods.join(', ')
  const { coverage } = own.levels
  return (
    <li className={`${COLUMNS} relative items-start gap-y-2 py-2.5 hover:bg-surface-2`}>
      <span className="pt-px text-20 text-ink-3 leading-5 tabular-nums">
        <span aria-hidden="true">{period === '' ? '–' : period}</span>
        <span className="sr-only">{period === '' ? t('noPeriod') : t('period', { period })}</span>
      </span>
      <div className="min-w-0">
        {/* The whole row leads there; the name is what is read and focused. */}
        <Link
          href={`/classes/${one.id}`}
          className="font-semibold text-14 after:absolute after:inset-0 hover:underline"
        >
          {one.title}
        </Link>
        <ClassFacts one={one} />
      </div>
      <Labelled label={t('head.attention')} className="max-lg:col-start-2 max-lg:row-start-2">
        <Attention attention={own.attention} />
      </Labelled>
      <Labelled
        label={t('head.levels')}
        className="max-lg:col-start-3 max-lg:row-span-2 max-lg:row-start-1 max-sm:col-start-2 max-sm:row-span-1 max-sm:row-start-3"
      >
        <Levels levels={own.levels} standards={own.standards} />
      </Labelled>
      {/* On a narrow screen both stand in one line under the levels. */}
      <div className="contents max-lg:col-start-2 max-lg:flex max-lg:flex-wrap max-lg:gap-x-4 max-lg:text-12">
        <Labelled label={t('head.coverage')} className="text-right tabular-nums max-lg:flex max-lg:gap-1.5">
          <span className="text-ink-3 lg:hidden">{t('head.coverage')}</span>
          {coverage === null ? <None /> : format.number(coverage, { style: 'percent' })}
        </Labelled>
        <Labelled
          label={t('head.lastResult')}
          className="whitespace-nowrap text-right text-ink-2 max-lg:flex max-lg:gap-1.5"
        >
          <span className="text-ink-3 lg:hidden">{t('head.lastResult')}</span>
          <LastResult on={own.lastResultOn} today={today} />
        </Labelled>
      </div>
    </li>
  )
}

function ClassFacts({ one }: { readonly one: ListedClass }) {
  const t = useTranslations('classes')
  const facts = [
    one.location === null ? null : t('room', { room: roomOf(one.location) }),
    t('students', { count: one.students }),
    one.teachers.length === 0 ? null : t('with', { names: one.teachers.join(', ') }),
    one.isNow ? null : (one.terms[0] ?? null),
  ].filter((fact) => fact !== null)
  return <p className="text-12 text-ink-2">{facts.join(' · ')}</p>
}

/** Some systems send “Room 12”, others “12”. */
function roomOf(location: string): string {
  return location.replace(/^(room|aula)\s+/i, '')
}

function Attention({ attention }: { readonly attention: ClassAttention }) {
  const t = useTranslations('classes.attention')
  const reasons = (['flagged', 'missing', 'quiet'] as const).filter((reason) => attention[reason] > 0)
  if (reasons.length === 0)
    return (
      <p className="flex items-center gap-1.5 text-12 text-ink-3">
        <Check className="size-3.5 text-accent" aria-hidden="true" />
        {t('nothing')}
      </p>
    )
  return (
    <ul className="grid gap-px text-12">
      {reasons.map((reason) => (
        <li key={reason} className="flex gap-1.5">
          <b className="min-w-4 text-right font-semibold tabular-nums max-lg:min-w-0">{attention[reason]}</b>
          <span>{t(reason, { count: attention[reason] })}</span>
        </li>
      ))}
    </ul>
  )
}

function Levels({ levels, standards }: { readonly levels: ClassLevels; readonly standards: number }) {
  const t = useTranslations('classes.levels')
  const m = useTranslations('mastery')
  if (standards === 0) return <span className="text-12 text-ink-3">{t('noStandards')}</span>
  if (levels.byMedian.every((count) => count === 0))
    return <span className="text-12 text-ink-3">{t('none')}</span>
  const words = levels.byMedian.map((count, at) => {
    const level = levelName(at + 1, levels.scale, (word) => m(`levels.${word}`))
    return t('one', { level, count })
  })
  return (
    <LevelStack
      levels={levels}
      label={t('summary', { levels: words.join(', '), without: levels.withoutLevel })}
    />
  )
}

function LastResult({ on, today }: { readonly on: string | null; readonly today: SchoolDate }) {
  const t = useTranslations('classes')
  const format = useFormatter()
  if (on === null) return <span className="text-ink-3">{t('never')}</span>
  const days = daysBetween(on, today)
  if (days === 0) return t('today')
  if (days === 1) return t('yesterday')
  const sameYear = on.slice(0, 4) === today.slice(0, 4)
  return format.dateTime(new Date(`${on}T00:00:00Z`), {
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
}

function None() {
  return <span className="text-ink-3">–</span>
}

function Labelled(props: {
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}) {
  return (
    <div className={props.className}>
      <span className="sr-only max-lg:hidden">{props.label}: </span>
      {props.children}
    </div>
  )
}
