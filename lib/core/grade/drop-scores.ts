import type { DropRule } from '@/lib/core/grade/grade-policy'
import type { DraftScore } from '@/lib/core/grade/grade-working'

/**
 * Gives the lowest and the highest scores their role, as the policy's rule says. `scores` are in the engine's order,
 * which settles ties: of equal percents the first goes first.
 */
export function dropScores(scores: readonly DraftScore[], rule: DropRule): void {
  if (rule.lowest === 0 && rule.highest === 0) return
  const pools = new Map<string | null, DraftScore[]>()
  for (const draft of scores) {
    if (draft.possible === 0 || draft.role === 'left-out') continue
    const key = rule.within === 'category' ? draft.score.categoryId : null
    const pool = pools.get(key)
    if (pool === undefined) pools.set(key, [draft])
    else pool.push(draft)
  }
  for (const pool of pools.values()) dropWithin(pool, rule)
}

function dropWithin(pool: readonly DraftScore[], rule: DropRule): void {
  const mayGo = pool.length - 1
  const lowest = Math.min(rule.lowest, mayGo)
  const highest = Math.min(rule.highest, mayGo - lowest)
  const rising = pool.toSorted(byShare)
  for (const draft of rising.slice(0, lowest)) draft.role = 'dropped-lowest'
  // Sorted anew rather than read from the end, so that of equals again the earliest goes.
  const falling = rising.slice(lowest).sort(byShareFalling)
  for (const draft of falling.slice(0, highest)) draft.role = 'dropped-highest'
}

function byShare(left: DraftScore, right: DraftScore): number {
  return left.points / left.possible - right.points / right.possible
}

function byShareFalling(left: DraftScore, right: DraftScore): number {
  return byShare(right, left)
}
