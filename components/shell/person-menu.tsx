'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { applyToDocument, rememberPreference, type Theme } from '@/components/shell/preferences'
import { Button, Segments } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'

export interface PersonMenuProps {
  readonly name: string
  /** Role, school: a second line. */
  readonly detail?: string
  readonly theme: Theme
  /** Where the form that ends the session goes. */
  readonly signOutTo?: string
}

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
] as const

/** Who is signed in, how it should look, in which language, and the way out. */
export function PersonMenu({ name, detail, theme, signOutTo = '/api/sign-out' }: PersonMenuProps) {
  const t = useTranslations('shell')
  const language = useLocale().split('-')[0] ?? ''
  const router = useRouter()
  const [shownTheme, setShownTheme] = useState(theme)

  function chooseTheme(chosen: Theme): void {
    const value = chosen === 'system' ? null : chosen
    rememberPreference('theme', value)
    applyToDocument('theme', value)
    setShownTheme(chosen)
  }

  function chooseLanguage(chosen: string): void {
    rememberPreference('locale', chosen)
    router.refresh()
  }

  return (
    <Popover
      align="end"
      label={`${name}. ${t('menu')}`}
      buttonClassName="!size-[26px] !rounded-full !border-ink !bg-ink !px-0 !text-10 font-semibold !text-surface forced-color-adjust-none max-sm:!size-9"
      className="w-64"
      button={<span data-text={initials(name)} />}
    >
      <div className="border-line border-b px-3 py-2">
        <p className="font-semibold">{name}</p>
        {detail === undefined ? null : <p className="text-12 text-ink-3">{detail}</p>}
      </div>
      <div className="grid gap-2.5 px-3 py-2.5">
        <div className="grid gap-1">
          <span className="text-11 text-ink-3">{t('theme')}</span>
          <Segments
            label={t('theme')}
            value={shownTheme}
            onChange={chooseTheme}
            options={[
              { value: 'system', label: t('themeSystem') },
              { value: 'light', label: t('themeLight') },
              { value: 'dark', label: t('themeDark') },
            ]}
          />
        </div>
        <div className="grid gap-1">
          <span className="text-11 text-ink-3">{t('language')}</span>
          <Segments label={t('language')} value={language} onChange={chooseLanguage} options={LANGUAGES} />
        </div>
      </div>
      <form method="post" action={signOutTo} className="border-line border-t p-1.5">
        <Button type="submit" className="w-full !justify-start">
          {t('signOut')}
        </Button>
      </form>
      <form method="post" action="/api/sessions/end" className="px-1.5 pb-1.5">
        <Button type="submit" className="w-full !justify-start">
          {t('signOutEverywhere')}
        </Button>
      </form>
    </Popover>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : undefined]
  return letters.map((word) => word?.[0] ?? '').join('')
}
