'use client'

import { Search } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Button, buttonLook } from '@/components/ui/button'
import type { ListedClass } from '@/lib/features/gradebook/contract'

export interface OtherClassesProps {
  readonly classes: readonly ListedClass[]
  readonly found: number
  readonly search: string
  readonly allTerms: boolean
  readonly isAlone: boolean
}

/** The classes a person looks after, by school, with a search that lives in the address. */
export function OtherClasses({ classes, found, search, allTerms, isAlone }: OtherClassesProps) {
  const t = useTranslations('classes')
  const schools = [...new Set(classes.map((one) => one.school))]
  const keep = allTerms ? '?terms=all' : ''
  return (
    <section aria-labelledby="other-classes">
      <header className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="other-classes" className={isAlone ? 'sr-only' : 'font-semibold text-16'}>
          {isAlone ? t('others.schoolTitle') : t('others.title')}
        </h2>
        <search className="max-sm:w-full">
          <form className="flex items-center gap-1.5">
            {allTerms ? <input type="hidden" name="terms" value="all" /> : null}
            <label className="relative max-sm:flex-1">
              <span className="sr-only">{t('others.find')}</span>
              <Search
                className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2 size-3.5 text-ink-3"
                aria-hidden="true"
              />
              <input
                type="search"
                name="q"
                defaultValue={search}
                maxLength={100}
                placeholder={t('others.find')}
                className="h-[30px] w-72 rounded-control border border-line-strong bg-surface pr-2 pl-7 placeholder:text-ink-3 max-sm:h-11 max-sm:w-full max-sm:text-16"
              />
            </label>
            <Button type="submit" look="line" size="large">
              {t('others.search')}
            </Button>
          </form>
        </search>
        <p className="text-12 text-ink-3" aria-live="polite">
          {t('others.found', { count: found })}
        </p>
      </header>
      {classes.length === 0 ? (
        <p className="rounded-control border border-line bg-surface px-4 py-6 text-center text-ink-2">
          {t('others.nothing', { search })}{' '}
          <Link href={`/classes${keep}`} className={`${buttonLook('line')} ml-2`}>
            {t('others.clear')}
          </Link>
        </p>
      ) : (
        <div className="grid gap-4">
          {schools.map((school) => (
            <SchoolClasses
              key={school}
              school={school}
              classes={classes.filter((one) => one.school === school)}
            />
          ))}
        </div>
      )}
      {found > classes.length ? (
        <p className="mt-2 text-12 text-ink-3">{t('others.more', { shown: classes.length, count: found })}</p>
      ) : null}
    </section>
  )
}

function SchoolClasses({
  school,
  classes,
}: {
  readonly school: string
  readonly classes: readonly ListedClass[]
}) {
  const t = useTranslations('classes')
  return (
    <section aria-label={school} className="overflow-hidden rounded-control border border-line bg-surface">
      <table className="w-full table-fixed border-separate border-spacing-0">
        <caption className="border-line-strong border-b bg-surface-2 px-4 py-1.5 text-left font-semibold">
          {school}
          <span className="ml-2 font-normal text-12 text-ink-3">
            {t('others.found', { count: classes.length })}
          </span>
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('head.class')}</th>
            <th scope="col">{t('head.teachers')}</th>
            <th scope="col">{t('head.term')}</th>
            <th scope="col">{t('head.students')}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map((one) => (
            <tr key={one.id} className="relative hover:bg-surface-2 [&:last-child>*]:border-b-0">
              <th scope="row" className={`${CELL} w-[38%] pl-4 text-left font-normal max-sm:w-3/4`}>
                <Link
                  href={`/classes/${one.id}`}
                  className="font-semibold after:absolute after:inset-0 hover:underline"
                >
                  {one.title}
                </Link>{' '}
                <span className="text-12 text-ink-3">{one.code}</span>
                <span className="block font-normal text-12 text-ink-2 sm:hidden">
                  {one.teachers.join(', ')}
                </span>
              </th>
              <td className={`${CELL} text-ink-2 max-sm:hidden`}>{one.teachers.join(', ') || '–'}</td>
              <td className={`${CELL} text-12 text-ink-3 max-sm:hidden`}>{one.terms.join(', ')}</td>
              <td className={`${CELL} w-28 pr-4 text-right whitespace-nowrap text-12 tabular-nums`}>
                {t('students', { count: one.students })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const CELL = 'h-(--row) border-line border-b px-2 py-1 max-sm:h-11'
