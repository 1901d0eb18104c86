import type { GradeCategory } from '@/lib/core/grade/grade-input'
import type { ScoreMethod, TitleWeight } from '@/lib/core/grade/grade-policy'
import type { DraftCategory, DraftScore } from '@/lib/core/grade/grade-working'
import { compareText } from '@/lib/core/grade/order-scores'
import { foldText } from '@/lib/core/mastery/score-scale'

/** The categories of a class by id; null is the one of scores that have none. */
export type Categories = Map<string | null, DraftCategory>

/** The categories a class lists, by title, with the weight the method goes by. */
export function draftCategories(categories: readonly GradeCategory[], method: ScoreMethod): Categories {
  const policyWeights =
    method.kind === 'weighted-categories' && method.weights !== 'from-categories' ? method.weights : null
  const drafts: Categories = new Map()
  for (const { id, title, weight } of categories.toSorted(compareCategories)) {
    drafts.set(id, draftOf(id, title, policyWeights === null ? weight : weightOf(title, policyWeights)))
  }
  return drafts
}

function compareCategories(left: GradeCategory, right: GradeCategory): number {
  return compareText(left.title, right.title) || compareText(left.id, right.id)
}

function weightOf(title: string, weights: readonly TitleWeight[]): number | null {
  const wanted = foldText(title)
  for (const given of weights) {
    if (foldText(given.title) === wanted) return given.weight
  }
  return null
}

/** The category a score belongs to; made where the class does not list it. */
export function categoryOf({ score }: DraftScore, categories: Categories): DraftCategory {
  const known = categories.get(score.categoryId)
  if (known !== undefined) return known
  const made = draftOf(score.categoryId, null, null)
  categories.set(score.categoryId, made)
  return made
}

function draftOf(id: string | null, title: string | null, weight: number | null): DraftCategory {
  return { id, title, weight, points: 0, possible: 0, percent: null, share: 0, contribution: 0, counted: 0 }
}
