import { ChevronRight } from 'lucide-react'
import type { SamplePerson } from '@/lib/features/admin/sample-people'
import { getTranslations } from '@/lib/i18n'

export interface SamplePeopleProps {
  readonly district: string
  readonly people: readonly SamplePerson[]
  readonly to: string
}

/** Whom a visitor may be: one form, one button a person, the one to begin with first. */
export async function SamplePeople({ district, people, to }: SamplePeopleProps) {
  const t = await getTranslations('entry')
  return (
    <>
      <div className="grid gap-1">
        <h1 className="text-20 font-semibold tracking-[-0.012em]">{t('sampleTitle', { district })}</h1>
        <p className="text-14 text-ink-2">{t('sampleLead')}</p>
      </div>
      <form method="post" action="/api/sign-in/sample">
        <input type="hidden" name="to" value={to} />
        <ul
          aria-label={t('sampleList')}
          className="divide-y divide-line overflow-hidden rounded-control border border-line bg-surface"
        >
          {people.map((person, at) => (
            <li key={person.key}>
              <button
                type="submit"
                name="person"
                value={person.key}
                className="group grid w-full grid-cols-[1fr_auto] items-center gap-x-4 px-4 py-3 text-left hover:bg-accent-wash focus-visible:-outline-offset-2 max-sm:px-3"
              >
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="font-semibold text-14">{person.name}</span>
                  <span className="text-12 text-ink-3">{t(`roles.${person.role}`)}</span>
                  {at === 0 ? <span className="badge !text-accent">{t('sampleBegin')}</span> : null}
                </span>
                <ChevronRight
                  className="row-span-2 size-4 text-ink-4 group-hover:text-accent"
                  aria-hidden="true"
                />
                <span className="text-12 text-ink-2">{t(`people.${person.key}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </form>
      <p className="text-12 text-ink-3">{t('sampleOwn')}</p>
    </>
  )
}
