import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note, Panel } from '@/components/ui/page'
import { getTranslations } from '@/lib/i18n'

const KNOWN = ['no-name', 'no-such-time-zone'] as const

/** The way from the sample to a district of one's own. */
export async function OwnDistrictForm({ problem }: { readonly problem: string | undefined }) {
  const t = await getTranslations('setUp')
  const known = KNOWN.find((code) => code === problem) ?? 'other'
  return (
    <Panel className="max-w-[720px]">
      <form method="post" action="/api/districts" className="grid gap-3 px-3 py-3">
        <p className="text-ink-2">{t('ownText')}</p>
        {problem === undefined ? null : <Note tone="bad">{t(`problems.${known}`)}</Note>}
        <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <Field label={t('ownName')} name="name" maxLength={120} autoComplete="organization" required />
          <Field
            label={t('ownTimeZone')}
            hint={t('ownTimeZoneHint')}
            name="timeZone"
            defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone}
            maxLength={60}
            autoComplete="off"
            required
          />
        </div>
        <Button type="submit" look="primary" size="large" className="justify-self-start">
          {t('ownAction')}
        </Button>
      </form>
    </Panel>
  )
}
