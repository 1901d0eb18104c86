import type { Metadata } from 'next'
import Link from 'next/link'
import { OwnDistrictForm } from '@/app/(district)/set-up/own-district-form'
import { ProviderForm } from '@/app/(district)/set-up/provider-form'
import { buttonLook } from '@/components/ui/button'
import { Page, Panel } from '@/components/ui/page'
import { getSetUp } from '@/lib/features/admin/get-set-up'
import { getTranslations } from '@/lib/i18n'
import { redirectUri } from '@/lib/platform/identity-provider'
import { getOrigin, readAs } from '@/lib/platform/page'

interface SetUpPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | undefined>>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('setUp'))('providerTitle') }
}

/** Where a district's first administrator begins: sign-in, then files. */
export default async function SetUpPage({ searchParams }: SetUpPageProps) {
  const setUp = await readAs({ action: 'manage-district' }, getSetUp)
  const [t, typed, origin] = await Promise.all([getTranslations('setUp'), searchParams, getOrigin()])
  if (setUp.isSample)
    return (
      <Page title={t('ownTitle')}>
        <OwnDistrictForm typed={typed} />
      </Page>
    )
  return (
    <Page title={t('title', { district: setUp.districtName })} lead={t('lead')}>
      <div className="grid max-w-[720px] gap-4">
        <ProviderForm provider={setUp.provider} typed={typed} redirectUri={redirectUri(origin)} />
        <Panel title={t('filesTitle')}>
          <div className="flex flex-wrap items-center gap-3 px-3 py-3">
            <p className="text-ink-2">{t('filesText')}</p>
            <Link href="/sources" className={`${buttonLook('line', 'large')} ml-auto`}>
              {t('filesAction')}
            </Link>
          </div>
        </Panel>
      </div>
    </Page>
  )
}
