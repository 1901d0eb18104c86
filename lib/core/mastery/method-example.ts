import { calculateMastery } from '@/lib/core/mastery/calculate-mastery'
import type { Evidence, Piece } from '@/lib/core/mastery/evidence'
import type { PowerFit } from '@/lib/core/mastery/methods/power-law'
import { DEFAULT_POLICY, type MasteryMethod } from '@/lib/core/mastery/policy'
import type { MasteryScale } from '@/lib/core/mastery/scale'
import { addDays } from '@/lib/core/school-date'

/** The scores every method is explained by, oldest first: a slow start, a rise, a slip at the end. */
export const EXAMPLE_SCORES = [1, 1, 4, 4, 2] as const

/** What a perfect score of the example is worth; a mastery scale with another top counts them in proportion. */
export const EXAMPLE_MAXIMUM = 4

/** What a method makes of the example's scores. */
export interface MethodExample {
  /** The five scores as they count, each with its part in the score. */
  readonly pieces: readonly Piece[]
  readonly outcome:
    | { readonly state: 'level'; readonly score: number; readonly level: number }
    /** Mastery was not shown often enough. */
    | { readonly state: 'not-yet'; readonly have: number; readonly needed: number }
  /** The curve, where the method fitted one. */
  readonly fit: PowerFit | null
}

/**
 * Runs the engine over 1, 1, 4, 4, 2 of 4, a day apart, by one method on one scale, everything else of a policy left
 * as a district starts with it. Both must have passed `checkPolicy`.
 */
export function exemplifyMethod(method: MasteryMethod, scale: MasteryScale): MethodExample {
  const policy = { ...DEFAULT_POLICY, method, scale }
  const mastery = calculateMastery(EXAMPLE, policy, addDays(FIRST_DAY, EXAMPLE.length))
  const { pieces, fit } = mastery.working
  switch (mastery.state) {
    case 'level':
      return { pieces, fit, outcome: { state: 'level', score: mastery.score, level: mastery.level } }
    case 'insufficient':
      return { pieces, fit, outcome: { state: 'not-yet', have: mastery.have, needed: mastery.needed } }
    case 'none':
      throw new RangeError('the example has scores that count on every scale')
  }
}

const FIRST_DAY = '2000-01-01'
const EXAMPLE = EXAMPLE_SCORES.map(exampleScore)

function exampleScore(score: number, at: number): Evidence {
  return {
    id: String(at),
    kind: 'score',
    performance: String(at),
    retakeOf: null,
    score,
    text: null,
    status: 'fully graded',
    minimum: 0,
    maximum: EXAMPLE_MAXIMUM,
    scale: null,
    scoredOn: addDays(FIRST_DAY, at),
    dueOn: null,
    assignedOn: null,
    sourceRank: 0,
    sourcedId: String(at),
  }
}
