import { roundTo, STORED_PLACES } from '@/lib/core/decimal'
import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { meanOf } from '@/lib/core/mastery/methods/weigh'
import type { ModeTies } from '@/lib/core/mastery/policy'
import { levelOfScore, type MasteryScale } from '@/lib/core/mastery/scale'

/**
 * The most common level, and within it the most common score: percentages hardly ever repeat, the levels they mean
 * do. Of levels or scores equally common, the higher or the one seen most recently, as `ties` says. With scores
 * that are levels this is the plain mode: 4, 3, 2, 1 gives 4 or 1.
 */
export function mode(pieces: readonly DraftPiece[], ties: ModeTies, scale: MasteryScale): number {
  const scores = pieces.map(storedScore)
  const levels = scores.map((score) => levelOfScore(score, scale))
  const level = mostCommon(levels, ties)
  const score = mostCommon(
    scores.filter((_, at) => levels[at] === level),
    ties,
  )
  return meanOf(
    pieces.filter((_, at) => scores[at] === score),
    'chosen',
  )
}

function storedScore(piece: DraftPiece): number {
  return roundTo(piece.value, STORED_PLACES)
}

/** The number met most often; read newest first, so that the first of equals is the newer. */
function mostCommon(numbers: readonly number[], ties: ModeTies): number {
  let winner = Number.NEGATIVE_INFINITY
  let wins = 0
  for (let at = numbers.length - 1; at >= 0; at--) {
    const number = numbers[at] ?? winner
    // All twins of a number not counted yet stand before it: too few left, and it cannot win.
    if (number === winner || at + 1 < wins) continue
    const count = countOf(number, numbers)
    if (count > wins || (count === wins && ties === 'higher' && number > winner)) {
      winner = number
      wins = count
    }
  }
  return winner
}

function countOf(number: number, numbers: readonly number[]): number {
  let count = 0
  for (let at = 0; at < numbers.length; at++) if (numbers[at] === number) count++
  return count
}
