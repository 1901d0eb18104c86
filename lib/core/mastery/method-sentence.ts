import type { Piece } from '@/lib/core/mastery/evidence'
import { exemplifyMethod, type MethodExample } from '@/lib/core/mastery/method-example'
import type { MasteryMethod, ModeTies, PowerLaw } from '@/lib/core/mastery/policy'
import { levelOfScore, type MasteryScale } from '@/lib/core/mastery/scale'

/**
 * Why 1, 1, 4, 4, 2 becomes what a method makes of it, as a catalogue of sentences needs it: which sentence, and the
 * figures in it. Scores are in units of the mastery scale, shares in percent.
 */
export type MethodSentence =
  /** The newest score weighs `newest`, the mean of those before it (`before`) the rest. */
  | {
      readonly key: 'weighted-average'
      readonly newest: number
      readonly last: number
      readonly before: number
    }
  | { readonly key: 'decaying-average'; readonly newest: number }
  /** `have` of the scores reach `mastery`: their mean, or nothing yet. */
  | {
      readonly key: 'n-times' | 'not-yet'
      readonly have: number
      readonly needed: number
      readonly mastery: number
    }
  | { readonly key: 'highest' | 'latest' | 'mean' }
  /** All in order of value, and the one in the middle. */
  | { readonly key: 'median'; readonly sorted: readonly number[] }
  | ({ readonly key: 'mode' } & MostCommon)
  | { readonly key: 'most-recent-mean' | 'most-recent-median'; readonly taken: readonly number[] }
  | ({ readonly key: 'most-recent-mode'; readonly taken: readonly number[] } & MostCommon)
  | { readonly key: 'mean-of-highest'; readonly taken: readonly number[] }
  /** The curve through all five, read at the newest or at the one that would come next. */
  | { readonly key: 'power-law'; readonly at: PowerLaw['at'] }

/** `tied` levels are met `times` times each, more often than any other; `ties` chooses where there are several. */
interface MostCommon {
  readonly tied: number
  readonly times: number
  readonly ties: ModeTies
}

/** A method's example with the sentence that says why. */
export interface ExplainedMethod extends MethodExample {
  readonly sentence: MethodSentence
}

/** Runs the example and says, as figures for a sentence, why it came out so. Both must have passed `checkPolicy`. */
export function explainMethod(method: MasteryMethod, scale: MasteryScale): ExplainedMethod {
  const example = exemplifyMethod(method, scale)
  return { ...example, sentence: sentenceFor(method, scale, example) }
}

function sentenceFor(method: MasteryMethod, scale: MasteryScale, example: MethodExample): MethodSentence {
  const values = example.pieces.map(({ value }) => value)
  switch (method.kind) {
    case 'weighted-average': {
      const before = values.slice(0, -1)
      return { key: method.kind, newest: method.newest, last: values.at(-1) ?? 0, before: meanOf(before) }
    }
    case 'decaying-average':
      return { key: method.kind, newest: method.newest }
    case 'n-times': {
      const key = example.outcome.state === 'level' ? 'n-times' : 'not-yet'
      const have = values.filter((value) => value >= method.mastery).length
      return { key, have, needed: method.times, mastery: method.mastery }
    }
    case 'highest':
    case 'latest':
    case 'mean':
      return { key: method.kind }
    case 'median':
      return { key: method.kind, sorted: [...values].sort((left, right) => left - right) }
    case 'mode':
      return { key: method.kind, ...mostCommonLevels(values, method.ties, scale) }
    case 'most-recent': {
      const taken = values.slice(-method.count)
      if (method.by !== 'mode') return { key: `most-recent-${method.by}`, taken }
      return { key: 'most-recent-mode', taken, ...mostCommonLevels(taken, method.ties, scale) }
    }
    case 'mean-of-highest':
      return { key: method.kind, taken: example.pieces.filter(isChosen).map(({ value }) => value) }
    case 'power-law':
      return { key: method.kind, at: method.at }
  }
}

function mostCommonLevels(values: readonly number[], ties: ModeTies, scale: MasteryScale): MostCommon {
  const counts = new Map<number, number>()
  for (const value of values) {
    const level = levelOfScore(value, scale)
    counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  const times = Math.max(...counts.values())
  return { times, tied: [...counts.values()].filter((count) => count === times).length, ties }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function isChosen({ role }: Piece): boolean {
  return role === 'chosen'
}
