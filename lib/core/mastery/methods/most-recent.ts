import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { median } from '@/lib/core/mastery/methods/median'
import { mode } from '@/lib/core/mastery/methods/mode'
import { meanOf } from '@/lib/core/mastery/methods/weigh'
import type { MasteryMethod } from '@/lib/core/mastery/policy'
import type { MasteryScale } from '@/lib/core/mastery/scale'

type MostRecent = Extract<MasteryMethod, { kind: 'most-recent' }>

/** Mean, median or mode of the newest pieces, of all where there are fewer than the method's count. */
export function mostRecent(pieces: readonly DraftPiece[], method: MostRecent, scale: MasteryScale): number {
  const recent = pieces.slice(-method.count)
  switch (method.by) {
    case 'mean':
      return meanOf(recent, 'chosen')
    case 'median':
      return median(recent)
    case 'mode':
      return mode(recent, method.ties, scale)
  }
}
