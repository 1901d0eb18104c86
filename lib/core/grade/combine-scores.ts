import { dropScores } from '@/lib/core/grade/drop-scores'
import type { DropRule, ScoreMethod } from '@/lib/core/grade/grade-policy'
import type { DraftCategory, DraftScore, LeftOutReason } from '@/lib/core/grade/grade-working'
import { type Categories, categoryOf } from '@/lib/core/grade/group-scores'

/**
 * The percent that scores make together, unrounded, or null where nothing counts or nothing was possible. Notes in
 * `scores` and `categories` what each did and what it contributed.
 */
export function combineScores(
  scores: readonly DraftScore[],
  categories: Categories,
  kind: ScoreMethod['kind'],
  drop: DropRule,
): number | null {
  if (kind === 'weighted-categories') leaveOutUnweighted(scores, categories)
  dropScores(scores, drop)
  sumCategories(scores, categories)
  return kind === 'total-points' ? byPoints(scores, categories) : byWeight(scores, categories)
}

/** Whether a score adds to the grade. */
export function adds({ role }: DraftScore): boolean {
  return role === 'counted' || role === 'extra-credit' || role === 'missing-counted'
}

/** Takes a score back out, with the reason. */
export function leaveOut(draft: DraftScore, reason: LeftOutReason): void {
  draft.role = 'left-out'
  draft.reason = reason
}

function leaveOutUnweighted(scores: readonly DraftScore[], categories: Categories): void {
  for (const draft of scores) {
    if (adds(draft) && !hasWeight(categoryOf(draft, categories))) leaveOut(draft, 'no-weight')
  }
}

/** Whether a category can count by weight: a weight of nothing or less is none. */
export function hasWeight({ weight }: { readonly weight: number | null }): boolean {
  return weight !== null && weight > 0
}

function sumCategories(scores: readonly DraftScore[], categories: Categories): void {
  for (const draft of scores) {
    const category = categoryOf(draft, categories)
    if (!adds(draft)) continue
    category.points += draft.points
    category.possible += draft.possible
    category.counted++
  }
  for (const category of categories.values()) {
    if (category.possible > 0) category.percent = (100 * category.points) / category.possible
  }
}

function byPoints(scores: readonly DraftScore[], categories: Categories): number | null {
  let points = 0
  let possible = 0
  for (const category of categories.values()) {
    points += category.points
    possible += category.possible
  }
  if (possible === 0) {
    for (const draft of scores) leaveOutBaseless(draft, categoryOf(draft, categories))
    return null
  }
  for (const category of categories.values()) {
    category.share = category.possible / possible
    category.contribution = (100 * category.points) / possible
  }
  for (const draft of scores) {
    if (adds(draft)) draft.contribution = (100 * draft.points) / possible
  }
  return (100 * points) / possible
}

function byWeight(scores: readonly DraftScore[], categories: Categories): number | null {
  let weights = 0
  let weighed = 0
  for (const { weight, percent } of categories.values()) {
    if (weight === null || percent === null) continue
    weights += weight
    weighed += weight * percent
  }
  for (const category of categories.values()) {
    const { weight, percent } = category
    if (weight === null || percent === null) continue
    category.share = weight / weights
    category.contribution = category.share * percent
  }
  for (const draft of scores) {
    const category = categoryOf(draft, categories)
    if (category.possible === 0) leaveOutBaseless(draft, category)
    else if (adds(draft)) draft.contribution = (category.share * 100 * draft.points) / category.possible
  }
  return weights === 0 ? null : weighed / weights
}

/** Extra credit alone has no points it could be added to. */
function leaveOutBaseless(draft: DraftScore, category: DraftCategory): void {
  if (!adds(draft)) return
  leaveOut(draft, 'nothing-possible')
  category.points = 0
  category.counted = 0
}
