import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { meanOf, weigh } from '@/lib/core/mastery/methods/weigh'

/** The highest piece, the newest of several alike; at least one piece. */
export function highest(pieces: readonly DraftPiece[]): number {
  let best: DraftPiece | undefined
  for (const piece of pieces) {
    if (best === undefined || piece.value >= best.value) best = piece
  }
  if (best === undefined) throw new RangeError('a method needs a piece of evidence')
  weigh(best, 'chosen', 1)
  return best.value
}

/** The mean of the `count` highest pieces, of all where there are fewer; of pieces alike, the newer are taken. */
export function meanOfHighest(pieces: readonly DraftPiece[], count: number): number {
  const newestFirst = pieces.toReversed()
  return meanOf(newestFirst.sort(byValueDown).slice(0, count), 'chosen')
}

function byValueDown(left: DraftPiece, right: DraftPiece): number {
  return right.value - left.value
}
