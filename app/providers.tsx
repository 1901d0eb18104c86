'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { IntlProvider, type Locale, type Messages } from 'use-intl'

export interface ProvidersProps {
  readonly locale: Locale
  readonly messages: Partial<Messages>
  readonly children: ReactNode
}

/** What every screen stands in: the reader's language, and one memory of what was fetched. */
export function Providers({ locale, messages, children }: ProvidersProps) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 2 } } }),
  )
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </IntlProvider>
  )
}
