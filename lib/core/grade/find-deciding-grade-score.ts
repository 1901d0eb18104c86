import { roundTo, STORED_PLACES } from '@/lib/core/decimal'
import { calculateGrade } from '@/lib/core/grade/calculate-grade'
import type { GradeInput, GradeScore } from '@/lib/core/grade/grade-input'
import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import type { ScoreInGrade } from '@/lib/core/grade/grade-working'
import { withChange } from '@/lib/core/grade/preview-grade'
import { entryNumber } from '@/lib/core/mastery/score-scale'

/** The one result whose smallest change would have made another mark. */
export interface DecidingGradeScore {
  readonly score: GradeScore
  /** The result that would do it: in whole percents of the points possible, or a text of its scale. */
  readonly instead: { readonly score: number } | { readonly text: string }
  /** The mark it would make. */
  readonly mark: string
}

/**
 * Finds the score that needs the smallest change within its own range, upward or downward, to change the mark; of equals
 * the latest due. It may be one that was dropped. Null where no single score could, and where the grade follows from
 * levels. Tries every
 * whole percent, so it serves one grade a person looks at, not a district.
 */
export function findDecidingGradeScore(input: GradeInput, policy: GradePolicy): DecidingGradeScore | null {
  const now = calculateGrade(input, policy)
  if (now.state !== 'graded') return null
  let nearest: { readonly distance: number; readonly deciding: DecidingGradeScore } | null = null
  for (const part of now.working.scores.toReversed()) {
    if (part.possible === 0) continue
    for (const { instead, distance } of trialsOf(part)) {
      if (nearest !== null && distance >= nearest.distance) break
      const score = { ...part.score, ...instead }
      const then = calculateGrade(withChange(input, { kind: 'score', score }), policy)
      if (then.state !== 'graded' || then.mark === now.mark) continue
      nearest = { distance, deciding: { score: part.score, instead, mark: then.mark } }
    }
  }
  return nearest?.deciding ?? null
}

interface Trial {
  readonly instead: DecidingGradeScore['instead']
  /** In shares of the points possible. */
  readonly distance: number
}

/** Other results a score could have been, nearest first; of two as near, the better one. */
function trialsOf(part: ScoreInGrade): readonly Trial[] {
  const trials = part.score.score === null ? textTrials(part) : numberTrials(part)
  return trials.toSorted((left, right) => left.distance - right.distance)
}

function numberTrials({ score, points, possible }: ScoreInGrade): readonly Trial[] {
  return Array.from({ length: 101 }, (_, at) => {
    const instead = (possible * (100 - at)) / 100
    return {
      instead: { score: roundTo((score.minimum ?? 0) + instead, STORED_PLACES) },
      distance: Math.abs(instead - points) / possible,
    }
  })
}

function textTrials({ score, points, possible }: ScoreInGrade): readonly Trial[] {
  const trials = (score.scale?.entries ?? []).flatMap((entry) => {
    const number = entryNumber(entry)
    return number === null ? [] : [{ text: entry.text, worth: number - (score.minimum ?? 0) }]
  })
  trials.sort((left, right) => right.worth - left.worth)
  return trials.map(({ text, worth }) => ({
    instead: { text },
    distance: Math.abs(worth - points) / possible,
  }))
}
