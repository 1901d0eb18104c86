'use client'

import { Lock } from 'lucide-react'
import Link from 'next/link'
import type { KeyboardEvent } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { CellWords } from '@/components/gradebook/cell-words'
import { type SaidDecision, sayDecision } from '@/components/gradebook/decision-words'
import type { Decision } from '@/components/gradebook/decisions'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { useReasonWords } from '@/components/gradebook/reason-words'
import { spokenName, studentName } from '@/components/gradebook/students'
import type { CellWrites } from '@/components/gradebook/use-cell-writes'
import { type DecisionsAtWork, isOnItsWay } from '@/components/gradebook/use-decisions'
import { columnName } from '@/components/gradebook/use-gradebook-commands'
import { Button } from '@/components/ui/button'
import { Table, type TableColumn } from '@/components/ui/table'

export interface DecisionsTableProps {
  readonly classId: string
  readonly caption: string
  readonly store: GradebookStore
  readonly words: CellWords
  readonly writes: CellWrites
  readonly work: DecisionsAtWork
  readonly shown: readonly Decision[]
}

interface Row extends Decision {
  readonly said: SaidDecision | null
}

/** Decisions with what stood and stands beneath them; K and A answer the row one is in. */
export function DecisionsTable(props: DecisionsTableProps) {
  const { classId, store, words, writes, work, shown } = props
  const t = useTranslations('gradebook.decisions')
  const tray = useTranslations('gradebook.tray')
  const format = useFormatter()
  const sayReason = useReasonWords()
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const rows = shown.map((decision): Row => ({ ...decision, said: sayDecision(store, decision.cell, words) }))
  const open = rows.filter(({ cell, said }) => said !== null && work.mayAnswer(cell))
  const all = open.length > 0 && open.every(({ key }) => work.selected.has(key))

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return
    const key = event.key.toLowerCase()
    if (key !== 'k' && key !== 'a') return
    const at = event.target.closest('tr')?.querySelector('[data-decision]')?.getAttribute('data-decision')
    const row = open.find((one) => one.key === at)
    if (row === undefined) return
    event.preventDefault()
    // The pressed button may go with its answer: the next decision takes the focus.
    nextAnswer(event.target)?.focus()
    work.answer([row], key === 'k' ? 'keep' : 'take')
  }

  const columns: readonly TableColumn<Row>[] = [
    {
      id: 'select',
      className: 'w-8',
      header: (
        <input
          type="checkbox"
          className="print:hidden"
          aria-label={t('selectAll')}
          checked={all}
          disabled={open.length === 0}
          onChange={() =>
            work.select(
              open.map(({ key }) => key),
              !all,
            )
          }
        />
      ),
      cell: ({ key, cell, said }) =>
        said === null || !work.mayAnswer(cell) ? null : (
          <input
            type="checkbox"
            className="print:hidden"
            aria-label={t('select', { name: work.nameOf(cell) })}
            checked={work.selected.has(key)}
            onChange={() => work.select([key], !work.selected.has(key))}
          />
        ),
    },
    {
      id: 'student',
      header: t('student'),
      names: true,
      cell: ({ key, cell, changed }) => (
        <Link href={`/classes/${classId}?cell=${key}`} className="font-medium hover:underline">
          {changed ? (
            <>
              <i className="mark-flag mr-1.5" aria-hidden="true" />
              <span className="sr-only">{t('changed')} </span>
            </>
          ) : null}
          {spokenName(studentName(store.grid(), cell.studentId))}
        </Link>
      ),
    },
    { id: 'column', header: t('column'), cell: ({ cell }) => columnName(store, cell, words) },
    {
      id: 'chosen',
      header: t('chosen'),
      cell: ({ said }) => <b className="font-semibold">{said?.chosen}</b>,
    },
    { id: 'then', header: t('then'), cell: ({ said }) => said?.beneathThen, className: 'text-ink-2' },
    {
      id: 'now',
      header: t('now'),
      cell: ({ said, changed }) => (
        <span className={changed ? 'font-medium' : 'text-ink-2'}>{said?.beneathNow}</span>
      ),
    },
    {
      id: 'reason',
      header: tray('reason'),
      className: 'max-w-64 text-12',
      cell: ({ said }) => sayReason(said?.reason ?? null) ?? <span className="text-ink-3">–</span>,
    },
    {
      id: 'author',
      header: t('decided'),
      className: 'text-12 text-ink-2',
      cell: ({ said }) =>
        said === null
          ? null
          : tray('chosenBy', {
              author: said.author,
              date: format.dateTime(new Date(said.at), { dateStyle: 'medium', timeZone }),
            }),
    },
    {
      id: 'answer',
      header: <span className="sr-only">{t('answer')}</span>,
      className: 'whitespace-nowrap',
      cell: (row) => <Answer row={row} work={work} isSaving={isOnItsWay(writes, row.cell)} />,
    },
  ]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts of the buttons within.
    <div onKeyDown={onKeyDown}>
      <Table caption={props.caption} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </div>
  )
}

/** The first button of the next row that asks for an answer. */
function nextAnswer(from: HTMLElement): HTMLElement | null {
  for (let row = from.closest('tr')?.nextElementSibling; row; row = row.nextElementSibling) {
    const button = row.querySelector<HTMLElement>('[data-decision] button')
    if (button !== null) return button
  }
  return null
}

interface AnswerProps {
  readonly row: Row
  readonly work: DecisionsAtWork
  readonly isSaving: boolean
}

function Answer({ row, work, isSaving }: AnswerProps) {
  const t = useTranslations('gradebook.decisions')
  const given = work.answered.get(row.key)?.answer
  if (isSaving) return <p className="text-right text-12 text-ink-3">{t('saving')}</p>
  if (row.said === null) return <p className="text-right text-12 text-ink-3">{t('adopted')}</p>
  if (row.closed)
    return (
      <span className="flex items-center justify-end gap-1 text-12 text-ink-3">
        <Lock className="size-3 flex-none" aria-hidden="true" />
        {t('closed')}
      </span>
    )
  if (!work.mayAnswer(row.cell)) return <p className="text-right text-12 text-ink-3">{t('locked')}</p>
  const name = work.nameOf(row.cell)
  return (
    <span data-decision={row.key} className="flex items-center justify-end gap-1.5 print:hidden">
      {given === 'keep' && !row.changed ? (
        <span className="text-12 text-ink-3">{t('kept')}</span>
      ) : row.changed ? (
        <Button
          look="line"
          aria-keyshortcuts="K"
          aria-label={t('keepNamed', { name })}
          onClick={() => work.answer([row], 'keep')}
        >
          {t('keep')} <kbd className="text-11 text-ink-3">K</kbd>
        </Button>
      ) : null}
      <Button
        look="line"
        aria-keyshortcuts="A"
        aria-label={t('adoptNamed', { name })}
        onClick={() => work.answer([row], 'take')}
      >
        {t('adopt')} <kbd className="text-11 text-ink-3">A</kbd>
      </Button>
    </span>
  )
}
