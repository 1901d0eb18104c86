import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SamplePeople } from '@/app/(public)/sign-in/sample-people'
import { buttonLook } from '@/components/ui/button'
import { Note } from '@/components/ui/page'
import { getSignInChoices } from '@/lib/features/admin/sample-people'
import { getTranslations } from '@/lib/i18n'
import { getDistrict } from '@/lib/platform/page'
import { safeReturnPath } from '@/lib/platform/return-path'

interface SignInPageProps {
  readonly searchParams: Promise<{ readonly to?: string; readonly problem?: string; readonly out?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('entry'))('signInTitle') }
}

/** The sample's people, the district's provider, or a word on why there is neither. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const found = await getDistrict()
  if (!found.ok) redirect('/district')
  const { district } = found
  const [choices, t, query] = await Promise.all([
    getSignInChoices(district),
    getTranslations('entry'),
    searchParams,
  ])
  const to = safeReturnPath(typeof query.to === 'string' ? query.to : undefined)
  return (
    <main id="content" className="grid gap-4">
      {query.problem === undefined ? null : <Note tone="bad">{t('problemProvider')}</Note>}
      {query.out === undefined ? null : <Note tone="good">{t('signedOut')}</Note>}
      {choices.samplePeople.length > 0 ? (
        <SamplePeople district={district.name} people={choices.samplePeople} to={to} />
      ) : (
        <ByProvider
          district={district.name}
          label={choices.providerLabel}
          to={to}
          anew={query.out !== undefined}
        />
      )}
    </main>
  )
}

async function ByProvider(props: {
  readonly district: string
  readonly label: string | null
  readonly to: string
  /** Somebody has just signed out here: the provider should ask who is there now. */
  readonly anew: boolean
}) {
  const t = await getTranslations('entry')
  const { district, label, to, anew } = props
  if (label === null)
    return (
      <>
        <h1 className="text-20 font-semibold tracking-[-0.012em]">{t('noProviderTitle', { district })}</h1>
        <p className="text-14 text-ink-2">{t('noProviderText')}</p>
      </>
    )
  // No Link: the router would fetch the address, and so begin a sign-in, before anybody presses it.
  return (
    <>
      <h1 className="text-20 font-semibold tracking-[-0.012em]">{t('signInTo', { district })}</h1>
      <a
        className={`${buttonLook('primary', 'large')} !h-11 justify-self-start !px-5 !text-14`}
        href={`/api/sign-in/provider?${new URLSearchParams({ to, ...(anew && { anew: '1' }) })}`}
      >
        {t('signInWith', { label })}
      </a>
      <p className="text-12 text-ink-3">{t('signInLead', { label })}</p>
    </>
  )
}
