'use client'

import { notFound } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { ReadError } from '@/components/gradebook/queries'
import { Button } from '@/components/ui/button'
import { EmptyState, ErrorState } from '@/components/ui/states'

const ROWS = Array.from({ length: 18 }, (_, at) => at)
const COLUMNS = Array.from({ length: 14 }, (_, at) => at)
const NAME_WIDTHS = ['w-28', 'w-24', 'w-32'] as const

/** Pale rules where the class will stand; nothing shimmers. */
export function GradebookLoading() {
  const t = useTranslations('gradebook.state')
  return (
    <main
      id="content"
      aria-busy="true"
      aria-label={t('loading')}
      className="flex min-h-0 flex-1 flex-col bg-surface"
    >
      <h1 className="sr-only">{t('loading')}</h1>
      <div className="h-(--bar-tool) flex-none border-line-strong border-b" />
      <div className="h-[106px] flex-none border-line-strong border-b bg-surface-2" />
      <div className="min-h-0 flex-1 overflow-hidden">
        {ROWS.map((row) => (
          <div key={row} className="flex h-(--row) border-line border-b">
            <span className="flex w-[186px] flex-none items-center border-line-strong border-r pl-[34px]">
              <i className={`block h-2 bg-line ${NAME_WIDTHS[row % NAME_WIDTHS.length]}`} />
            </span>
            {COLUMNS.map((column) => (
              <span key={column} className="flex w-[78px] flex-none items-center border-line border-r pl-2">
                <i className="block h-2 w-9 bg-line" />
              </span>
            ))}
          </div>
        ))}
      </div>
    </main>
  )
}

/** A class that is not there, or not the reader's, is the drawn 404; anything else can be tried again. */
export function GradebookError({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useTranslations('gradebook.state')
  const e = useTranslations('errors')
  if (error instanceof ReadError && (error.status === 404 || error.status === 403)) notFound()
  const reference = error instanceof ReadError ? error.reference : null
  return (
    <main id="content" className="flex min-h-0 flex-1 flex-col bg-surface">
      <ErrorState
        isPage
        title={t('errorTitle')}
        reference={reference === null ? undefined : e('reference', { code: reference })}
        actions={
          <Button look="primary" size="large" onClick={onRetry}>
            {t('tryAgain')}
          </Button>
        }
      >
        {t('errorText')}
      </ErrorState>
    </main>
  )
}

/** Students without anything to grade, or nobody at all. */
export function GradebookEmpty({ students }: { readonly students: number }) {
  const t = useTranslations('gradebook.state')
  return students === 0 ? (
    <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
  ) : (
    <EmptyState title={t('noColumnsTitle', { count: students })}>{t('noColumnsText')}</EmptyState>
  )
}
