import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { weigh } from '@/lib/core/mastery/methods/weigh'

/** The newest piece; at least one piece. */
export function latest(pieces: readonly DraftPiece[]): number {
  const newest = pieces.at(-1)
  if (newest === undefined) throw new RangeError('a method needs a piece of evidence')
  weigh(newest, 'chosen', 1)
  return newest.value
}
