'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import type { CellWords } from '@/components/gradebook/cell-words'
import { countLevels } from '@/components/gradebook/column-counts'
import { DecisionsLink } from '@/components/gradebook/decisions-link'
import { gradeView } from '@/components/gradebook/grade-view'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { meanPercent } from '@/components/gradebook/header-grade'
import { levelView } from '@/components/gradebook/level-view'
import { policyOfLevel } from '@/components/gradebook/open-grid'
import { studentName } from '@/components/gradebook/students'
import type { WriteQueue } from '@/components/gradebook/write-queue'
import type { CellView } from '@/components/grid/model'
import { toneOfLevel } from '@/components/mastery/tone'
import { IconButton } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import type { GridObjective } from '@/lib/core/gradebook/grid'
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

/** On a phone a class is one standard, or the grade, at a time: every student with a tile the size of a thumb. */
export function PhoneList(props: PhoneListProps) {
  const { store, queue, words, title, order, open } = props
  const t = useTranslations('gradebook.phone')
  const { objectives, class: ofClass } = store.grid().payload
  // The grade stands after the last standard.
  const last = objectives.length
  const [at, setAt] = useState(() => placeOf(open, objectives))
  const objective = objectives[at] ?? null
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface print:hidden">
      <div className="flex-none border-line-strong border-b px-4 pt-2.5 pb-1">
        <h1 className="sr-only">{title}</h1>
        <div className="flex items-end gap-1">
          <div className="min-w-0 flex-1">
            <Select
              label={t('standard')}
              quiet
              value={objective?.id ?? 'grade'}
              options={[
                ...objectives.map(({ id, code, short }) => ({ value: id, label: `${code} ${short}` })),
                { value: 'grade', label: words.grade },
              ]}
              onChange={(id) => setAt(id === 'grade' ? last : objectives.findIndex((one) => one.id === id))}
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
            disabled={at === last}
            onClick={() => setAt(at + 1)}
          >
            <ChevronRight className="size-4" aria-hidden="true" />
          </IconButton>
        </div>
        <div className="flex min-h-11 items-center justify-between gap-2 text-12 text-ink-3">
          {objective === null ? (
            <Mean store={store} queue={queue} words={words} order={order} />
          ) : (
            <Met store={store} queue={queue} objective={objective} order={order} />
          )}
          <DecisionsLink classId={ofClass.id} store={store} />
        </div>
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {order.map((studentId) => (
          <Student key={studentId} studentId={studentId} objective={objective} {...props} />
        ))}
      </ul>
    </div>
  )
}

function placeOf(open: CellAddress | null, objectives: readonly GridObjective[]): number {
  if (open === null) return 0
  if (open.kind === 'grade') return objectives.length
  const found = objectives.findIndex(({ id }) => open.kind === 'level' && id === open.objectiveId)
  return Math.max(0, found)
}

type HeadProps = Pick<PhoneListProps, 'store' | 'queue' | 'order'>

function Met({ store, queue, objective, order }: HeadProps & { readonly objective: GridObjective }) {
  const t = useTranslations('gradebook.phone')
  const counts = countLevels(store, queue, objective, order)
  const met = counts.reduce(
    (sum, count, level) => (toneOfLevel(level, counts.length - 1) >= 3 ? sum + count : sum),
    0,
  )
  return t('count', { met, count: order.length - (counts[0] ?? 0) })
}

function Mean({ store, queue, order, words }: HeadProps & Pick<PhoneListProps, 'words'>) {
  const t = useTranslations('gradebook.phone')
  const mean = meanPercent(store, queue, order)
  return mean === null
    ? t('noGrades')
    : t('gradeMean', { mean: words.percent(mean, store.grid().payload.grade.policy) })
}

interface StudentProps extends PhoneListProps {
  readonly studentId: string
  /** Null for the grade. */
  readonly objective: GridObjective | null
}

function Student(props: StudentProps) {
  const { studentId, objective, store, onOpen } = props
  const cell: CellAddress =
    objective === null
      ? { kind: 'grade', studentId }
      : { kind: 'level', studentId, objectiveId: objective.id }
  const view = viewOf(cell, props)
  if (view === null) return null
  const name = studentName(store.grid(), studentId)
  return (
    <li className="border-line border-b">
      <button
        type="button"
        className="grid min-h-[52px] w-full grid-cols-[1fr_128px] items-stretch text-left"
        onClick={() => onOpen(cell)}
      >
        <span className="self-center truncate px-4 text-14">
          {name.family}, <b className="font-semibold">{name.first}</b>
        </span>
        <span
          aria-hidden="true"
          className={`phone-tile ${cell.kind === 'grade' ? 'cell-grade' : 'cell-level'} ${view.className}`}
        >
          {view.content}
        </span>
        <span className="sr-only">{view.label}</span>
      </button>
    </li>
  )
}

function viewOf(cell: CellAddress, { store, queue, words, objective }: StudentProps): CellView | null {
  const pending = queue.pending(cellKey(cell))
  const { payload } = store.grid()
  if (objective === null) {
    const state = store.grade(cell.studentId)
    return state === null ? null : gradeView(state, pending, payload.grade.policy, words, false)
  }
  const state = store.level(cell.studentId, objective.id)
  return state === null
    ? null
    : levelView(state, pending, policyOfLevel(store.grid(), objective, cell.studentId), words, false)
}
