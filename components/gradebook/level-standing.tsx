'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { CellWords } from '@/components/gradebook/cell-words'
import { performanceValue } from '@/components/gradebook/tray-parts'
import type { GridPolicy } from '@/lib/core/gradebook/grid'
import type { LevelEvidence } from '@/lib/features/gradebook/contract'

export interface LevelStandingProps {
  readonly evidence: LevelEvidence
  readonly policy: GridPolicy
  readonly words: CellWords
}

/** How firmly a level stands: how much evidence, how old, how far apart; and the one score it hangs on. */
export function LevelStanding({ evidence, policy, words }: LevelStandingProps) {
  const t = useTranslations('gradebook.tray')
  const format = useFormatter()
  const { confidence, deciding, pieces } = evidence
  if (confidence === null) return null
  const piece = pieces.find(({ id }) => id === deciding?.pieceId)
  const spread = format.number(confidence.spread, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (
    <>
      <p className="mt-1.5 text-12 text-ink-2">
        {[
          words.pieces(confidence.count),
          t('newest', { days: confidence.ageDays }),
          ...(confidence.count > 1 ? [t('apart', { spread })] : []),
        ].join(' · ')}
      </p>
      <p className="mt-1 text-12">
        {deciding === null || piece === undefined
          ? t('noDeciding')
          : t.rich('deciding', {
              title: piece.title,
              given: performanceValue({ ...piece, maximum: null, flags: 0 }, words),
              instead:
                'score' in deciding.instead ? words.number(deciding.instead.score) : deciding.instead.text,
              level: words.level(deciding.level, policy),
              b: (text) => <b className="font-semibold">{text}</b>,
            })}
      </p>
    </>
  )
}
