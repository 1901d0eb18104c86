'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { type LevelWord, levelName } from '@/components/mastery/tone'
import { roundTo } from '@/lib/core/decimal'
import type { MasteryMethod } from '@/lib/core/mastery/policy'
import { levelOfScore, type MasteryScale } from '@/lib/core/mastery/scale'
import type { PolicySummary } from '@/lib/features/mastery/contract'

/** A number as it stands in an input: all its places, no grouping. */
export function useWriteNumber(): (value: number) => string {
  const format = useFormatter()
  return (value) => format.number(value, { maximumFractionDigits: 6, useGrouping: false })
}

/** Scores and shares as the reader's language writes them. */
export function numberWords(format: Pick<ReturnType<typeof useFormatter>, 'number'>) {
  const figure = (value: number) => format.number(roundTo(value, 2), { maximumFractionDigits: 2 })
  return {
    figure,
    percent: (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 }),
    /** A score with as many places, from two on, as it takes not to contradict its level. */
    score: (value: number, scale: MasteryScale) => {
      const places = placesOf(value, scale)
      return format.number(roundTo(value, places), { maximumFractionDigits: places })
    },
    figures: (values: readonly number[]) => values.map(figure).join(', '),
  }
}

/** What policies say in the reader's language. */
export function usePolicyWords() {
  const t = useTranslations('policies')
  const m = useTranslations('mastery')
  const format = useFormatter()
  const numbers = numberWords(format)
  return {
    ...numbers,
    level: (level: number, scale: MasteryScale) =>
      levelName(level, scale, (word: LevelWord) => m(`levels.${word}`)),
    method: (method: MasteryMethod) => {
      switch (method.kind) {
        case 'decaying-average':
        case 'weighted-average':
          return t(`says.${method.kind}`, { newest: numbers.percent(method.newest / 100) })
        case 'n-times':
          return t('says.n-times', { times: method.times, mastery: numbers.figure(method.mastery) })
        case 'power-law':
          return t('says.power-law', { at: method.at })
        case 'mode':
          return t('says.mode', { ties: method.ties })
        case 'most-recent':
          return t('says.most-recent', { by: method.by, count: method.count })
        case 'mean-of-highest':
          return t('says.mean-of-highest', { count: method.count })
        case 'highest':
        case 'latest':
        case 'mean':
        case 'median':
          return t(`says.${method.kind}`)
      }
    },
    where: ({ framework, branch, grades }: PolicySummary['scope']) => {
      const part =
        branch !== null ? t('scope.branch', branch) : framework === null ? t('scope.district') : framework
      if (grades === null) return part
      return `${part} · ${t('scope.grades', { grades: grades.map(gradeName).join(', ') })}`
    },
  }
}

const MOST_PLACES = 6

function placesOf(score: number, scale: MasteryScale): number {
  const level = levelOfScore(score, scale)
  let places = 2
  while (places < MOST_PLACES && levelOfScore(roundTo(score, places), scale) !== level) places++
  return places
}

/** OneRoster's grade codes as people say them: 05 is 5, KG is K. */
export function gradeName(code: string): string {
  return code === 'KG' ? 'K' : code.replace(/^0+(?=\d)/, '')
}
