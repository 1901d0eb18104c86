import type { Marking } from '@/lib/features/sample/district'

const LETTERS = [
  ['A', 90],
  ['B', 80],
  ['C', 70],
  ['D', 60],
  ['F', 0],
] as const
/** Words of the K-2 scale from the least to the most; it has no numbers, only this order. */
const WORDS = ['Beginning', 'Developing', 'Secure', 'Extending'] as const
const WORD_FROM = [0, 0.45, 0.65, 0.88] as const

/** The words the assessment of an exit ticket uses beside its four points, from 4 down. */
export const TICKET_WORDS = ['Advanced', 'Proficient', 'Approaching', 'Beginning'] as const

/** A scale's values as a scoreScales row lists them (OneRoster CSV 1.2 §4, scoreScaleValue); null for bare points. */
export function scaleValues(marking: Marking): { readonly title: string; readonly values: string } | null {
  switch (marking) {
    case 'points':
      return null
    case 'letters':
      return { title: 'Letter grades', values: '{A:90-100},{B:80-89},{C:70-79},{D:60-69},{F:0-59}' }
    case 'words':
      return {
        title: 'K-2 progress',
        values: '{Beginning:Just begun},{Developing:With help},{Secure:Alone},{Extending:In new places}',
      }
  }
}

/** The letter for a share of the maximum, 0 ≤ share; above 1 is still an A. */
export function letterOf(share: number): string {
  return LETTERS.find(([, from]) => Math.round(share * 100) >= from)?.[0] ?? 'F'
}

/** The K-2 word for a share of what could be shown. */
export function wordOf(share: number): string {
  const place = WORD_FROM.findLastIndex((from) => share >= from)
  return WORDS[Math.max(0, place)] ?? WORDS[0]
}

/** The word beside the points of an exit ticket, 0 to 4. */
export function ticketWordOf(points: number): string {
  return TICKET_WORDS[4 - Math.round(points)] ?? 'Beginning'
}
