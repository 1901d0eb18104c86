import { buttonLook } from '@/components/ui/button'
import { getTranslations } from '@/lib/i18n'
import { requireDistrict } from '@/lib/platform/page'

interface UnknownPageProps {
  readonly searchParams: Promise<{ readonly why?: string }>
}

/** Signed in at the provider, and yet not one of the district's staff. */
export default async function UnknownPage({ searchParams }: UnknownPageProps) {
  const [district, t, { why }] = await Promise.all([
    requireDistrict(),
    getTranslations('entry'),
    searchParams,
  ])
  const isKnown = why === 'not-staff'
  return (
    <main id="content" className="grid gap-4">
      <h1 className="text-20 font-semibold tracking-[-0.012em]">
        {isKnown ? t('notStaffTitle') : t('unknownTitle')}
      </h1>
      <p className="text-14 text-ink-2">
        {t(isKnown ? 'notStaffText' : 'unknownText', { district: district.name })}
      </p>
      <a href="/api/sign-in/provider?anew=1" className={`${buttonLook('line', 'large')} justify-self-start`}>
        {t('otherAccount')}
      </a>
    </main>
  )
}
