'use client'

import type { ReactNode } from 'react'
import { IntlProvider, type Messages, useLocale, useMessages } from 'use-intl'

/** Adds a screen's own messages to those that are there already. */
export function ScreenMessages(props: {
  readonly messages: Partial<Messages>
  readonly children: ReactNode
}) {
  const before = useMessages()
  const locale = useLocale()
  return (
    <IntlProvider locale={locale} messages={{ ...before, ...props.messages }} timeZone={DAYS}>
      {props.children}
    </IntlProvider>
  )
}

/** School dates have no time zone: they are formatted as what they are. Instants name the reader's own zone. */
const DAYS = 'UTC'
