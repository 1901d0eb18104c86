'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import { chosenGrade } from '@/components/gradebook/grade-figures'
import type { GradeAddress } from '@/components/gradebook/grade-tiles'
import { gradeValue, plainIntent, readInput } from '@/components/gradebook/read-input'
import { ReasonChoice } from '@/components/gradebook/reason-choice'
import type { TrayContext } from '@/components/gradebook/tray-context'
import { TraySection } from '@/components/gradebook/tray-parts'
import { useProblemWords } from '@/components/gradebook/use-problem-words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { printReason, readReason } from '@/lib/core/gradebook/override-reason'
import type { GradeState } from '@/lib/features/gradebook/contract'

export interface GradeChoiceProps extends TrayContext {
  readonly cell: GradeAddress
  readonly state: GradeState
}

/** A percent or a mark of one's own, and why. */
export function GradeChoice({ cell, state, store, writes, words, nameOf }: GradeChoiceProps) {
  const t = useTranslations('gradebook.grade')
  const tray = useTranslations('gradebook.tray')
  const say = useProblemWords(words)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [reason, setReason] = useState(() => readReason(state.own?.reason ?? null))
  const { policy } = store.grid().payload.grade
  const pending = writes.queue.pending(cellKey(cell))
  const own = chosenGrade(state, pending, policy)
  const marks = policy.scale.map(({ mark }) => mark)

  function commit(typed: string): void {
    const read = readInput(cell, typed, { store, words, pending })
    if (!read.ok) {
      setProblem(say(read.problem))
      return
    }
    setProblem(null)
    setText('')
    const why = read.value.act === 'set' ? printReason(reason) : null
    writes.write({ ...read.value, reason: why }, nameOf(cell))
  }

  function saveReason(chosen: NonNullable<typeof own>): void {
    const intent = plainIntent(store, cell, 'set', gradeValue(chosen), words.gradeShort(chosen, policy))
    writes.write({ ...intent, reason: printReason(reason) }, nameOf(cell))
  }

  return (
    <TraySection
      title={t('yours')}
      aside={
        own === null ? null : (
          <button type="button" className="text-12 text-accent hover:underline" onClick={() => commit('')}>
            {t('back')}
          </button>
        )
      }
    >
      <form
        className="flex items-start gap-1.5"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') commit(text)
        }}
      >
        <Field
          label={<span className="sr-only">{t('yours')}</span>}
          className="flex-1"
          autoComplete="off"
          value={text}
          hint={t('hint', { marks: marks.join(', ') })}
          onChange={(event) => setText(event.currentTarget.value)}
          {...(problem === null ? {} : { problem })}
        />
        <Button look="line" size="large" type="submit" className="mt-1">
          {t('set')}
        </Button>
      </form>
      <ReasonChoice reason={reason} onChange={setReason} />
      {own !== null && printReason(reason) !== (state.own?.reason ?? null) ? (
        <Button look="line" className="mt-1.5" onClick={() => saveReason(own)}>
          {tray('saveReason')}
        </Button>
      ) : null}
    </TraySection>
  )
}
