import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { meanOf } from '@/lib/core/mastery/methods/weigh'

/**
 * The mean of the scores that reach `mastery`, once there are `times` of them; null until then. `mastery` is on the
 * mastery scale. What was reached is never lost again: lower scores are passed over.
 */
export function nTimes(pieces: readonly DraftPiece[], times: number, mastery: number): number | null {
  const reached = piecesReaching(pieces, mastery)
  return reached.length < times ? null : meanOf(reached, 'chosen')
}

/** The pieces at or above `mastery`, in order. */
export function piecesReaching(pieces: readonly DraftPiece[], mastery: number): readonly DraftPiece[] {
  return pieces.filter((piece) => piece.value >= mastery)
}
