import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppBar } from '@/components/shell/app-bar'
import { PersonMenu } from '@/components/shell/person-menu'
import { Places } from '@/components/shell/places'
import { readTheme } from '@/components/shell/preferences'
import { getTranslations } from '@/lib/i18n'
import { mayInDistrict } from '@/lib/platform/authorize'
import { requireActor } from '@/lib/platform/page'

/** An administrator's world. Each page asks for its own permission. */
export default async function DistrictLayout({ children }: { readonly children: ReactNode }) {
  const { person, district } = await requireActor()
  const t = await getTranslations('shell')
  const theme = readTheme((await cookies()).get('tessera-theme')?.value)
  return (
    <div className="flex h-dvh flex-col">
      <AppBar
        homeLabel={t('homeDistrict')}
        skipLabel={t('skip')}
        homeHref="/sources"
        person={<PersonMenu name={`${person.name.given} ${person.name.family}`} theme={theme} />}
      >
        <span className="truncate font-semibold max-md:hidden">{district.name}</span>
        <Places
          label={t('places')}
          places={[
            { href: '/sources', label: t('sources') },
            { href: '/standards', label: t('standards') },
            { href: '/policies', label: t('policies') },
            { href: '/periods', label: t('periods') },
            ...(mayInDistrict(person, 'manage-people') ? [{ href: '/people', label: t('people') }] : []),
            ...(mayInDistrict(person, 'manage-district') ? [{ href: '/audit', label: t('audit') }] : []),
            { href: '/classes', label: t('classes') },
          ]}
        />
      </AppBar>
      {/* Positioned, so that what is there only to be heard scrolls with the page and does not lengthen the document. */}
      <div className="thin-scroll relative min-h-0 flex-1 overflow-auto">{children}</div>
    </div>
  )
}
