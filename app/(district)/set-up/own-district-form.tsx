import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note, Panel } from '@/components/ui/page'
import { getTranslations } from '@/lib/i18n'

const KNOWN = ['no-name', 'no-such-time-zone'] as const

/** Where most districts that read this lie; any other name of the IANA list is taken as well. */
const TIME_ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
]

/** This machine's zone: servers that run in UTC say nothing about where their district lies. */
function ownTimeZone(): string | undefined {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return timeZone === 'UTC' ? undefined : timeZone
}

/** The way from the sample to a district of one's own. */
export async function OwnDistrictForm({ problem }: { readonly problem: string | undefined }) {
  const t = await getTranslations('setUp')
  const known = KNOWN.find((code) => code === problem) ?? 'other'
  return (
    <Panel className="max-w-[720px]">
      <form method="post" action="/api/districts" className="grid gap-3 px-3 py-3">
        <p className="text-ink-2">{t('ownText')}</p>
        {problem === undefined ? null : <Note tone="bad">{t(`problems.${known}`)}</Note>}
        <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
          <Field label={t('ownName')} name="name" maxLength={120} autoComplete="organization" required />
          <Field
            label={t('ownTimeZone')}
            hint={t('ownTimeZoneHint')}
            name="timeZone"
            list="time-zones"
            defaultValue={ownTimeZone()}
            maxLength={60}
            autoComplete="off"
            required
          />
        </div>
        <datalist id="time-zones">
          {TIME_ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <Button type="submit" look="primary" size="large" className="justify-self-start">
          {t('ownAction')}
        </Button>
      </form>
    </Panel>
  )
}
