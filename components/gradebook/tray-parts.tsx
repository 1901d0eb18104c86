'use client'

import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { CellWords } from '@/components/gradebook/cell-words'
import { useReasonWords } from '@/components/gradebook/reason-words'
import type { HistoryRow, Performance } from '@/lib/features/gradebook/contract'

export interface TraySectionProps {
  readonly title?: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function TraySection({ title, aside, children }: TraySectionProps) {
  return (
    <section className="border-line border-b px-3.5 pt-2 pb-2.5 last:border-b-0">
      {title === undefined ? null : (
        <h3 className="mb-1 flex min-h-5 items-center gap-1.5 font-semibold text-12">
          {title}
          <span className="ml-auto flex items-center gap-2 font-normal text-11 text-ink-3">{aside}</span>
        </h3>
      )}
      {children}
    </section>
  )
}

/** Where a performance is from, what it was, and how far it was from full. */
export function PerformanceName({ of }: { readonly of: Performance }) {
  const t = useTranslations('gradebook')
  return (
    <>
      {of.source === null ? null : (
        <>
          <span className="badge" title={of.source.name}>
            {t(`sources.${of.source.kind}`)}
          </span>{' '}
        </>
      )}
      {of.title}
      {of.className === null ? null : (
        <span className="text-ink-3"> {t('tray.in', { className: of.className })}</span>
      )}
    </>
  )
}

/** "18 of 20", with status and flags. */
export function performanceValue(of: Performance, words: CellWords): string {
  const figure =
    of.text ??
    (of.score === null
      ? null
      : of.maximum === null
        ? words.number(of.score)
        : words.of(words.number(of.score), words.number(of.maximum)))
  const parts = [figure, words.status(of.status), ...words.flags(of.flags).map(({ word }) => word)]
  return parts.filter((part) => part !== null).join(', ')
}

export interface HistoryProps {
  readonly rows: readonly HistoryRow[]
  /** Says a value as this kind of cell does. */
  readonly say: (value: NonNullable<HistoryRow['value']>) => string
}

/** A cell's past, newest first. */
export function History({ rows, say }: HistoryProps) {
  const t = useTranslations('gradebook.tray')
  const format = useFormatter()
  const sayReason = useReasonWords()
  if (rows.length === 0) return <p className="text-12 text-ink-3">{t('noHistory')}</p>
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <ol className="grid gap-1 text-12">
      {rows.map((row) => (
        <li key={`${row.at} ${row.act}`} className="grid grid-cols-[50px_1fr] gap-1.5">
          <time
            dateTime={row.at}
            title={format.dateTime(new Date(row.at), { dateStyle: 'medium', timeStyle: 'short', timeZone })}
            className="text-ink-3"
          >
            {format.dateTime(new Date(row.at), { month: 'short', day: 'numeric', timeZone })}
          </time>
          <span>
            <b className={row.by.kind === 'person' ? 'font-semibold' : 'font-normal'}>
              {whoDid(row.by, t('you'), t('engine'))}
            </b>{' '}
            {t(`acts.${row.act}`, { value: row.value === null ? '–' : say(row.value) })}
            {row.reason === null ? null : <span className="block text-ink-2">“{sayReason(row.reason)}”</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function whoDid(by: HistoryRow['by'], you: string, engine: string): string {
  switch (by.kind) {
    case 'person':
      return by.you ? you : by.name
    case 'source':
      return by.name
    case 'engine':
      return engine
  }
}
