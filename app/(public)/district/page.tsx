import { Note } from '@/components/ui/page'
import { getDistrictChoices } from '@/lib/features/admin/district-choices'
import { getTranslations } from '@/lib/i18n'

interface DistrictPageProps {
  readonly searchParams: Promise<{ readonly unknown?: string }>
}

/** Nothing in the request says which district is meant, or there is none yet. */
export default async function DistrictPage({ searchParams }: DistrictPageProps) {
  const [{ isEmpty, shown }, t, { unknown }] = await Promise.all([
    getDistrictChoices(),
    getTranslations('entry'),
    searchParams,
  ])
  return (
    <main id="content" className="grid gap-4">
      {unknown === undefined ? null : <Note tone="bad">{t('districtUnknown')}</Note>}
      <h1 className="text-20 font-semibold tracking-[-0.012em]">
        {isEmpty ? t('noDistrictTitle') : t('districtTitle')}
      </h1>
      <p className="text-14 text-ink-2">{isEmpty ? t('noDistrictText') : t('districtText')}</p>
      {shown.length === 0 ? null : (
        <ul
          aria-label={t('districtList')}
          className="divide-y divide-line overflow-hidden rounded-control border border-line bg-surface"
        >
          {shown.map(({ slug, name }) => (
            <li key={slug}>
              <a
                href={`/d/${slug}`}
                className="flex items-baseline gap-3 px-4 py-3 hover:bg-accent-wash focus-visible:-outline-offset-2"
              >
                <span className="font-semibold text-14">{name}</span>
                <span className="ml-auto text-12 text-ink-3">/d/{slug}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}
