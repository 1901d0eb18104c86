'use client'

import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { gradeCuts } from '@/components/gradebook/grade-figures'
import { levelName } from '@/components/mastery/tone'
import { displayScore } from '@/lib/core/decimal'
import { type FlagName, hasFlag } from '@/lib/core/gradebook/cell'
import type { GradeValue } from '@/lib/core/gradebook/grade-value'
import type { GridGradePolicy, GridPolicy } from '@/lib/core/gradebook/grid'
import type { ScoreStatus } from '@/lib/core/gradebook/score-status'
import { cutsOf } from '@/lib/core/mastery/scale'

/**
 * What cells say, in the reader's language. Every cell in sight has a name of several parts, so phrases without
 * figures are translated once and those with small counts are remembered.
 */
export interface CellWords {
  readonly decimalSign: '.' | ','
  readonly number: (value: number) => string
  /** A score on the mastery scale, rounded so that it never contradicts its level. */
  readonly score: (value: number, policy: GridPolicy) => string
  readonly level: (level: number, policy: GridPolicy) => string
  readonly pieces: (count: number) => string
  readonly short: (have: number, needed: number) => string
  readonly shortName: (have: number, needed: number) => string
  readonly none: string
  readonly trend: (trend: number) => string | null
  readonly of: (value: string, maximum: string) => string
  readonly status: (status: ScoreStatus) => string | null
  readonly flags: (flags: number) => readonly { readonly letter: string; readonly word: string }[]
  /** The column of combined grades. */
  readonly grade: string
  /** A percent without its sign, rounded so that it never contradicts its mark. */
  readonly percent: (value: number, policy: GridGradePolicy) => string
  /** "B 84.2", a mark alone, or a dash. */
  readonly gradeShort: (value: GradeValue, policy: GridGradePolicy) => string
  /** "B, 84.2 percent". */
  readonly gradeName: (value: GradeValue, policy: GridGradePolicy) => string
  /** How much work is missing, and what the policy makes of it. */
  readonly missingCount: (count: number, policy: GridGradePolicy) => string
  readonly decidedBy: (author: string) => string
  /** While a value is on its way, its author is the reader. */
  readonly decidedByYou: string
  readonly computed: (what: string) => string
  readonly source: (name: string, what: string) => string
  readonly changedSince: string
  readonly waiting: string
  readonly saved: string
  readonly notSaved: (typed: string, saved: string) => string
  readonly blank: string
}

const FLAG_NAMES: readonly FlagName[] = ['late', 'missing', 'incomplete', 'inProgress']

export function useCellWords(): CellWords {
  const t = useTranslations('gradebook.cell')
  const m = useTranslations('mastery')
  const locale = useLocale()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false })
    const decimalSign = format.format(1.5).includes(',') ? ',' : '.'
    const flagWords = FLAG_NAMES.map((name) => ({
      name,
      letter: t(`flagLetters.${name}`),
      word: t(`flags.${name}`),
    }))
    const pieces = remember((count) => m('pieces', { count }))
    const levels = new Map<GridPolicy, Map<number, string>>()
    const cuts = new Map<GridPolicy, readonly number[]>()
    const percentCuts = new Map<GridGradePolicy, readonly number[]>()
    const percent = (value: number, policy: GridGradePolicy) => {
      const shown = displayScore(
        value,
        known(percentCuts, policy, () => gradeCuts(policy)),
      )
      return decimalSign === '.' ? shown : shown.replace('.', ',')
    }
    const [rising, falling] = [m('rising'), m('falling')]
    return {
      decimalSign,
      number: (value) => format.format(value),
      score: (value, policy) => {
        const shown = displayScore(
          value,
          known(cuts, policy, () => cutsOf(policy.scale)),
        )
        return decimalSign === '.' ? shown : shown.replace('.', ',')
      },
      level: (level, policy) =>
        known(
          known(levels, policy, () => new Map<number, string>()),
          level,
          () => levelName(level, policy.scale, (word) => m(`levels.${word}`)),
        ),
      pieces,
      short: (have, needed) => m('tooLittle', { count: have, needed }),
      shortName: (have, needed) => m('insufficientOf', { count: have, needed }),
      none: m('none'),
      trend: (trend) => (trend > 0 ? rising : trend < 0 ? falling : null),
      of: (value, maximum) => t('of', { value, maximum }),
      status: (status) => {
        const key = statusKey(status)
        return key === null ? null : key === 'vendor' ? status.slice('ext:'.length) : t(`statuses.${key}`)
      },
      flags: (flags) => (flags === 0 ? NO_FLAGS : flagWords.filter(({ name }) => hasFlag(flags, name))),
      grade: t('grade'),
      percent,
      gradeShort: ({ percent: value, mark }, policy) =>
        mark === null ? '–' : value === null ? mark : `${mark} ${percent(value, policy)}`,
      gradeName: ({ percent: value, mark }, policy) =>
        mark === null
          ? t('noGrade')
          : value === null
            ? mark
            : t('gradeName', { mark, percent: percent(value, policy) }),
      missingCount: (count, { missing }) =>
        typeof missing === 'string'
          ? t(missing === 'zero' ? 'missingAsZero' : 'missingLeftOut', { count })
          : t('missingAsPercent', { count, percent: missing.percent }),
      decidedBy: (author) => t('decidedBy', { author }),
      decidedByYou: t('decidedByYou'),
      computed: (what) => t('computed', { what }),
      source: (name, what) => t('source', { name, what }),
      changedSince: t('changedSince'),
      waiting: t('waiting'),
      saved: t('saved'),
      notSaved: (typed, saved) => t('notSaved', { typed, saved }),
      blank: t('blank'),
    }
  }, [t, m, locale])
}

const NO_FLAGS = [] as const

function statusKey(status: ScoreStatus) {
  switch (status) {
    case 'fully graded':
      return null
    case 'partially graded':
      return 'partiallyGraded'
    case 'not submitted':
      return 'notSubmitted'
    case 'ext:absent':
      return 'absent'
    case 'exempt':
    case 'submitted':
      return status
    default:
      return 'vendor'
  }
}

function remember(make: (count: number) => string): (count: number) => string {
  const made = new Map<number, string>()
  return (count) => known(made, count, () => make(count))
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key)
  if (found !== undefined) return found
  const value = make()
  map.set(key, value)
  return value
}
