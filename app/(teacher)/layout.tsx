import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppBar } from '@/components/shell/app-bar'
import { PersonMenu } from '@/components/shell/person-menu'
import { Places } from '@/components/shell/places'
import { readTheme } from '@/components/shell/preferences'
import { getTranslations } from '@/lib/i18n'
import { mayInDistrict } from '@/lib/platform/authorize'
import { requireActor } from '@/lib/platform/page'

/** A teacher's world: whoever is not signed in is sent to sign in first. */
export default async function TeacherLayout({ children }: { readonly children: ReactNode }) {
  const { person } = await requireActor()
  const t = await getTranslations('shell')
  const theme = readTheme((await cookies()).get('tessera-theme')?.value)
  return (
    <div className="flex h-dvh flex-col print:block print:h-auto">
      <AppBar
        homeLabel={t('home')}
        skipLabel={t('skip')}
        person={<PersonMenu name={`${person.name.given} ${person.name.family}`} theme={theme} />}
      >
        {mayInDistrict(person, 'import') ? (
          <Places
            label={t('places')}
            places={[
              { href: '/sources', label: t('sources') },
              { href: '/classes', label: t('classes') },
            ]}
          />
        ) : undefined}
      </AppBar>
      {children}
    </div>
  )
}
