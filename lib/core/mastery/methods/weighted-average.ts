import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { weigh } from '@/lib/core/mastery/methods/weigh'

/**
 * w·sₙ + (1 − w)·mean(s₁ … sₙ₋₁): the newest against all before it together. `newest` is w in percent, 1–99.
 * A single piece stands for itself. 1, 2, 3, 4, 5 by 65 is 4.125.
 */
export function weightedAverage(pieces: readonly DraftPiece[], newest: number): number {
  const last = pieces.length - 1
  let earlier = 0
  let score = 0
  for (const [at, piece] of pieces.entries()) {
    if (at < last) {
      earlier += piece.value
      weigh(piece, 'weighed', (100 - newest) / 100 / last)
    } else if (last === 0) {
      score = piece.value
      weigh(piece, 'weighed', 1)
    } else {
      score = (newest / 100) * piece.value + ((100 - newest) / 100) * (earlier / last)
      weigh(piece, 'weighed', newest / 100)
    }
  }
  return score
}
