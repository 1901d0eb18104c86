'use client'

import { useLocale, useTranslations } from 'use-intl'
import { Panel } from '@/components/ui/page'
import type { RecordApart } from '@/lib/features/ingest/contract'

const RULES = [
  'master',
  'userId',
  'identifier',
  'email',
  'username',
  'same_id',
  'class_code',
  'course_code',
] as const

/** Records that may be one thing: kept apart and listed with their reasons, never guessed. */
export function RecordsApart({
  records,
  count,
}: {
  readonly records: readonly RecordApart[]
  readonly count: number
}) {
  const t = useTranslations('sources.apart')
  const either = new Intl.ListFormat(useLocale(), { type: 'disjunction' })
  return (
    <Panel
      title={
        <>
          {t('title')}{' '}
          <span className="ml-1.5 font-normal text-12 text-ink-3">
            {count === 0 ? '' : t('count', { count })}
          </span>
        </>
      }
    >
      {count === 0 ? (
        <p className="px-3 py-3 text-12 text-ink-2">{t('none')}</p>
      ) : (
        <>
          <ul className="divide-y divide-line">
            {records.map((record) => (
              <li key={`${record.source}:${record.entity}:${record.sourcedId}`} className="px-3 py-2 text-12">
                <p>
                  {t.rich('maybe', {
                    name: () => (
                      <b key="name" className="font-semibold">
                        {record.name}
                      </b>
                    ),
                    source: record.source,
                    candidates: either.format(record.candidates),
                  })}
                </p>
                <p className="text-ink-3">
                  <Reason record={record} />
                </p>
              </li>
            ))}
            {count > records.length ? (
              <li className="px-3 py-2 text-12 text-ink-3">{t('more', { count: count - records.length })}</li>
            ) : null}
          </ul>
          <p className="border-line border-t px-3 py-2 text-12 text-ink-3">{t('kept')}</p>
        </>
      )}
    </Panel>
  )
}

function Reason({ record }: { readonly record: RecordApart }) {
  const t = useTranslations('sources.apart')
  const known = RULES.find((name) => record.reason.startsWith(name)) ?? 'other'
  const rule = t(`rules.${known}`)
  return record.reason.endsWith(':taken')
    ? t('taken', { rule, source: record.source })
    : t('several', { rule })
}
