import { roundTo, STORED_PLACES } from '@/lib/core/decimal'
import { combineLevels } from '@/lib/core/grade/combine-levels'
import { adds, combineScores, hasWeight, leaveOut } from '@/lib/core/grade/combine-scores'
import type { GradeCategory, GradeInput } from '@/lib/core/grade/grade-input'
import type { FromLevels, GradeMethod, GradePolicy, ScoreMethod } from '@/lib/core/grade/grade-policy'
import type { DraftScore, GradeWorking } from '@/lib/core/grade/grade-working'
import { categoryOf, draftCategories } from '@/lib/core/grade/group-scores'
import { markOf } from '@/lib/core/grade/mark-of'
import { orderScores } from '@/lib/core/grade/order-scores'
import { isMissing, readScore } from '@/lib/core/grade/read-score'

/** How many of a student's results did what. */
interface GradeCounts {
  /** Scores, or levels, that the percent is made of. */
  readonly counted: number
  /** Results flagged missing that have no score: left out, counted or dropped. */
  readonly missing: number
  readonly exempt: number
  readonly dropped: number
}

export interface Graded extends GradeCounts {
  readonly state: 'graded'
  /** Rounded once, half away from zero, to six places. Above 100 by extra credit, below 0 by negative scores. */
  readonly percent: number
  readonly mark: string
  readonly working: GradeWorking
}

/** Nothing counts yet: never a zero and never a mark. */
export interface NoGrade extends GradeCounts {
  readonly state: 'none'
  readonly working: GradeWorking
}

export type Grade = Graded | NoGrade

/**
 * The combined grade of one student in one class and term, with its working. Pure: the same input in any order gives
 * the same answer to the last bit. `policy` must have passed `checkGradePolicy`; line items and objectives occur once.
 */
export function calculateGrade(input: GradeInput, policy: GradePolicy): Grade {
  const scores: DraftScore[] = []
  for (const score of orderScores(input.scores)) scores.push(readScore(score, policy))
  const method = methodFor(policy.method, input.categories)
  const { percent, working } =
    method.kind === 'from-levels'
      ? byLevels(scores, input, method)
      : byScores(scores, input, method, policy.drop)
  const counts = countRoles(scores, working)
  if (percent === null) return { state: 'none', ...counts, working }
  const rounded = roundTo(percent, STORED_PLACES)
  return { state: 'graded', percent: rounded, mark: markOf(rounded, policy), ...counts, working }
}

function methodFor(method: GradeMethod, categories: readonly GradeCategory[]): ScoreMethod | FromLevels {
  if (method.kind !== 'automatic') return method
  return categories.some(hasWeight)
    ? { kind: 'weighted-categories', weights: 'from-categories' }
    : { kind: 'total-points' }
}

interface Combined {
  readonly percent: number | null
  readonly working: GradeWorking
}

function byScores(
  scores: readonly DraftScore[],
  input: GradeInput,
  method: ScoreMethod,
  drop: GradePolicy['drop'],
): Combined {
  const categories = draftCategories(input.categories, method)
  const percent = combineScores(scores, categories, method.kind, drop)
  const working = { method: method.kind, scores, categories: [...categories.values()], levels: [] }
  return { percent, working }
}

function byLevels(scores: readonly DraftScore[], input: GradeInput, method: FromLevels): Combined {
  const categories = draftCategories(input.categories, { kind: 'total-points' })
  for (const draft of scores) {
    categoryOf(draft, categories)
    if (adds(draft)) leaveOut(draft, 'levels-count')
  }
  const { percent, levels } = combineLevels(input.levels, method)
  return { percent, working: { method: method.kind, scores, categories: [...categories.values()], levels } }
}

function countRoles(scores: readonly DraftScore[], working: GradeWorking): GradeCounts {
  let counted = 0
  let missing = 0
  let exempt = 0
  let dropped = 0
  for (const draft of scores) {
    if (isMissing(draft.score)) missing++
    if (adds(draft)) counted++
    else if (draft.reason === 'exempt') exempt++
    else if (draft.role !== 'left-out') dropped++
  }
  for (const { weight } of working.levels) {
    if (weight > 0) counted++
  }
  return { counted, missing, exempt, dropped }
}
