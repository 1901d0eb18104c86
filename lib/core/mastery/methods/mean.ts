import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { meanOf } from '@/lib/core/mastery/methods/weigh'

/** The arithmetic mean of all pieces. */
export function mean(pieces: readonly DraftPiece[]): number {
  return meanOf(pieces, 'weighed')
}
