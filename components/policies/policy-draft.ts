import type { DateRule, MasteryMethod, MasteryPolicy, ModeTies, PowerLaw } from '@/lib/core/mastery/policy'

type RecentBy = Extract<MasteryMethod, { kind: 'most-recent' }>['by']

/**
 * A policy as it stands in the form: numbers as they were typed, and every method's parameters at once, so that none is
 * lost by looking at another method.
 */
export interface PolicyDraft {
  readonly name: string
  readonly method: MasteryMethod['kind']
  readonly newest: string
  readonly times: string
  readonly mastery: string
  readonly count: string
  readonly by: RecentBy
  readonly ties: ModeTies
  readonly at: PowerLaw['at']
  /** Empty: a zero is set aside. */
  readonly zeroAs: string
  readonly capped: boolean
  readonly orMean: boolean
  readonly dateRule: DateRule
  readonly minimumEvidence: string
  /** Empty: nothing is too old. */
  readonly recencyDays: string
  readonly retake: MasteryPolicy['retake']
  readonly extraCreditLimit: string
  readonly countPartiallyGraded: boolean
  readonly countSubmittedWithScore: boolean
  /** Lowest first. */
  readonly levels: readonly DraftLevel[]
  readonly top: string
}

export interface DraftLevel {
  /** Keeps a row itself while others come and go. */
  readonly id: number
  readonly label: string
  readonly cut: string
  readonly number: string
}

export const METHOD_KINDS = [
  'decaying-average',
  'weighted-average',
  'power-law',
  'mean',
  'median',
  'mode',
  'highest',
  'mean-of-highest',
  'latest',
  'most-recent',
  'n-times',
] as const satisfies readonly MasteryMethod['kind'][]

/** A policy laid out to be edited. `write` is how the reader's language writes a number. */
export function draftOf(
  settings: MasteryPolicy,
  name: string,
  write: (value: number) => string,
): PolicyDraft {
  const { scale, recencyDays } = settings
  return {
    name,
    ...parametersOf(settings.method, scale.top, write),
    dateRule: settings.dateRule,
    minimumEvidence: write(settings.minimumEvidence),
    recencyDays: recencyDays === null ? '' : write(recencyDays),
    retake: settings.retake,
    extraCreditLimit: write(settings.extraCreditLimit),
    countPartiallyGraded: settings.countPartiallyGraded,
    countSubmittedWithScore: settings.countSubmittedWithScore,
    levels: scale.levels.map(({ level, label, cut, number }) => ({
      id: level,
      label,
      cut: write(cut),
      number: write(number),
    })),
    top: write(scale.top),
  }
}

type Parameters = Pick<
  PolicyDraft,
  'method' | 'newest' | 'times' | 'mastery' | 'count' | 'by' | 'ties' | 'at' | 'zeroAs' | 'capped' | 'orMean'
>

/** The parameters a method has, and for all it has not, what another method begins with. */
function parametersOf(method: MasteryMethod, top: number, write: (value: number) => string): Parameters {
  const fresh: Parameters = {
    method: method.kind,
    newest: write(65),
    times: write(2),
    mastery: write(top * 0.75),
    count: write(3),
    by: 'mean',
    ties: 'higher',
    at: 'newest',
    zeroAs: write(0.5),
    capped: true,
    orMean: false,
  }
  switch (method.kind) {
    case 'weighted-average':
    case 'decaying-average':
      return { ...fresh, newest: write(method.newest) }
    case 'n-times':
      return { ...fresh, times: write(method.times), mastery: write(method.mastery) }
    case 'mode':
      return { ...fresh, ties: method.ties }
    case 'most-recent':
      return { ...fresh, count: write(method.count), by: method.by, ties: method.ties }
    case 'mean-of-highest':
      return { ...fresh, count: write(method.count) }
    case 'power-law': {
      const { at, capped, orMean, zeroAs } = method
      return { ...fresh, at, capped, orMean, zeroAs: zeroAs === null ? '' : write(zeroAs) }
    }
    case 'highest':
    case 'latest':
    case 'mean':
    case 'median':
      return fresh
  }
}

/** The draft with one level more, above the others; its figures are left to be typed. */
export function addLevel(draft: PolicyDraft): PolicyDraft {
  const id = Math.max(0, ...draft.levels.map((level) => level.id)) + 1
  return { ...draft, levels: [...draft.levels, { id, label: '', cut: '', number: '' }] }
}

/** The draft without a level; the new lowest one then begins where the old lowest one did. */
export function removeLevel(draft: PolicyDraft, id: number): PolicyDraft {
  const lowest = draft.levels[0]?.cut ?? ''
  const levels = draft.levels.filter((level) => level.id !== id)
  return { ...draft, levels: levels.map((level, at) => (at === 0 ? { ...level, cut: lowest } : level)) }
}

/** The draft with a level changed. */
export function changeLevel(draft: PolicyDraft, id: number, change: Partial<DraftLevel>): PolicyDraft {
  return {
    ...draft,
    levels: draft.levels.map((level) => (level.id === id ? { ...level, ...change } : level)),
  }
}
