import { useFormatter } from 'use-intl'

/** A school date in words, whatever the reader's time zone. */
export function useDay(): (date: string) => string {
  const format = useFormatter()
  return (date) =>
    format.dateTime(new Date(date), { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' })
}
