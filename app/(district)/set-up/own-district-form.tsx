import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note, Panel } from '@/components/ui/page'
import { getTranslations } from '@/lib/i18n'

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

export interface OwnDistrictFormProps {
  /** What came back in the address after a try: what was wrong, and what was typed. */
  readonly typed: Readonly<Record<string, string | undefined>>
}

/** The way from the sample to a district of one's own. */
export async function OwnDistrictForm({ typed }: OwnDistrictFormProps) {
  const t = await getTranslations('setUp')
  const { problem } = typed
  const isOther = problem !== undefined && problem !== 'no-name' && problem !== 'no-such-time-zone'
  return (
    <Panel className="max-w-[720px]">
      <form method="post" action="/api/districts" className="grid gap-3 px-3 py-3">
        <p className="text-ink-2">{t('ownText')}</p>
        {isOther ? <Note tone="bad">{t('problems.other')}</Note> : null}
        <div className="grid grid-cols-2 items-start gap-3 max-sm:grid-cols-1">
          <Field
            label={t('ownName')}
            problem={problem === 'no-name' ? t('problems.no-name') : undefined}
            name="name"
            defaultValue={typed.name}
            maxLength={120}
            autoComplete="organization"
            required
          />
          <Field
            label={t('ownTimeZone')}
            hint={t('ownTimeZoneHint')}
            problem={problem === 'no-such-time-zone' ? t('problems.no-such-time-zone') : undefined}
            name="timeZone"
            list="time-zones"
            defaultValue={typed.timeZone ?? ownTimeZone()}
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
