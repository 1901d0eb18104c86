import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import type { OfferAnswer, OfferedFramework } from '@/lib/features/ingest/contract'

/** More than these are looked through by words. */
const SCANNED = 8
const SHOWN = 200

/** What a server offers, to be chosen from. */
export function OfferedFrameworks({
  answer,
  isBusy,
  onBring,
}: {
  readonly answer: OfferAnswer
  readonly isBusy: boolean
  readonly onBring: (framework: OfferedFramework) => void
}) {
  const t = useTranslations('standards.server')
  const [words, setWords] = useState('')
  const { frameworks } = answer
  const found = frameworks.filter((one) => holdsWords(one, words))
  return (
    <div className="mt-3 grid gap-2 border-line border-t pt-3">
      <p className="text-12 text-ink-2" role="status">
        {t('offered', { count: frameworks.length })}
      </p>
      {frameworks.length <= SCANNED ? null : (
        <Field
          label={t('narrow')}
          type="search"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          className="max-w-80"
        />
      )}
      <ul className="thin-scroll max-h-96 overflow-y-auto">
        {found.slice(0, SHOWN).map((framework) => (
          <Offered key={framework.identifier} framework={framework} isBusy={isBusy} onBring={onBring} />
        ))}
      </ul>
      {answer.isCut || found.length > SHOWN ? <p className="text-12 text-ink-3">{t('cut')}</p> : null}
    </div>
  )
}

function Offered({
  framework,
  isBusy,
  onBring,
}: {
  readonly framework: OfferedFramework
  readonly isBusy: boolean
  readonly onBring: (framework: OfferedFramework) => void
}) {
  const t = useTranslations('standards.server')
  const format = useFormatter()
  const { title, creator, edition, adoption, changedAt, standing } = framework
  const changed = changedAt === null ? null : format.dateTime(new Date(changedAt), { dateStyle: 'medium' })
  return (
    <li className="flex items-center gap-3 border-line border-b py-1.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <p className="text-11 text-ink-3">
          {[creator, edition, adoption, changed].filter((word) => word !== null).join(' · ')}
        </p>
      </div>
      {standing === 'new' ? null : <span className="badge">{t(`standing.${standing}`)}</span>}
      <Button
        look="line"
        disabled={isBusy}
        aria-label={t('bringNamed', { title })}
        onClick={() => onBring(framework)}
      >
        {t('bring')}
      </Button>
    </li>
  )
}

function holdsWords({ title, creator, edition, adoption }: OfferedFramework, words: string): boolean {
  const text = [title, creator, edition, adoption].join(' ').toLocaleLowerCase()
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
