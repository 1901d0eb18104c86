'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'

export interface SaveStateProps {
  readonly waiting: number
  readonly refused: number
  readonly onShowRefused: () => void
}

/** Says true things about saving: "all saved" only when nothing waits and nothing was refused. */
export function SaveState({ waiting, refused, onShowRefused }: SaveStateProps) {
  const t = useTranslations('gradebook.save')
  return (
    <span className="flex items-center gap-2 whitespace-nowrap" role="status">
      {waiting === 0 && refused === 0 ? (
        <span className="flex items-center gap-1.5">
          <Check className="size-3.5 text-accent" aria-hidden="true" />
          <span className="max-sm:sr-only">{t('saved')}</span>
        </span>
      ) : null}
      {waiting > 0 ? (
        <span className="flex items-center gap-1.5">
          <i className="mark-wait" aria-hidden="true" />
          {t('waiting', { count: waiting })}
        </span>
      ) : null}
      {refused > 0 ? (
        <Button className="!px-1 font-semibold text-danger" title={t('showRefused')} onClick={onShowRefused}>
          <b className="mark-refused" aria-hidden="true">
            !
          </b>
          {t('refused', { count: refused })}
        </Button>
      ) : null}
    </span>
  )
}

/** The ink bar of a device without a network. */
export function OfflineBar({
  waiting,
  onTryNow,
}: {
  readonly waiting: number
  readonly onTryNow: () => void
}) {
  const t = useTranslations('gradebook.save')
  return (
    <div className="flex min-h-[34px] flex-none items-center gap-2 bg-ink px-3 text-12 text-surface print:hidden">
      <p>
        <b className="font-semibold">{t('offline')}</b> {t('offlineWaiting', { count: waiting })}{' '}
        {waiting > 0 ? t('offlineKeep') : null}
      </p>
      <Button className="ml-auto !border-ink-3 !text-surface hover:!bg-ink-2" onClick={onTryNow}>
        {t('tryNow')}
      </Button>
    </div>
  )
}
