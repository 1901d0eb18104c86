/**
 * Milliseconds a busy server asks to wait (RFC 9110 §10.2.3: seconds, or a date); without a readable word a second,
 * doubled with each `attempt` from 0. `now` in milliseconds since 1970.
 */
export function retryAfterMs(header: string | null, attempt: number, now: number): number {
  const word = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(word)) return Number(word) * 1000
  const date = word === '' ? Number.NaN : Date.parse(word)
  return Number.isNaN(date) ? 1000 * 2 ** attempt : Math.max(0, date - now)
}
