'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { GradeChoice } from '@/components/gradebook/grade-choice'
import { type GradeAddress, GradeTiles } from '@/components/gradebook/grade-tiles'
import { GradeWhatIf } from '@/components/gradebook/grade-what-if'
import { GradeWorking } from '@/components/gradebook/grade-working'
import { lockedBecause } from '@/components/gradebook/locked-cell'
import { evidenceQuery } from '@/components/gradebook/queries'
import type { TrayContext } from '@/components/gradebook/tray-context'
import { History, TraySection } from '@/components/gradebook/tray-parts'
import { Button } from '@/components/ui/button'
import type { NamedGradeMove, ShownDecidingScore } from '@/lib/core/gradebook/grade-evidence'

export interface GradeTrayProps extends TrayContext {
  readonly cell: GradeAddress
}

/** A combined grade: what was decided, what is computed and how, what would be, and what one may decide. */
export function GradeTray(props: GradeTrayProps) {
  const { cell, ...context } = props
  const { classId, store, words } = context
  const t = useTranslations('gradebook.grade')
  const tray = useTranslations('gradebook.tray')
  const [isTrying, setTrying] = useState(false)
  const { payload } = store.grid()
  const { policy } = payload.grade
  const state = store.grade(cell.studentId)
  const evidence = useQuery(evidenceQuery(classId, cell, store.savedVersion(cell.studentId)))
  if (state === null) return null
  const shown = evidence.data?.kind === 'grade' ? evidence.data : null
  return (
    <>
      <GradeTiles {...props} state={state} evidence={shown} />
      {shown !== null ? (
        isTrying ? (
          <GradeWhatIf {...props} working={shown.working} onForget={() => setTrying(false)} />
        ) : (
          <TraySection
            title={t('explain')}
            aside={
              <Button look="line" onClick={() => setTrying(true)}>
                {t('whatIfStart')}
              </Button>
            }
          >
            <GradeWorking working={shown.working} payload={payload} words={words} fields={null} />
            {shown.working.grade.percent === null ? null : (
              <Deciding deciding={shown.deciding} {...context} />
            )}
            <p className="mt-1 text-11 text-ink-3">{t('policy', shown.policy)}</p>
          </TraySection>
        )
      ) : evidence.isError ? (
        <TraySection>
          <p className="text-12 text-ink-2">{tray('unavailable')}</p>
        </TraySection>
      ) : null}
      {shown === null || shown.overrides.length === 0 ? null : (
        <TraySection title={t('effects')}>
          <Effects moves={shown.overrides} {...context} />
        </TraySection>
      )}
      {lockedBecause(store, cell) === null ? (
        <GradeChoice key={state.version} {...props} state={state} />
      ) : null}
      {shown === null ? null : (
        <TraySection title={tray('history')}>
          <History
            rows={shown.history}
            say={({ score, text }) => words.gradeShort({ percent: score, mark: text }, policy)}
          />
        </TraySection>
      )}
    </>
  )
}

interface DecidingProps extends TrayContext {
  readonly deciding: ShownDecidingScore | null
}

/** The one score the mark hangs on. */
function Deciding({ deciding, words }: DecidingProps) {
  const t = useTranslations('gradebook.grade')
  if (deciding === null) return <p className="mt-1.5 text-12">{t('noDeciding')}</p>
  const { title, score, text, instead, mark } = deciding
  return (
    <p className="mt-1.5 text-12">
      {t.rich('deciding', {
        title,
        given: text ?? (score === null ? words.blank : words.number(score)),
        instead: 'score' in instead ? words.number(instead.score) : instead.text,
        mark,
        b: (part) => <b className="font-semibold">{part}</b>,
      })}
    </p>
  )
}

/** What each correction does to the grade by itself. */
function Effects({ moves, store, words }: TrayContext & { readonly moves: readonly NamedGradeMove[] }) {
  const t = useTranslations('gradebook.grade')
  const { policy } = store.grid().payload.grade
  return (
    <ul className="grid gap-0.5 text-12">
      {moves.map((move) => {
        const [without, after] = [words.gradeShort(move.without, policy), words.gradeShort(move.with, policy)]
        return (
          <li key={`${move.itemId} ${move.objectiveId}`}>
            {without === after
              ? t('noEffect', { title: move.title })
              : t('effect', { title: move.title, without, with: after })}
          </li>
        )
      })}
    </ul>
  )
}
