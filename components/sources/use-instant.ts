'use client'

import { useSyncExternalStore } from 'react'
import { useFormatter } from 'use-intl'

const never = () => () => undefined
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const zoneUnknown = () => 'UTC'

/** Writes an instant in the reader's own time zone, which the server does not know: it writes UTC until then. */
export function useInstant(): (iso: string) => string {
  const format = useFormatter()
  const timeZone = useSyncExternalStore(never, zoneHere, zoneUnknown)
  return (iso) =>
    format.dateTime(new Date(iso), {
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
    })
}
