'use client'

import { Lock } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import { DecideButtons } from '@/components/gradebook/decide-buttons'
import { chosenGrade, gradeChanged } from '@/components/gradebook/grade-figures'
import { plainIntent } from '@/components/gradebook/read-input'
import { useReasonWords } from '@/components/gradebook/reason-words'
import type { TrayContext } from '@/components/gradebook/tray-context'
import { TraySection } from '@/components/gradebook/tray-parts'
import type { CellAddress, GradeEvidence, GradeState } from '@/lib/features/gradebook/contract'

export type GradeAddress = Extract<CellAddress, { kind: 'grade' }>

export interface GradeTilesProps extends TrayContext {
  readonly cell: GradeAddress
  readonly state: GradeState
  /** Null until it has been fetched. */
  readonly evidence: GradeEvidence | null
}

/** The grade a person chose beside the computed one, and the two answers where that one has moved. */
export function GradeTiles({ cell, state, evidence, ...context }: GradeTilesProps) {
  const { store, words, writes, editable, nameOf } = context
  const t = useTranslations('gradebook.grade')
  const tray = useTranslations('gradebook.tray')
  const format = useFormatter()
  const sayReason = useReasonWords()
  const { policy, closed } = store.grid().payload.grade
  const pending = writes.queue.pending(cellKey(cell))
  const own = chosenGrade(state, pending, policy)
  const saved = pending?.state === 'waiting' ? null : state.own
  const reason = sayReason(state.own?.reason ?? null)
  const computed = words.gradeShort(state.computed, policy)
  const changed = closed !== true && pending?.state !== 'waiting' && gradeChanged(state)
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const now = evidence === null ? null : words.gradeShort(evidence.working.grade, policy)
  return (
    <TraySection>
      <div className={`grid gap-1.5 pt-0.5 ${own === null ? '' : 'grid-cols-2'}`}>
        {own === null ? null : (
          <div className="min-w-0 border border-ink px-2.5 py-1.5">
            <p className="truncate text-11 text-ink-2">
              {saved === null
                ? t('own')
                : tray('chosenBy', {
                    author: saved.author,
                    date: format.dateTime(new Date(saved.at), { month: 'short', day: 'numeric', timeZone }),
                  })}
            </p>
            <p className="font-semibold text-20">
              <span className="pen">{words.gradeShort(own, policy)}</span>
            </p>
          </div>
        )}
        <div className="min-w-0 border border-line-strong px-2.5 py-1.5">
          <p className="truncate text-11 text-ink-2">{t('computedNow')}</p>
          <p className="font-semibold text-20">{computed}</p>
        </div>
      </div>
      {state.computed.missing === 0 ? null : (
        <p className="mt-1.5 text-12 text-ink-2">{words.missingCount(state.computed.missing, policy)}</p>
      )}
      {reason === null || own === null ? null : <p className="mt-1.5 text-12 text-ink-2">“{reason}”</p>}
      {closed !== true ? null : (
        <p className="mt-1.5 flex items-center gap-1.5 text-12 text-ink-2">
          <Lock className="size-3.5 flex-none" aria-hidden="true" />
          <span>
            {t('closed')} {now === null || now === computed ? null : t('closedNow', { now })}
          </span>
        </p>
      )}
      {changed ? (
        <>
          <p className="mt-2 text-12">
            <i className="mark-flag mr-1.5" aria-hidden="true" />
            <b className="font-semibold">{t('changed')}</b>{' '}
            {t('changedDetail', {
              was: state.own === null ? '–' : words.gradeShort(state.own.seen, policy),
              now: computed,
            })}
          </p>
          {editable ? (
            <DecideButtons
              mine={own === null ? '–' : words.gradeShort(own, policy)}
              theirs={computed}
              onKeep={() => writes.write(plainIntent(store, cell, 'keep'), nameOf(cell))}
              onAdopt={() => writes.write(plainIntent(store, cell, 'take'), nameOf(cell))}
            />
          ) : null}
        </>
      ) : null}
    </TraySection>
  )
}
