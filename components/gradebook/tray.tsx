'use client'

import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import { type CellColumn, type ColumnSpec, GRADE_COLUMN } from '@/components/gradebook/columns'
import { GradeTray } from '@/components/gradebook/grade-tray'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { LevelTray } from '@/components/gradebook/level-tray'
import { ScoreTray } from '@/components/gradebook/score-tray'
import { spokenName, studentName } from '@/components/gradebook/students'
import type { TrayContext } from '@/components/gradebook/tray-context'
import { columnName } from '@/components/gradebook/use-gradebook-commands'
import { IconButton } from '@/components/ui/button'
import type { CellAddress } from '@/lib/features/gradebook/contract'

/** What every part of the tray needs to know. */
export interface TrayProps extends TrayContext {
  readonly cell: CellAddress
  readonly columns: readonly ColumnSpec[]
  readonly order: readonly string[]
  readonly onMove: (cell: CellAddress, columnId: string) => void
  readonly onClose: () => void
}

/** What stands behind one cell, beside the grid and not in front of it; on a phone a sheet from below. */
export function Tray({ cell, columns, order, onMove, onClose, ...context }: TrayProps) {
  const t = useTranslations('gradebook.tray')
  const { store } = context
  const aside = useRef<HTMLElement>(null)
  const student = order.indexOf(cell.studentId)
  const key = cellKey(cell)
  const cells: readonly CellColumn[] = [...columns.filter((spec) => spec.kind !== 'folded'), GRADE_COLUMN]
  const column = cells.findIndex((spec) => {
    const address = store.cellIn(spec, cell.studentId)
    return address !== null && cellKey(address) === key
  })

  // On a phone the sheet covers what was tapped: it takes the focus, so that it is read and can be left.
  useEffect(() => {
    if (window.matchMedia('(max-width: 640px)').matches) aside.current?.focus()
  }, [])

  function step(rows: number, across: number): void {
    const studentId = order[student + rows]
    const spec = cells[column + across]
    const next = studentId === undefined || spec === undefined ? null : store.cellIn(spec, studentId)
    if (next !== null && spec !== undefined) onMove(next, spec.id)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }

  return (
    <aside
      ref={aside}
      tabIndex={-1}
      aria-label={t('label')}
      onKeyDown={onKeyDown}
      className="tray flex w-(--tray) flex-none flex-col border-line-strong border-l bg-surface outline-none print:hidden"
    >
      <header className="border-line border-b px-3.5 pt-2 pb-2">
        <div className="flex items-center gap-0.5">
          <h2 className="min-w-0 flex-1 truncate font-semibold text-16">
            {spokenName(studentName(store.grid(), cell.studentId))}
          </h2>
          <IconButton label={t('previousStudent')} disabled={student <= 0} onClick={() => step(-1, 0)}>
            <ChevronLeft className="size-3.5" aria-hidden="true" />
          </IconButton>
          <span className="text-11 text-ink-3">{t('position', { at: student + 1, of: order.length })}</span>
          <IconButton
            label={t('nextStudent')}
            disabled={student < 0 || student >= order.length - 1}
            onClick={() => step(1, 0)}
          >
            <ChevronRight className="size-3.5" aria-hidden="true" />
          </IconButton>
          <IconButton label={t('close')} onClick={onClose}>
            <X className="size-4" aria-hidden="true" />
          </IconButton>
        </div>
        <div className="flex items-start gap-0.5">
          <p className="min-w-0 flex-1 text-12 text-ink-2">
            <b className="mr-1.5 font-semibold text-ink">{columnName(store, cell, context.words)}</b>
            {statement(store, cell)}
          </p>
          <IconButton label={t('previousColumn')} disabled={column <= 0} onClick={() => step(0, -1)}>
            <ChevronLeft className="size-3.5" aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t('nextColumn')}
            disabled={column < 0 || column >= cells.length - 1}
            onClick={() => step(0, 1)}
          >
            <ChevronRight className="size-3.5" aria-hidden="true" />
          </IconButton>
        </div>
      </header>
      <div className="thin-scroll min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <Content key={key} cell={cell} {...context} />
      </div>
    </aside>
  )
}

function Content({ cell, ...context }: TrayContext & { readonly cell: CellAddress }) {
  switch (cell.kind) {
    case 'level':
      return <LevelTray cell={cell} {...context} />
    case 'grade':
      return <GradeTray cell={cell} {...context} />
    case 'score':
    case 'objective':
      return <ScoreTray cell={cell} {...context} />
  }
}

function statement(store: GradebookStore, cell: CellAddress): string {
  if (cell.kind !== 'level') return ''
  const { payload, objectiveAt } = store.grid()
  const objective = payload.objectives[objectiveAt.get(cell.objectiveId) ?? -1]
  return objective === undefined ? '' : objective.statement || objective.short
}
