import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { meanOf } from '@/lib/core/mastery/methods/weigh'

/** The piece in the middle by value; the mean of the two middle ones where their number is even. */
export function median(pieces: readonly DraftPiece[]): number {
  const sorted = [...pieces].sort(byValue)
  return meanOf(sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1), 'chosen')
}

function byValue(left: DraftPiece, right: DraftPiece): number {
  return left.value - right.value
}
