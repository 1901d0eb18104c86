'use client'

import { useTranslations } from 'use-intl'
import type { GradeAddress } from '@/components/gradebook/grade-tiles'
import { type GradeFields, GradeWorking } from '@/components/gradebook/grade-working'
import type { TrayContext } from '@/components/gradebook/tray-context'
import { TraySection } from '@/components/gradebook/tray-parts'
import { useWhatIf } from '@/components/gradebook/use-what-if'
import { supposeScore } from '@/components/gradebook/what-if-changes'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import type { ShownGradeWorking } from '@/lib/core/gradebook/grade-evidence'

export interface GradeWhatIfProps extends TrayContext {
  readonly cell: GradeAddress
  /** As it is. */
  readonly working: ShownGradeWorking
  readonly onForget: () => void
}

/** Scores tried out: the working becomes fields, and the grade follows. Drawn so that nobody takes it for saved. */
export function GradeWhatIf({ cell, working, onForget, ...context }: GradeWhatIfProps) {
  const { store, words } = context
  const t = useTranslations('gradebook.grade')
  const { supposed, suppose, forget, answer, hasFailed } = useWhatIf(cell, context)
  const { payload } = store.grid()
  const { policy } = payload.grade
  const shown = answer?.after ?? working

  const fields: GradeFields = {
    score: (itemId, title, value) => {
      const text = supposed.scores.get(itemId) ?? ''
      const isUnread = text.trim() !== '' && supposeScore(itemId, text, store, words) === null
      return (
        <input
          className="what-if-field"
          aria-label={t('whatIfField', { title })}
          aria-invalid={isUnread}
          autoComplete="off"
          placeholder={text === '' ? value : undefined}
          value={text}
          onChange={({ currentTarget }) =>
            suppose({ scores: new Map(supposed.scores).set(itemId, currentTarget.value) })
          }
        />
      )
    },
    level: (objectiveId, title) => {
      const objective = payload.objectives.find(({ id }) => id === objectiveId)
      const levels = payload.policies[objective?.policy ?? -1]?.scale.levels ?? []
      return (
        <Select
          label={t('whatIfField', { title })}
          quiet
          className="w-28"
          value={String(supposed.levels.get(objectiveId) ?? '')}
          options={[
            { value: '', label: t('unchanged') },
            ...levels.map(({ level }) => ({ value: String(level), label: String(level) })),
          ]}
          onChange={(level) => {
            const next = new Map(supposed.levels)
            if (level === '') next.delete(objectiveId)
            else next.set(objectiveId, Number(level))
            suppose({ levels: next })
          }}
        />
      )
    },
  }

  return (
    <TraySection
      title={t('whatIf')}
      aside={
        <Button
          look="line"
          onClick={() => {
            forget()
            onForget()
          }}
        >
          {t('whatIfForget')}
        </Button>
      }
    >
      <div className="what-if">
        <p className="text-12 text-ink-2">{t('whatIfLead')}</p>
        <p role="status" className="my-1 flex items-baseline gap-2">
          <span className="what-if-grade">{words.gradeShort(shown.grade, policy)}</span>
          <span className="text-12 text-ink-3">
            {t('whatIfBefore', { now: words.gradeShort(answer?.before ?? working.grade, policy) })}
          </span>
        </p>
        {hasFailed ? <p className="text-12 text-danger">{t('whatIfFailed')}</p> : null}
        <GradeWorking working={shown} payload={payload} words={words} fields={fields} />
      </div>
    </TraySection>
  )
}
