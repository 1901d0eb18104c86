import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { weigh } from '@/lib/core/mastery/methods/weigh'

/**
 * a₁ = s₁, aₖ = (1 − w)·aₖ₋₁ + w·sₖ: each piece against everything before it. `newest` is w in percent, 50–99.
 * Three pieces by 65 weigh about 12, 23 and 65 percent; 1, 2, 3, 4, 5 is 4.47.
 */
export function decayingAverage(pieces: readonly DraftPiece[], newest: number): number {
  const fresh = newest / 100
  const stale = (100 - newest) / 100
  let score = 0
  for (const [at, piece] of pieces.entries()) {
    score = at === 0 ? piece.value : stale * score + fresh * piece.value
  }
  let remaining = 1
  for (let at = pieces.length - 1; at >= 0; at--) {
    const piece = pieces[at]
    if (piece === undefined) continue
    weigh(piece, 'weighed', at === 0 ? remaining : remaining * fresh)
    remaining *= stale
  }
  return score
}
