'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { CellWords } from '@/components/gradebook/cell-words'
import { LevelGlyph } from '@/components/mastery/level-glyph'
import { toneOfLevel } from '@/components/mastery/tone'
import type { GridPolicy } from '@/lib/core/gradebook/grid'

export interface LegendProps {
  readonly policy: GridPolicy | null
  readonly words: CellWords
  /** Where the reader stands. */
  readonly spot: string
  /** Why what was just typed was not taken up; null while nothing was. */
  readonly locked: string | null
}

/** The line at the bottom: what tiles and marks mean, highest first, and where one is. */
export function Legend({ policy, words, spot, locked }: LegendProps) {
  const t = useTranslations('gradebook.legend')
  const levels = policy?.scale.levels.toReversed() ?? []
  return (
    <section
      aria-label={t('label')}
      className="flex h-(--bar-status) flex-none items-center gap-4 overflow-hidden border-line-strong border-t bg-surface px-3 text-11 text-ink-2 whitespace-nowrap print:hidden"
    >
      <ul className="flex items-center gap-3">
        {levels.map(({ level }) => {
          const tone = toneOfLevel(level, levels.length)
          return (
            <li key={level} className="flex items-center gap-[5px]">
              <span className={`tone-${tone} grid h-3.5 w-[18px] place-content-center`}>
                <LevelGlyph tone={tone} />
              </span>
              {policy === null ? null : words.level(level, policy)}
            </li>
          )
        })}
        <li>– {t('none')}</li>
        <li className="flex items-center gap-[5px]">
          <LevelGlyph tone={0} />
          {t('short')}
        </li>
        <li className="flex items-center gap-[5px]">
          <span className="pen">4</span>
          {t('own')}
        </li>
        <li className="flex items-center gap-[5px]">
          <span className="grade-missing">2</span>
          {t('missing')}
        </li>
        <li className="flex items-center gap-[5px]">
          <i className="mark-flag" aria-hidden="true" />
          {t('changed')}
        </li>
      </ul>
      {locked === null ? (
        <span className="ml-auto truncate">{spot}</span>
      ) : (
        <span className="ml-auto flex items-center gap-1.5 truncate font-semibold text-ink">
          <Lock className="size-3 flex-none" aria-hidden="true" />
          {locked}
        </span>
      )}
    </section>
  )
}
