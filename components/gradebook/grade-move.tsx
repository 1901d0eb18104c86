'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { CellWords } from '@/components/gradebook/cell-words'
import { TraySection } from '@/components/gradebook/tray-parts'
import type { GradeMove } from '@/lib/core/gradebook/grade-evidence'
import type { GridGradePolicy } from '@/lib/core/gradebook/grid'

export interface GradeMoveLineProps {
  readonly move: GradeMove | null
  readonly policy: GridGradePolicy
  readonly words: CellWords
}

/** What the correction of a cell does to the student's grade in this class. */
export function GradeMoveLine({ move, policy, words }: GradeMoveLineProps) {
  const t = useTranslations('gradebook.grade')
  if (move === null) return null
  const [without, after] = [words.gradeShort(move.without, policy), words.gradeShort(move.with, policy)]
  const bold = { b: (part: ReactNode) => <b className="font-semibold">{part}</b> }
  return (
    <TraySection>
      <p className="text-12">
        {without === after
          ? t.rich('movesNot', { with: after, ...bold })
          : t.rich('moves', { without, with: after, ...bold })}
      </p>
    </TraySection>
  )
}
