'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/states'

export interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

/** Shows a code that finds the fault in the log, never the fault itself. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations('errors')
  return (
    <main id="content" className="flex min-h-[70vh] flex-col">
      <ErrorState
        isPage
        title={t('errorTitle')}
        reference={error.digest === undefined ? undefined : t('reference', { code: error.digest })}
        actions={
          <Button look="primary" size="large" onClick={reset}>
            {t('tryAgain')}
          </Button>
        }
      >
        {t('errorText')}
      </ErrorState>
    </main>
  )
}
