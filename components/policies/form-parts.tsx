'use client'

import { type ComponentProps, createContext, type ReactNode, useContext, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { PolicyDraft } from '@/components/policies/policy-draft'
import type { DraftField, DraftProblems } from '@/components/policies/read-draft'
import { Field } from '@/components/ui/field'

/** The draft being edited, what is wrong in it, and the one way to change it. */
export interface DraftForm {
  readonly draft: PolicyDraft
  readonly problems: DraftProblems
  readonly change: (change: Partial<PolicyDraft>) => void
}

const DraftContext = createContext<DraftForm | null>(null)

export const DraftProvider = DraftContext.Provider

export function useDraft(): DraftForm {
  const form = useContext(DraftContext)
  if (form === null) throw new Error('a field of a policy stands outside its form')
  return form
}

/** What is wrong at a field, as a sentence. */
export function useProblem(): (field: DraftField) => string | undefined {
  const t = useTranslations('policies.problems')
  const { draft, problems } = useDraft()
  return (field) => {
    const problem = problems[field]
    if (problem === undefined) return undefined
    return t(problem, { method: draft.method === 'weighted-average' ? 'weighted' : 'decaying' })
  }
}

type TextField = {
  readonly [Name in keyof PolicyDraft]: PolicyDraft[Name] extends string
    ? string extends PolicyDraft[Name]
      ? Name
      : never
    : never
}[keyof PolicyDraft]

export interface DraftFieldProps {
  readonly name: TextField & DraftField
  readonly label: ReactNode
  readonly hint?: string
  readonly maxLength?: number
  readonly className?: string
}

/** A line of the draft: a name, or a number as it is typed. A name is asked for only once the reader has passed it by. */
export function DraftLine({ name, label, hint, maxLength = 12, className = '' }: DraftFieldProps) {
  const { draft, change } = useDraft()
  const problem = useProblem()(name)
  const [isPassed, setIsPassed] = useState(name !== 'name')
  return (
    <Field
      label={label}
      hint={hint}
      problem={isPassed ? problem : undefined}
      inputMode={name === 'name' ? 'text' : 'decimal'}
      autoComplete="off"
      maxLength={maxLength}
      className={className}
      value={draft[name]}
      onBlur={() => setIsPassed(true)}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
}

export interface CheckProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange'> {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly onChange: (checked: boolean) => void
}

/** Yes or no. */
export function Check({ label, hint, onChange, ...input }: CheckProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2">
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="mt-0.5 size-4 flex-none accent-accent max-sm:size-5"
        onChange={(event) => onChange(event.currentTarget.checked)}
        {...input}
      />
      <div>
        <label htmlFor={id} className="text-13">
          {label}
        </label>
        {hint === undefined ? null : (
          <p id={`${id}-hint`} className="text-12 text-ink-3">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
