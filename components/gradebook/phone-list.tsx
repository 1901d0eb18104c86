'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import type { CellWords } from '@/components/gradebook/cell-words'
import { countLevels } from '@/components/gradebook/column-counts'
import { DecisionsLink } from '@/components/gradebook/decisions-link'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { levelView } from '@/components/gradebook/level-view'
import { policyOf } from '@/components/gradebook/open-grid'
import { studentName } from '@/components/gradebook/students'
import type { WriteQueue } from '@/components/gradebook/write-queue'
import { toneOfLevel } from '@/components/mastery/tone'
import { IconButton } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import type { CellAddress } from '@/lib/features/gradebook/contract'

export interface PhoneListProps {
  readonly store: GradebookStore
  readonly queue: WriteQueue
  readonly words: CellWords
  readonly title: string
  readonly order: readonly string[]
  readonly open: CellAddress | null
  readonly onOpen: (cell: CellAddress) => void
}

/** On a phone a class is one standard at a time: every student with a tile the size of a thumb. */
export function PhoneList({ store, queue, words, title, order, open, onOpen }: PhoneListProps) {
  const t = useTranslations('gradebook.phone')
  const { objectives } = store.grid().payload
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      objectives.findIndex(({ id }) => open?.kind === 'level' && id === open.objectiveId),
    ),
  )
  const objective = objectives[at]
  if (objective === undefined) return <p className="p-4 text-ink-2">{t('noStandards')}</p>
  const policy = policyOf(store.grid().payload, objective)
  const counts = countLevels(store, queue, objective, order)
  const met = counts.reduce(
    (sum, count, level) => (toneOfLevel(level, counts.length - 1) >= 3 ? sum + count : sum),
    0,
  )
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface print:hidden">
      <div className="flex-none border-line-strong border-b px-4 pt-2.5 pb-2">
        <h1 className="sr-only">{title}</h1>
        <div className="flex items-end gap-1">
          <div className="min-w-0 flex-1">
            <Select
              label={t('standard')}
              quiet
              value={objective.id}
              options={objectives.map(({ id, code, short }) => ({ value: id, label: `${code} ${short}` }))}
              onChange={(id) => setAt(objectives.findIndex((candidate) => candidate.id === id))}
            />
          </div>
          <IconButton
            label={t('previous')}
            className="!size-11"
            disabled={at === 0}
            onClick={() => setAt(at - 1)}
          >
            <ChevronLeft className="size-4" aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t('next')}
            className="!size-11"
            disabled={at === objectives.length - 1}
            onClick={() => setAt(at + 1)}
          >
            <ChevronRight className="size-4" aria-hidden="true" />
          </IconButton>
        </div>
        <div className="mt-1 flex min-h-11 items-center justify-between gap-2 text-12 text-ink-3">
          {t('count', { met, count: order.length - (counts[0] ?? 0) })}
          <DecisionsLink classId={store.grid().payload.class.id} store={store} />
        </div>
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {order.map((studentId) => {
          const cell = { kind: 'level', studentId, objectiveId: objective.id } as const
          const state = store.level(studentId, objective.id)
          if (state === null) return null
          const view = levelView(state, queue.pending(cellKey(cell)), policy, words, false)
          const name = studentName(store.grid(), studentId)
          return (
            <li key={studentId} className="border-line border-b">
              <button
                type="button"
                className="grid min-h-[52px] w-full grid-cols-[1fr_104px] items-stretch text-left"
                onClick={() => onOpen(cell)}
              >
                <span className="self-center truncate px-4 text-14">
                  {name.family}, <b className="font-semibold">{name.first}</b>
                </span>
                <span aria-hidden="true" className={`phone-tile cell-level ${view.className}`}>
                  {view.content}
                </span>
                <span className="sr-only">{view.label}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
