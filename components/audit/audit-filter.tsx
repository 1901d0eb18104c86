'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { NO_FILTER } from '@/components/audit/audit-requests'
import { useMounted } from '@/components/grid/use-mounted'
import { Button } from '@/components/ui/button'
import { Field, Select } from '@/components/ui/field'
import { AUDIT_ACTS, type AuditAct, type AuditFilter } from '@/lib/features/admin/contract'

const ANY = 'any'

type Typed = { readonly [K in Exclude<keyof AuditFilter, 'act'>]: string } & {
  readonly act: AuditAct | typeof ANY
}
const NOTHING: Typed = { act: ANY, person: '', target: '', from: '', until: '' }

export interface AuditFilterFormProps {
  readonly isNarrowed: boolean
  readonly isSearching: boolean
  readonly onFilter: (filter: AuditFilter) => void
}

/** By what was done, by whom, to whom and when. Asked for with Enter or the button, not with every letter. */
export function AuditFilterForm({ isNarrowed, isSearching, onFilter }: AuditFilterFormProps) {
  const t = useTranslations('audit')
  const isAlive = useMounted()
  const [typed, setTyped] = useState(NOTHING)
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))
  function submit(event: FormEvent): void {
    event.preventDefault()
    onFilter(filterOf(typed))
  }
  function clear(): void {
    setTyped(NOTHING)
    onFilter(NO_FILTER)
  }
  const acts = AUDIT_ACTS.map((act) => ({ value: act, label: t(`acts.${act}`) }))
  return (
    <form aria-label={t('filter')} onSubmit={submit}>
      {/* Nothing typed may be lost before the page has come to life. */}
      <fieldset
        disabled={!isAlive}
        className="m-0 min-w-0 border-0 grid grid-cols-[repeat(auto-fit,minmax(10.5rem,1fr))] items-start gap-x-3 gap-y-2 border-line border-b px-3 py-2.5"
      >
        <Select
          label={t('act')}
          value={typed.act}
          options={[{ value: ANY, label: t('anyAct') }, ...acts]}
          onChange={(act) => change({ act })}
        />
        <Field
          label={t('person')}
          placeholder={t('personHint')}
          maxLength={120}
          value={typed.person}
          onChange={(event) => change({ person: event.currentTarget.value })}
        />
        <Field
          label={t('target')}
          placeholder={t('targetHint')}
          maxLength={120}
          value={typed.target}
          onChange={(event) => change({ target: event.currentTarget.value })}
        />
        <Field
          type="date"
          label={t('from')}
          value={typed.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <Field
          type="date"
          label={t('until')}
          value={typed.until}
          min={typed.from}
          onChange={(event) => change({ until: event.currentTarget.value })}
        />
        <div className="flex gap-1.5 self-end">
          <Button type="submit" look="line" size="large" aria-busy={isSearching}>
            {isSearching ? t('searching') : t('search')}
          </Button>
          {isNarrowed ? (
            <Button size="large" onClick={clear}>
              {t('clear')}
            </Button>
          ) : null}
        </div>
      </fieldset>
    </form>
  )
}

function filterOf({ act, person, target, from, until }: Typed): AuditFilter {
  return {
    act: act === ANY ? null : act,
    person: person.trim() || null,
    target: target.trim() || null,
    from: from || null,
    until: until || null,
  }
}
