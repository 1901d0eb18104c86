'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import type { CellWords } from '@/components/gradebook/cell-words'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { policyOfLevel } from '@/components/gradebook/open-grid'
import type { PendingWrite, WriteQueue } from '@/components/gradebook/write-queue'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { effectiveCell } from '@/lib/core/gradebook/cell'
import type { CellAddress } from '@/lib/features/gradebook/contract'

export interface StuckDialogProps {
  readonly pending: PendingWrite
  readonly name: string
  readonly store: GradebookStore
  readonly queue: WriteQueue
  readonly words: CellWords
  readonly onClose: () => void
}

/** A write that did not go through: both values, who and when, and what can be done. Nothing is decided by closing it. */
export function StuckDialog(props: StuckDialogProps) {
  const { pending, name, store, queue, words, onClose } = props
  const t = useTranslations('gradebook')
  const format = useFormatter()
  const key = cellKey(pending.intent.cell)
  const mine = pending.intent.text === '' ? t('conflict.cleared') : pending.intent.text
  const saved = savedValue(store, pending.intent.cell, words) ?? t('conflict.cleared')
  const { conflict } = pending

  function decide(mineWins: boolean): void {
    if (mineWins) queue.retry(key)
    else queue.discard(key)
    onClose()
  }

  if (conflict !== null)
    return (
      <Dialog
        title={t('conflict.title', { by: conflict.by })}
        onClose={onClose}
        actions={
          <>
            <Button size="large" onClick={onClose}>
              {t('conflict.later')}
            </Button>
            <Button size="large" look="line" onClick={() => decide(false)}>
              {t('conflict.keepTheirs', { value: saved })}
            </Button>
            <Button size="large" look="primary" onClick={() => decide(true)}>
              {t('conflict.useMine', { value: mine })}
            </Button>
          </>
        }
      >
        <p className="text-ink-2">{t('conflict.where', { name })}</p>
        <div className="mt-2.5 grid grid-cols-2 gap-2">
          <Value label={t('conflict.youTyped')} value={mine} mine />
          <Value
            label={t('conflict.theySaved', {
              by: conflict.by,
              at: format.dateTime(new Date(conflict.at), {
                hour: 'numeric',
                minute: '2-digit',
                timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
              }),
            })}
            value={saved}
          />
        </div>
      </Dialog>
    )
  return (
    <Dialog
      title={t('refused.title')}
      onClose={onClose}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {t('conflict.later')}
          </Button>
          <Button size="large" look="line" onClick={() => decide(false)}>
            {t('refused.discard')}
          </Button>
          {pending.refusal === 'unreadable' ? null : (
            <Button size="large" look="primary" onClick={() => decide(true)}>
              {t('refused.retry')}
            </Button>
          )}
        </>
      }
    >
      <p>
        {name}: <b className="font-semibold">{mine}</b>
      </p>
      {pending.refusal === null ? null : <p className="mt-1 text-ink-2">{t(`refusal.${pending.refusal}`)}</p>}
    </Dialog>
  )
}

function Value(props: { readonly label: string; readonly value: string; readonly mine?: boolean }) {
  return (
    <div
      className={`border px-2.5 py-2 ${props.mine ? 'border-accent ring-1 ring-accent ring-inset' : 'border-line-strong'}`}
    >
      <p className="text-11 text-ink-3">{props.label}</p>
      <p className="truncate font-semibold text-20">{props.value}</p>
    </div>
  )
}

/** What the server holds, short. */
function savedValue(store: GradebookStore, cell: CellAddress, words: CellWords): string | null {
  const { payload, objectiveAt } = store.grid()
  if (cell.kind === 'level') {
    const state = store.level(cell.studentId, cell.objectiveId)
    const objective = payload.objectives[objectiveAt.get(cell.objectiveId) ?? -1]
    if (state === null || objective === undefined) return null
    if (state.own !== null) return String(state.own.number ?? state.own.level)
    return state.computed.state === 'level'
      ? words.score(state.computed.score, policyOfLevel(store.grid(), objective, cell.studentId))
      : null
  }
  if (cell.kind === 'grade') {
    const state = store.grade(cell.studentId)
    return state === null ? null : words.gradeShort(state.own ?? state.computed, payload.grade.policy)
  }
  const state = store.score(cell.studentId, cell.itemId, cell.kind === 'objective' ? cell.objectiveId : null)
  const value = state === null ? null : effectiveCell(state.source, state.own?.value ?? null)
  if (value === null) return null
  return value.text ?? (value.score === null ? words.status(value.status) : words.number(value.score))
}
