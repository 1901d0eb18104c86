'use client'

import { useRouter } from 'next/navigation'
import { useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { branchesOf, findBranches } from '@/components/policies/branches'
import { toggleGrade } from '@/components/policies/scope'
import { gradeName } from '@/components/policies/use-policy-words'
import { Button, Segments } from '@/components/ui/button'
import { Field, Select } from '@/components/ui/field'
import { Panel } from '@/components/ui/page'
import type { PolicyScope } from '@/lib/core/mastery/find-policy'
import type { StandardsAnswer } from '@/lib/features/ingest/contract'
import type { PoliciesAnswer, PolicySummary } from '@/lib/features/mastery/contract'

export interface ScopeFieldsProps {
  readonly answer: PoliciesAnswer
  readonly standards: StandardsAnswer
  readonly scope: PolicyScope
  /** The policy that holds at this very place already. */
  readonly taken: PolicySummary | null
  readonly onChange: (scope: PolicyScope) => void
}

/** Where a new policy holds: the district, a framework or a branch of it, and for which grades. */
export function ScopeFields({ answer, standards, scope, taken, onChange }: ScopeFieldsProps) {
  const t = useTranslations('policies.scope')
  const router = useRouter()
  const { frameworks, chosenId } = standards
  const isDistrict = scope.frameworkId === null
  function choose(frameworkId: string): void {
    onChange({ ...scope, frameworkId, objectiveId: null })
    // The tree comes with the page: its address says of which framework.
    if (frameworkId !== chosenId) router.replace(`/policies/new?framework=${frameworkId}`, { scroll: false })
  }
  return (
    <Panel title={t('title')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-3 py-3">
        {chosenId === null ? (
          <p className="text-12 text-ink-2">{t('noFrameworks')}</p>
        ) : (
          <Segments
            label={t('title')}
            value={isDistrict ? 'district' : 'framework'}
            options={(['framework', 'district'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(value) =>
              value === 'district'
                ? onChange({ ...scope, frameworkId: null, objectiveId: null })
                : choose(chosenId)
            }
          />
        )}
        {scope.frameworkId === null ? null : (
          <>
            <Select
              label={t('frameworkLabel')}
              value={scope.frameworkId}
              options={frameworks.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={choose}
              className="w-full max-w-[560px]"
            />
            {scope.frameworkId === chosenId ? (
              <BranchChoice
                key={chosenId}
                standards={standards}
                objectiveId={scope.objectiveId}
                onChange={(objectiveId) => onChange({ ...scope, objectiveId })}
              />
            ) : null}
          </>
        )}
        <GradeChoice grades={answer.grades} scope={scope} onChange={onChange} />
        {taken === null ? null : (
          <p role="status" className="border-l-[3px] border-l-ink bg-surface-2 px-2 py-1 text-12">
            {t('taken', { name: taken.name, version: taken.version, next: taken.version + 1 })}
          </p>
        )}
      </div>
    </Panel>
  )
}

const SHOWN = 200

interface BranchChoiceProps {
  readonly standards: StandardsAnswer
  readonly objectiveId: string | null
  readonly onChange: (objectiveId: string | null) => void
}

function BranchChoice({ standards, objectiveId, onChange }: BranchChoiceProps) {
  const t = useTranslations('policies.scope')
  const name = useId()
  const [text, setText] = useState('')
  const branches = useMemo(() => branchesOf(standards.standards), [standards.standards])
  const found = findBranches(branches, text, objectiveId)
  const title = standards.frameworks.find(({ id }) => id === standards.chosenId)?.title ?? ''
  if (branches.length === 0) return <p className="text-12 text-ink-2">{t('noBranches')}</p>
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="mb-1 font-medium text-12">{t('branchTitle')}</legend>
      <div className="rounded-control border border-line-strong">
        <div className="border-line border-b px-2 py-2">
          <Field
            label={t('find')}
            type="search"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <div className="thin-scroll max-h-[232px] overflow-y-auto py-1">
          {text.trim() === '' ? (
            <BranchLine
              name={name}
              depth={0}
              checked={objectiveId === null}
              onChoose={() => onChange(null)}
              label={t('wholeFramework', { title })}
            />
          ) : null}
          {found.slice(0, SHOWN).map(({ id, code, statement, depth }) => (
            <BranchLine
              key={id}
              name={name}
              depth={text.trim() === '' ? depth : 0}
              checked={objectiveId === id}
              onChoose={() => onChange(id)}
              code={code}
              label={statement}
            />
          ))}
          {found.length === 0 ? <p className="px-2 py-1 text-12 text-ink-3">{t('noBranch')}</p> : null}
          {found.length > SHOWN ? <p className="px-2 py-1 text-12 text-ink-3">{t('cut')}</p> : null}
        </div>
      </div>
    </fieldset>
  )
}

interface BranchLineProps {
  readonly name: string
  readonly depth: number
  readonly checked: boolean
  readonly code?: string | null
  readonly label: string
  readonly onChoose: () => void
}

const INDENTS = ['pl-2', 'pl-6', 'pl-10', 'pl-14'] as const

function BranchLine({ name, depth, checked, code = null, label, onChoose }: BranchLineProps) {
  return (
    <label
      className={`flex min-h-[26px] cursor-pointer items-baseline gap-2 py-0.5 pr-2 hover:bg-surface-2 has-checked:bg-accent-wash max-sm:min-h-11 max-sm:items-center ${INDENTS[Math.min(depth, INDENTS.length - 1)]}`}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        className="size-3.5 flex-none translate-y-0.5 accent-accent"
      />
      {code === null ? null : <span className="flex-none font-medium text-12 tabular-nums">{code}</span>}
      <span className="min-w-0 truncate text-12" title={label}>
        {label}
      </span>
    </label>
  )
}

interface GradeChoiceProps {
  readonly grades: readonly string[]
  readonly scope: PolicyScope
  readonly onChange: (scope: PolicyScope) => void
}

function GradeChoice({ grades, scope, onChange }: GradeChoiceProps) {
  const t = useTranslations('policies.scope')
  if (grades.length === 0) return null
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="mb-1 font-medium text-12">{t('gradesTitle')}</legend>
      <div className="flex flex-wrap gap-1">
        {grades.map((grade) => (
          <Button
            key={grade}
            look="line"
            aria-pressed={scope.grades?.includes(grade) ?? false}
            className="min-w-8 tabular-nums"
            onClick={() => onChange(toggleGrade(scope, grade))}
          >
            {gradeName(grade)}
          </Button>
        ))}
      </div>
      <p className="mt-1 text-12 text-ink-3">{t('gradesHint')}</p>
    </fieldset>
  )
}
