import type { DraftLevel, PolicyDraft } from '@/components/policies/policy-draft'
import { checkPolicy, type PolicyProblem } from '@/lib/core/mastery/check-policy'
import { DEFAULT_POLICY, type MasteryMethod, type MasteryPolicy } from '@/lib/core/mastery/policy'
import type { MasteryScale } from '@/lib/core/mastery/scale'

/** Where in the form something is wrong. A level's fields are named by the level's own id. */
export type DraftField =
  | 'name'
  | 'newest'
  | 'times'
  | 'mastery'
  | 'count'
  | 'zeroAs'
  | 'minimumEvidence'
  | 'recencyDays'
  | 'extraCreditLimit'
  | 'levels'
  | 'top'
  | `${'label' | 'cut' | 'number'}-${number}`

export type DraftProblem = PolicyProblem | 'not-a-number' | 'name-missing' | 'label-missing'

export type DraftProblems = Readonly<Partial<Record<DraftField, DraftProblem>>>

/** What a draft says, part by part: a wrong name does not keep a method from being shown. */
export interface ReadDraft {
  readonly problems: DraftProblems
  /** What a policy says but for its name; null while anything of it is wrong. */
  readonly settings: MasteryPolicy | null
  /** What the method's example needs; null while a parameter of it or the scale is wrong. */
  readonly example: { readonly method: MasteryMethod; readonly scale: MasteryScale } | null
}

/** Reads a draft as the policy it means, or tells at each field what is wrong there: all of it at once. */
export function readDraft(draft: PolicyDraft): ReadDraft {
  const found = new Map<DraftField, DraftProblem>()
  const number = (field: DraftField, text: string): number => {
    const value = readNumber(text)
    if (Number.isNaN(value)) found.set(field, 'not-a-number')
    return value
  }
  const scale = readScale(draft, number)
  const method = readMethod(draft, number)
  const recencyDays = draft.recencyDays.trim() === '' ? null : number('recencyDays', draft.recencyDays)
  const settings: MasteryPolicy = {
    method,
    scale,
    dateRule: draft.dateRule,
    minimumEvidence: number('minimumEvidence', draft.minimumEvidence),
    recencyDays,
    retake: draft.retake,
    extraCreditLimit: number('extraCreditLimit', draft.extraCreditLimit),
    countPartiallyGraded: draft.countPartiallyGraded,
    countSubmittedWithScore: draft.countSubmittedWithScore,
  }
  // The rule stops at the first problem: asked part by part, it tells of each.
  const { minimumEvidence, extraCreditLimit } = settings
  const parts: readonly Partial<MasteryPolicy>[] = [
    { scale },
    { scale, method },
    { minimumEvidence },
    { recencyDays },
    { extraCreditLimit },
  ]
  for (const part of parts) {
    const checked = checkPolicy({ ...DEFAULT_POLICY, ...part })
    if (checked.ok) continue
    const field = fieldOf(checked.problem, draft.levels, scale)
    if (!found.has(field)) found.set(field, checked.problem)
  }
  for (const { id, label } of draft.levels) {
    if (label.trim() === '') found.set(`label-${id}`, 'label-missing')
  }
  const isRight = found.size === 0
  if (draft.name.trim() === '') found.set('name', 'name-missing')
  return {
    problems: Object.fromEntries(found),
    settings: isRight ? settings : null,
    example: checkPolicy({ ...DEFAULT_POLICY, method, scale }).ok ? { method, scale } : null,
  }
}

type NumberReader = (field: DraftField, text: string) => number

/** A number as people write it, with a point or a comma; NaN for anything else. */
function readNumber(text: string): number {
  const plain = text.trim().replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

function readScale(draft: PolicyDraft, number: NumberReader): MasteryScale {
  const levels = draft.levels.map(({ id, label, cut, number: stands }, at) => ({
    level: at + 1,
    label: label.trim(),
    cut: number(`cut-${id}`, cut),
    number: number(`number-${id}`, stands),
  }))
  return { levels, top: number('top', draft.top) }
}

function readMethod(draft: PolicyDraft, number: NumberReader): MasteryMethod {
  const { method: kind, by, ties, at, capped, orMean } = draft
  switch (kind) {
    case 'weighted-average':
    case 'decaying-average':
      return { kind, newest: number('newest', draft.newest) }
    case 'n-times':
      return { kind, times: number('times', draft.times), mastery: number('mastery', draft.mastery) }
    case 'mode':
      return { kind, ties }
    case 'most-recent':
      return { kind, count: number('count', draft.count), by, ties }
    case 'mean-of-highest':
      return { kind, count: number('count', draft.count) }
    case 'power-law': {
      const zeroAs = draft.zeroAs.trim() === '' ? null : number('zeroAs', draft.zeroAs)
      return { kind, at, zeroAs, capped, orMean }
    }
    case 'highest':
    case 'latest':
    case 'mean':
    case 'median':
      return { kind }
  }
}

/** The field a problem is told at. */
function fieldOf(problem: PolicyProblem, levels: readonly DraftLevel[], scale: MasteryScale): DraftField {
  switch (problem) {
    case 'newest-out-of-range':
      return 'newest'
    case 'times-out-of-range':
      return 'times'
    case 'mastery-outside-scale':
      return 'mastery'
    case 'count-out-of-range':
      return 'count'
    case 'zero-as-out-of-range':
      return 'zeroAs'
    case 'minimum-evidence-out-of-range':
      return 'minimumEvidence'
    case 'recency-out-of-range':
      return 'recencyDays'
    case 'extra-credit-out-of-range':
      return 'extraCreditLimit'
    case 'top-below-highest-cut':
      return 'top'
    case 'too-few-levels':
    case 'levels-not-in-order':
      return 'levels'
    case 'cuts-not-ascending':
      return rowField('cut', levels, scale, (level, before) => level.cut > (before?.cut ?? -Infinity))
    case 'number-outside-its-level':
      return rowField(
        'number',
        levels,
        scale,
        (level, _, next) => level.number >= level.cut && level.number < (next?.cut ?? Infinity),
      )
  }
}

type Row = MasteryScale['levels'][number]

function rowField(
  part: 'cut' | 'number',
  levels: readonly DraftLevel[],
  { levels: rows }: MasteryScale,
  isRight: (row: Row, before: Row | undefined, next: Row | undefined) => boolean,
): DraftField {
  const at = rows.findIndex((row, index) => !isRight(row, rows[index - 1], rows[index + 1]))
  const level = levels[at]
  return level === undefined ? 'levels' : `${part}-${level.id}`
}
