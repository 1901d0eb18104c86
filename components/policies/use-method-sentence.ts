'use client'

import { useTranslations } from 'use-intl'
import { usePolicyWords } from '@/components/policies/use-policy-words'
import { EXAMPLE_MAXIMUM, EXAMPLE_SCORES } from '@/lib/core/mastery/method-example'
import type { ExplainedMethod, MethodSentence } from '@/lib/core/mastery/method-sentence'
import type { MasteryScale } from '@/lib/core/mastery/scale'

type Words = Pick<ReturnType<typeof usePolicyWords>, 'figure' | 'figures' | 'percent' | 'score'>
type Translate = ReturnType<typeof useTranslations<'policies.example'>>

/** What a method makes of 1, 1, 4, 4, 2, and why, in one sentence of the reader's language. */
export function useMethodSentence(): (explained: ExplainedMethod, scale: MasteryScale) => string {
  const t = useTranslations('policies.example')
  const words = usePolicyWords()
  return (explained, scale) => sayExample(explained, scale, t, words)
}

/** The sentence, by a catalogue and the way numbers are written. */
export function sayExample(
  { outcome, pieces, sentence }: ExplainedMethod,
  scale: MasteryScale,
  t: Translate,
  words: Words,
): string {
  const figures = {
    scores: words.figures(EXAMPLE_SCORES),
    of: words.figure(EXAMPLE_MAXIMUM),
    counted: words.figures(pieces.map(({ value }) => value)),
    because: t(`because.${sentence.key}`, valuesOf(sentence, words)),
  }
  const isAsTyped = scale.top === EXAMPLE_MAXIMUM
  if (outcome.state === 'not-yet') return t(isAsTyped ? 'becomesNothing' : 'becomesNothingOn', figures)
  return t(isAsTyped ? 'becomes' : 'becomesOn', { ...figures, outcome: words.score(outcome.score, scale) })
}

function valuesOf(sentence: MethodSentence, words: Words): Record<string, string | number> {
  switch (sentence.key) {
    case 'weighted-average': {
      const { last, before, newest } = sentence
      return {
        last: words.figure(last),
        before: words.figure(before),
        newest: words.percent(newest / 100),
      }
    }
    case 'decaying-average':
      return { newest: words.percent(sentence.newest / 100) }
    case 'n-times':
    case 'not-yet':
      return { have: sentence.have, needed: sentence.needed, mastery: words.figure(sentence.mastery) }
    case 'median':
      return { sorted: words.figures(sentence.sorted) }
    case 'mode':
      return { tied: sentence.tied, times: sentence.times, ties: sentence.ties }
    case 'most-recent-mode': {
      const { taken, tied, times, ties } = sentence
      return { count: taken.length, taken: words.figures(taken), tied, times, ties }
    }
    case 'most-recent-mean':
    case 'most-recent-median':
    case 'mean-of-highest':
      return { count: sentence.taken.length, taken: words.figures(sentence.taken) }
    case 'power-law':
      return { at: sentence.at }
    case 'highest':
    case 'latest':
    case 'mean':
      return {}
  }
}
