/** A vendor's own status, `ext:` and a token (OneRoster 1.2 §2.6 extensible vocabularies). */
export type ExtensionStatus = `ext:${string}`

/** What a source says of a result, in OneRoster's own words, blanks included (OneRoster 1.2 §ScoreStatusEnum). */
export type ScoreStatus = (typeof SCORE_STATUSES)[number] | ExtensionStatus

export const SCORE_STATUSES = [
  'exempt',
  'fully graded',
  'not submitted',
  'partially graded',
  'submitted',
] as const

const EXTENSION = /^ext:[A-Za-z0-9._-]+$/

/** The status a text names, exactly as OneRoster writes it; null for anything else. */
export function parseScoreStatus(text: string): ScoreStatus | null {
  const known = SCORE_STATUSES.find((status) => status === text)
  if (known !== undefined) return known
  return isExtensionStatus(text) ? text : null
}

/** Whether a status is a vendor's own and well formed. */
export function isExtensionStatus(text: string): text is ExtensionStatus {
  return text.startsWith('ext:') && EXTENSION.test(text)
}

/** Two named choices of a mastery policy: whether unfinished marking already counts. */
export interface CountedStatuses {
  readonly countPartiallyGraded: boolean
  /** A tolerance for sources that leave `submitted` on results they have scored. */
  readonly countSubmittedWithScore: boolean
}

export type UncountedStatus =
  | 'exempt'
  | 'not-submitted'
  | 'partially-graded'
  | 'submitted-not-graded'
  | 'vendor-status'

/** Whether a result of this status is evidence: null when it counts, else the reason it does not. */
export function uncountedStatus(status: ScoreStatus, counted: CountedStatuses): UncountedStatus | null {
  switch (status) {
    case 'fully graded':
      return null
    case 'partially graded':
      return counted.countPartiallyGraded ? null : 'partially-graded'
    case 'submitted':
      return counted.countSubmittedWithScore ? null : 'submitted-not-graded'
    case 'exempt':
      return 'exempt'
    case 'not submitted':
      return 'not-submitted'
    default:
      return 'vendor-status'
  }
}
