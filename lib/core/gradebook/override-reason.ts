/** The reasons a person picks from a short list when deciding over a computed or sent value. */
export const REASON_CODES = ['observed', 'retake-not-recorded', 'absent', 'conference', 'other'] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/** Why a person decided: one of the list, words of their own, or both. */
export interface OverrideReason {
  readonly code: ReasonCode | null
  readonly note: string
}

const STORED = /^\[([a-z-]+)\] ?/

/**
 * Reads a stored reason: `[observed] She explained it at the board.` Every reader sees the listed reason in their own
 * language. A text that names none of the list is all note.
 */
export function readReason(stored: string | null): OverrideReason {
  const named = STORED.exec(stored ?? '')
  const code = REASON_CODES.find((known) => known === named?.[1])
  if (stored === null || named === null || code === undefined) return { code: null, note: stored ?? '' }
  return { code, note: stored.slice(named[0].length) }
}

/** The text a reason is stored as; null for none. */
export function printReason({ code, note }: OverrideReason): string | null {
  const words = note.trim()
  if (code === null) return words === '' ? null : words
  return words === '' ? `[${code}]` : `[${code}] ${words}`
}
