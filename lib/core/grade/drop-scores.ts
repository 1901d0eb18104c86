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
  for (let gone = 0; gone < lowest; gone++) dropFirst(pool, 'dropped-lowest')
  for (let gone = 0; gone < highest; gone++) dropFirst(pool, 'dropped-highest')
}

/** Drops the first of those with the lowest, or highest, percent. Few are dropped: searching is cheaper than sorting. */
function dropFirst(pool: readonly DraftScore[], role: 'dropped-lowest' | 'dropped-highest'): void {
  const sign = role === 'dropped-lowest' ? 1 : -1
  let found: DraftScore | undefined
  let extreme = Number.POSITIVE_INFINITY
  for (const draft of pool) {
    const share = (sign * draft.points) / draft.possible
    if (share >= extreme || isDropped(draft)) continue
    found = draft
    extreme = share
  }
  if (found !== undefined) found.role = role
}

function isDropped({ role }: DraftScore): boolean {
  return role === 'dropped-lowest' || role === 'dropped-highest'
}
