import type { RefusalCode, ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

/** What one filled cell says: its value as the standard would write it (null: nothing after all), or why it cannot. */
export type Reading =
  | { readonly ok: true; readonly value: string | null; readonly notes: readonly ToleranceCode[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly expected?: string; readonly found?: string }

const NOTHING: readonly ToleranceCode[] = []

/** A value, with the tolerances it took to read it. */
export function read(value: string | null, ...notes: readonly ToleranceCode[]): Reading {
  return { ok: true, value, notes: notes.length === 0 ? NOTHING : notes }
}

/** A cell that cannot be read. */
export function unreadable(
  code: RefusalCode,
  words: { readonly expected?: string; readonly found?: string } = {},
): Reading {
  return { ok: false, code, ...words }
}

/** The same reading with notes put before its own. */
export function noting(notes: readonly ToleranceCode[], reading: Reading): Reading {
  return reading.ok && notes.length > 0 ? { ...reading, notes: [...notes, ...reading.notes] } : reading
}
