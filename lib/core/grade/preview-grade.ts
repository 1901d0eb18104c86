import { calculateGrade, type Grade } from '@/lib/core/grade/calculate-grade'
import type { GradeInput, GradeLevel, GradeScore } from '@/lib/core/grade/grade-input'
import type { GradePolicy } from '@/lib/core/grade/grade-policy'

/** One thing that is not so, or not so yet. */
export type GradeChange =
  /** The result of a line item as it would be: in place of the one it has, or beside the others. */
  | { readonly kind: 'score'; readonly score: GradeScore }
  /** Without the result of a line item. */
  | { readonly kind: 'no-score'; readonly itemId: string }
  /** The level of an objective as it would be, an override for one. */
  | { readonly kind: 'level'; readonly level: GradeLevel }
  /** Without a level on an objective. */
  | { readonly kind: 'no-level'; readonly objectiveId: string }

export interface GradePreview {
  readonly before: Grade
  readonly after: Grade
}

/** What a change would do to a grade. Nothing is stored; `policy` must have passed `checkGradePolicy`. */
export function previewGrade(input: GradeInput, change: GradeChange, policy: GradePolicy): GradePreview {
  return { before: calculateGrade(input, policy), after: calculateGrade(withChange(input, change), policy) }
}

/** The input as it would be after a change. */
export function withChange(input: GradeInput, change: GradeChange): GradeInput {
  switch (change.kind) {
    case 'score': {
      const others = input.scores.filter(({ itemId }) => itemId !== change.score.itemId)
      return { ...input, scores: [...others, change.score] }
    }
    case 'no-score':
      return { ...input, scores: input.scores.filter(({ itemId }) => itemId !== change.itemId) }
    case 'level': {
      const others = input.levels.filter(({ objectiveId }) => objectiveId !== change.level.objectiveId)
      return { ...input, levels: [...others, change.level] }
    }
    case 'no-level':
      return {
        ...input,
        levels: input.levels.filter(({ objectiveId }) => objectiveId !== change.objectiveId),
      }
  }
}
