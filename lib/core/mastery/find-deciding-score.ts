import { roundTo, STORED_PLACES } from '@/lib/core/decimal'
import { calculateMastery } from '@/lib/core/mastery/calculate-mastery'
import type { Evidence } from '@/lib/core/mastery/evidence'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import { entryNumber, foldText, scaleMaximum } from '@/lib/core/mastery/score-scale'
import type { SchoolDate } from '@/lib/core/school-date'

/** The one result whose smallest change would have made another level. */
export interface DecidingScore {
  readonly evidence: Evidence
  /** The result that would do it: a score of the line item in whole percents of its range, or a text of its scale. */
  readonly instead: { readonly score: number } | { readonly text: string }
  /** The level it would make. */
  readonly level: number
}

/**
 * Finds the piece of evidence that needs the smallest change, upward or downward, to change the level; of equals the
 * newest. Null where no single result within its own range could, or where there is no level. Tries every whole
 * percent, so it serves one cell a person looks at, not a district.
 */
export function findDecidingScore(
  evidence: readonly Evidence[],
  policy: MasteryPolicy,
  asOf: SchoolDate,
): DecidingScore | null {
  const now = calculateMastery(evidence, policy, asOf)
  if (now.state !== 'level') return null
  let nearest: (Trial & DecidingScore) | null = null
  for (const { evidence: piece } of now.working.pieces.toReversed()) {
    for (const trial of trialsOf(piece)) {
      if (nearest !== null && trial.distance >= nearest.distance) break
      const then = calculateMastery(withTrial(evidence, piece, trial), policy, asOf)
      if (then.state !== 'level' || then.level === now.level) continue
      nearest = { ...trial, evidence: piece, level: then.level }
    }
  }
  return nearest === null
    ? null
    : { evidence: nearest.evidence, instead: nearest.instead, level: nearest.level }
}

interface Trial {
  readonly instead: DecidingScore['instead']
  /** In shares of the range, 0 to 1. */
  readonly distance: number
}

/** Other results the piece could have had, nearest first; of two as near, the better one. */
function trialsOf(piece: Evidence): readonly Trial[] {
  const { score, scale } = piece
  const maximum = piece.maximum ?? (scale === null ? null : scaleMaximum(scale))
  const trials =
    score === null || maximum === null ? textTrials(piece) : scoreTrials(score, piece.minimum ?? 0, maximum)
  return trials.filter((trial) => trial.distance > 0).sort((left, right) => left.distance - right.distance)
}

function scoreTrials(score: number, minimum: number, maximum: number): readonly Trial[] {
  const range = maximum - minimum
  const percents = Array.from({ length: 101 }, (_, at) => 100 - at)
  return percents.map((percent) => {
    const instead = roundTo(minimum + (range * percent) / 100, STORED_PLACES)
    return { instead: { score: instead }, distance: Math.abs(instead - score) / range }
  })
}

function textTrials(piece: Evidence): readonly Trial[] {
  const { scale, text } = piece
  if (scale === null || text === null) return []
  const places = scale.entries.flatMap((entry, at) => {
    const place = scale.ordinal ? at : entryNumber(entry)
    return place === null ? [] : [{ text: entry.text, place }]
  })
  places.sort((left, right) => right.place - left.place)
  const given = places.find((other) => foldText(other.text) === foldText(text))
  const range = (places[0]?.place ?? 0) - (places.at(-1)?.place ?? 0)
  if (given === undefined) return []
  return places.map((other) => ({
    instead: { text: other.text },
    distance: Math.abs(other.place - given.place) / range,
  }))
}

function withTrial(evidence: readonly Evidence[], piece: Evidence, { instead }: Trial): readonly Evidence[] {
  const changed = 'score' in instead ? { ...piece, score: instead.score } : { ...piece, text: instead.text }
  return evidence.map((other) => (other === piece ? changed : other))
}
