import type { useTranslations } from 'use-intl'

const SCORE_REASONS = [
  'exempt',
  'not-submitted',
  'partially-graded',
  'submitted-not-graded',
  'vendor-status',
  'no-value',
  'no-maximum',
  'empty-range',
  'below-minimum',
  'beyond-extra-credit',
  'no-score-scale',
  'text-not-in-scale',
  'text-without-number',
  'future-date',
  'too-old',
  'same-performance',
  'retaken',
] as const

const GRADE_REASONS = ['missing', 'no-weight', 'nothing-possible', 'levels-count'] as const

/** Why evidence was seen and not counted. */
export function setAsideKey(reason: string): (typeof SCORE_REASONS)[number] | 'other' {
  return SCORE_REASONS.find((known) => known === reason) ?? 'other'
}

/** Why a score has no part in a grade: for the reasons evidence has too, in the same words. */
export function sayReason(
  reason: string,
  grade: ReturnType<typeof useTranslations<'gradebook.grade'>>,
  tray: ReturnType<typeof useTranslations<'gradebook.tray'>>,
): string {
  const own = GRADE_REASONS.find((known) => known === reason)
  return own === undefined ? tray(`reasons.${setAsideKey(reason)}`) : grade(`reasons.${own}`)
}
