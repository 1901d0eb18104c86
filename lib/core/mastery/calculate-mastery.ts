import { roundTo, STORED_PLACES } from '@/lib/core/decimal'
import type { DraftPiece, Evidence, Piece, SetAside } from '@/lib/core/mastery/evidence'
import { decayingAverage } from '@/lib/core/mastery/methods/decaying-average'
import { highest, meanOfHighest } from '@/lib/core/mastery/methods/highest'
import { latest } from '@/lib/core/mastery/methods/latest'
import { mean } from '@/lib/core/mastery/methods/mean'
import { median } from '@/lib/core/mastery/methods/median'
import { mode } from '@/lib/core/mastery/methods/mode'
import { mostRecent } from '@/lib/core/mastery/methods/most-recent'
import { nTimes, piecesReaching } from '@/lib/core/mastery/methods/n-times'
import { type PowerFit, powerLaw } from '@/lib/core/mastery/methods/power-law'
import { weightedAverage } from '@/lib/core/mastery/methods/weighted-average'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import { halfALevel, levelOfScore } from '@/lib/core/mastery/scale'
import { selectEvidence } from '@/lib/core/mastery/select-evidence'
import { daysBetween, type SchoolDate } from '@/lib/core/school-date'

/** How a level came to be, enough to show the arithmetic. */
export interface Working {
  /** Counted pieces, oldest first. */
  readonly pieces: readonly Piece[]
  readonly setAside: readonly SetAside[]
  /** The curve, where the method fitted one. Elsewhere the contributions add up to the score. */
  readonly fit: PowerFit | null
}

/** How much stands behind a level. */
export interface Confidence {
  readonly count: number
  /** Days from the newest piece's score date to the as-of date. */
  readonly ageDays: number
  /** Highest minus lowest counted value, in units of the mastery scale. */
  readonly spread: number
}

export interface Level {
  readonly state: 'level'
  readonly level: number
  /** On the mastery scale, rounded once, half away from zero, to six places. */
  readonly score: number
  readonly confidence: Confidence
  /** 1 or -1 where the two newest pieces are more than half a level apart. */
  readonly trend: -1 | 0 | 1
  readonly working: Working
}

/** Some evidence, less than it takes: never a zero and never a blank. */
export interface Insufficient {
  readonly state: 'insufficient'
  /** `too-few`: pieces; `not-yet`: pieces that reach mastery, for n times. */
  readonly reason: 'too-few' | 'not-yet'
  readonly have: number
  readonly needed: number
  readonly working: Working
}

export interface NoEvidence {
  readonly state: 'none'
  readonly working: Working
}

export type Mastery = Level | Insufficient | NoEvidence

/**
 * The level of one student on one objective as of a day, with its working. Pure: the same evidence in any order gives
 * the same answer to the last bit. `policy` must have passed `checkPolicy`.
 */
export function calculateMastery(
  evidence: readonly Evidence[],
  policy: MasteryPolicy,
  asOf: SchoolDate,
): Mastery {
  const { pieces, setAside } = selectEvidence(evidence, policy, asOf)
  if (pieces.length === 0) return { state: 'none', working: { pieces, setAside, fit: null } }
  const working = { pieces, setAside, fit: null }
  if (pieces.length < policy.minimumEvidence) {
    return {
      state: 'insufficient',
      reason: 'too-few',
      have: pieces.length,
      needed: policy.minimumEvidence,
      working,
    }
  }
  const { method, scale } = policy
  if (method.kind === 'n-times') {
    const score = nTimes(pieces, method.times, method.mastery)
    if (score !== null) return levelOf(score, working, policy, asOf)
    const have = piecesReaching(pieces, method.mastery).length
    return { state: 'insufficient', reason: 'not-yet', have, needed: method.times, working }
  }
  if (method.kind === 'power-law') {
    const { score, fit } = powerLaw(pieces, method, scale.top)
    return levelOf(score, { pieces, setAside, fit }, policy, asOf)
  }
  return levelOf(linearScore(pieces, method, scale), working, policy, asOf)
}

type LinearMethod = Exclude<MasteryPolicy['method'], { kind: 'n-times' | 'power-law' }>

function linearScore(
  pieces: readonly DraftPiece[],
  method: LinearMethod,
  scale: MasteryPolicy['scale'],
): number {
  switch (method.kind) {
    case 'weighted-average':
      return weightedAverage(pieces, method.newest)
    case 'decaying-average':
      return decayingAverage(pieces, method.newest)
    case 'highest':
      return highest(pieces)
    case 'latest':
      return latest(pieces)
    case 'mean':
      return mean(pieces)
    case 'median':
      return median(pieces)
    case 'mode':
      return mode(pieces, method.ties, scale)
    case 'most-recent':
      return mostRecent(pieces, method, scale)
    case 'mean-of-highest':
      return meanOfHighest(pieces, method.count)
  }
}

function levelOf(unrounded: number, working: Working, policy: MasteryPolicy, asOf: SchoolDate): Level {
  const score = roundTo(unrounded, STORED_PLACES)
  return {
    state: 'level',
    level: levelOfScore(score, policy.scale),
    score,
    confidence: confidenceIn(working.pieces, asOf),
    trend: trendOf(working.pieces, halfALevel(policy.scale)),
    working,
  }
}

function confidenceIn(pieces: readonly Piece[], asOf: SchoolDate): Confidence {
  let newest = ''
  let lowest = Number.POSITIVE_INFINITY
  let highestValue = Number.NEGATIVE_INFINITY
  for (const { evidence, value } of pieces) {
    if (evidence.scoredOn > newest) newest = evidence.scoredOn
    if (value < lowest) lowest = value
    if (value > highestValue) highestValue = value
  }
  return { count: pieces.length, ageDays: daysBetween(newest, asOf), spread: highestValue - lowest }
}

function trendOf(pieces: readonly Piece[], worthAMark: number): -1 | 0 | 1 {
  const newest = pieces[pieces.length - 1]
  const before = pieces[pieces.length - 2]
  if (newest === undefined || before === undefined) return 0
  const moved = newest.value - before.value
  if (Math.abs(moved) <= worthAMark) return 0
  return moved > 0 ? 1 : -1
}
