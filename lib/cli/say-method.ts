import type { MasteryMethod } from '@/lib/core/mastery/policy'

/** A method in one sentence. */
export function sayMethod(method: MasteryMethod): string {
  switch (method.kind) {
    case 'weighted-average':
      return `the newest score weighs ${method.newest} %, all before it share the rest evenly.`
    case 'decaying-average':
      return `each score weighs ${method.newest} % against everything before it, so that older scores fade.`
    case 'n-times':
      return `the mean of the scores at or above ${method.mastery}, once there are ${method.times} of them.`
    case 'highest':
      return 'the highest score.'
    case 'latest':
      return 'the newest score.'
    case 'mean':
      return 'the mean of all scores.'
    case 'median':
      return 'the middle score when they are put in order.'
    case 'mode':
      return `the level seen most often; of equally frequent ones the ${method.ties === 'higher' ? 'higher' : 'more recent'}.`
    case 'most-recent':
      return `the ${method.by} of the ${method.count} newest scores.`
    case 'mean-of-highest':
      return `the mean of the ${method.count} highest scores.`
    case 'power-law':
      return `a curve fitted through the scores in their order, read at ${method.at === 'newest' ? 'the newest one' : 'the one that would come next'}${method.orMean ? ', or the mean where that is higher' : ''}.`
  }
}
