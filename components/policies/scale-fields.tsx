'use client'

import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { LevelGlyph } from '@/components/mastery/level-glyph'
import { toneOfLevel } from '@/components/mastery/tone'
import { DraftLine, useDraft, useProblem } from '@/components/policies/form-parts'
import { addLevel, changeLevel, type DraftLevel, removeLevel } from '@/components/policies/policy-draft'
import { Button, IconButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/page'

const MOST_LEVELS = 10

/** The levels from the highest down, as they stand on a scale: their names, where each begins, what each counts as. */
export function ScaleFields() {
  const t = useTranslations('policies.form')
  const { draft, change } = useDraft()
  const problem = useProblem()('levels')
  return (
    <Panel
      title={t('scale')}
      actions={
        <Button
          look="line"
          disabled={draft.levels.length >= MOST_LEVELS}
          onClick={() => change(addLevel(draft))}
        >
          <Plus size={14} aria-hidden="true" />
          {t('addLevel')}
        </Button>
      }
    >
      <div className="grid gap-3 px-3 py-3">
        <table className="-mx-2 w-[calc(100%+16px)] max-w-[576px] border-separate border-spacing-x-2 border-spacing-y-1 max-sm:border-spacing-x-1">
          <thead className="text-left text-11 text-ink-3">
            <tr>
              <th scope="col" className="w-10 font-normal max-sm:w-8">
                {t('level')}
              </th>
              <th scope="col" className="font-normal">
                {t('labelHead')}
              </th>
              <th scope="col" className="w-[88px] font-normal max-sm:w-[60px]">
                {t('cutHead')}
              </th>
              <th scope="col" className="w-[88px] font-normal max-sm:w-[60px]">
                {t('numberHead')}
              </th>
              <td className="w-[26px]" />
            </tr>
          </thead>
          <tbody>
            {draft.levels
              .map((level, at) => <LevelRow key={level.id} level={level} place={at + 1} />)
              .toReversed()}
          </tbody>
        </table>
        {problem === undefined ? null : <p className="text-12 text-danger">{problem}</p>}
        <p className="max-w-[70ch] text-12 text-ink-3">{t('scaleHint')}</p>
        <DraftLine name="top" label={t('top')} className="max-w-[190px]" />
      </div>
    </Panel>
  )
}

function LevelRow({ level, place }: { readonly level: DraftLevel; readonly place: number }) {
  const t = useTranslations('policies.form')
  const { draft, change } = useDraft()
  const set = (part: Partial<DraftLevel>) => change(changeLevel(draft, level.id, part))
  return (
    <tr className="align-top">
      <td className="pt-1.5">
        <span className="flex items-center gap-1.5 tabular-nums">
          <LevelGlyph tone={toneOfLevel(place, draft.levels.length)} />
          {place}
        </span>
      </td>
      <td>
        <LevelInput
          field={`label-${level.id}`}
          label={t('label', { level: place })}
          value={level.label}
          maxLength={40}
          onChange={(label) => set({ label })}
        />
      </td>
      <td>
        <LevelInput
          field={`cut-${level.id}`}
          label={t('cut', { level: place })}
          value={level.cut}
          isFixed={place === 1}
          onChange={(cut) => set({ cut })}
        />
      </td>
      <td>
        <LevelInput
          field={`number-${level.id}`}
          label={t('number', { level: place })}
          value={level.number}
          onChange={(number) => set({ number })}
        />
      </td>
      <td>
        <IconButton
          label={t('removeLevel', { level: place })}
          disabled={draft.levels.length <= 2}
          className="mt-0.5 max-sm:mt-1"
          onClick={() => change(removeLevel(draft, level.id))}
        >
          <X size={14} aria-hidden="true" />
        </IconButton>
      </td>
    </tr>
  )
}

interface LevelInputProps {
  readonly field: `${'label' | 'cut' | 'number'}-${number}`
  readonly label: string
  readonly value: string
  readonly maxLength?: number
  /** The lowest level begins where the scale does. */
  readonly isFixed?: boolean
  readonly onChange: (value: string) => void
}

function LevelInput({ field, label, value, maxLength = 12, isFixed = false, onChange }: LevelInputProps) {
  const id = useId()
  const problem = useProblem()(field)
  return (
    <>
      <input
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        inputMode={field.startsWith('label') ? 'text' : 'decimal'}
        autoComplete="off"
        readOnly={isFixed}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="h-[30px] w-full rounded-control border border-line-strong bg-surface px-2 text-13 read-only:border-transparent read-only:text-ink-3 aria-invalid:border-danger max-sm:h-11 max-sm:text-16"
      />
      {problem === undefined ? null : (
        <p id={id} className="text-12 text-danger">
          {problem}
        </p>
      )}
    </>
  )
}
