import { roundTo, STORED_PLACES } from '@/lib/core/decimal'
import type { ModeTies } from '@/lib/core/mastery/policy'
import { ok, type Result, refused } from '@/lib/core/result'

/** A line of a framework's tree. A child may have several parents, and counts once in each. */
export interface TreeEdge {
  readonly childId: string
  readonly parentId: string
  /** For the weighted mean; other methods do not look at it. Above 0. */
  readonly weight: number
}

/** How the scores of the objectives below become the score of their parent. */
export type RollUpMethod =
  | { readonly kind: 'mean' | 'weighted-mean' | 'median' | 'min' | 'highest' }
  | { readonly kind: 'mode'; readonly ties: ModeTies }

/** A parent's score, with what stands behind it. */
export interface RolledUp {
  /** Rounded once to six places. */
  readonly score: number
  /** Scores it was made of, and how many there could have been. */
  readonly count: number
  readonly of: number
}

export interface Cycle {
  readonly code: 'cycle'
  /** The objectives that go round in a circle, each the child of the next. */
  readonly ids: readonly string[]
}

/**
 * Rolls scores up a framework's tree to every parent that has one below it. A parent with evidence of its own takes
 * its own score in beside its children's, with weight 1. What has no score stays out: it is not a zero. In `mode`,
 * `newer` means the later child in the order of `edges`. A circle is refused, whole and by name.
 */
export function rollUp(
  edges: readonly TreeEdge[],
  scores: ReadonlyMap<string, number>,
  method: RollUpMethod,
): Result<ReadonlyMap<string, RolledUp>, Cycle> {
  const children = groupEdges(edges, (edge) => edge.parentId)
  const parents = groupEdges(edges, (edge) => edge.childId)
  const waitsFor = new Map([...children].map(([id, below]) => [id, below.length]))
  const rolled = new Map<string, RolledUp | null>()
  // Leaves first; a parent's turn comes when the last child has had its own.
  const ready = [...parents.keys()].filter((id) => !children.has(id))
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    rolled.set(id, rollUpOne(id, children.get(id) ?? [], scores, rolled, method))
    for (const { parentId } of parents.get(id) ?? []) {
      const left = (waitsFor.get(parentId) ?? 0) - 1
      waitsFor.set(parentId, left)
      if (left === 0) ready.push(parentId)
    }
  }
  const stuck = [...children.keys()].find((id) => !rolled.has(id))
  if (stuck !== undefined) return refused({ code: 'cycle', ids: circleBelow(stuck, children, rolled) })
  return ok(new Map([...children.keys()].flatMap((id) => scoreIfAny(id, rolled))))
}

function groupEdges(
  edges: readonly TreeEdge[],
  keyOf: (edge: TreeEdge) => string,
): ReadonlyMap<string, readonly TreeEdge[]> {
  const groups = new Map<string, TreeEdge[]>()
  for (const edge of edges) {
    const group = groups.get(keyOf(edge))
    if (group === undefined) groups.set(keyOf(edge), [edge])
    else group.push(edge)
  }
  return groups
}

function scoreIfAny(
  id: string,
  rolled: ReadonlyMap<string, RolledUp | null>,
): readonly (readonly [string, RolledUp])[] {
  const score = rolled.get(id) ?? null
  return score === null ? [] : [[id, score]]
}

/** Walks down from a parent that never got its turn: below it waits another such, so the walk must come round. */
function circleBelow(
  stuck: string,
  children: ReadonlyMap<string, readonly TreeEdge[]>,
  rolled: ReadonlyMap<string, RolledUp | null>,
): readonly string[] {
  const path: string[] = []
  let id: string | undefined = stuck
  while (id !== undefined && !path.includes(id)) {
    path.push(id)
    id = children.get(id)?.find((edge) => !rolled.has(edge.childId))?.childId
  }
  return path.slice(path.indexOf(id ?? stuck)).toReversed()
}

interface Part {
  readonly score: number
  readonly weight: number
}

function rollUpOne(
  id: string,
  below: readonly TreeEdge[],
  scores: ReadonlyMap<string, number>,
  rolled: ReadonlyMap<string, RolledUp | null>,
  method: RollUpMethod,
): RolledUp | null {
  const own = scores.get(id)
  const parts: Part[] = own === undefined ? [] : [{ score: own, weight: 1 }]
  for (const { childId, weight } of below) {
    const score = rolled.get(childId)?.score
    if (score !== undefined) parts.push({ score, weight })
  }
  if (parts.length === 0) return null
  const of = below.length + (own === undefined ? 0 : 1)
  return { score: roundTo(combine(parts, method), STORED_PLACES), count: parts.length, of }
}

function combine(parts: readonly Part[], method: RollUpMethod): number {
  const scores = parts.map((part) => part.score)
  switch (method.kind) {
    case 'mean':
      return weightedMean(parts.map(({ score }) => ({ score, weight: 1 })))
    case 'weighted-mean':
      return weightedMean(parts)
    case 'median':
      return middle(scores.sort((left, right) => left - right))
    case 'min':
      return Math.min(...scores)
    case 'highest':
      return Math.max(...scores)
    case 'mode':
      return mostCommon(scores, method.ties)
  }
}

function weightedMean(parts: readonly Part[]): number {
  let sum = 0
  let weights = 0
  for (const { score, weight } of parts) {
    sum += score * weight
    weights += weight
  }
  return sum / weights
}

function middle(sorted: readonly number[]): number {
  const low = sorted[(sorted.length - 1) >> 1] ?? Number.NaN
  const high = sorted[sorted.length >> 1] ?? Number.NaN
  return (low + high) / 2
}

function mostCommon(scores: readonly number[], ties: ModeTies): number {
  const counts = new Map<number, number>()
  for (const score of scores.toReversed()) counts.set(score, (counts.get(score) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const winners = [...counts].filter(([, count]) => count === most).map(([score]) => score)
  return ties === 'higher' ? Math.max(...winners) : (winners[0] ?? Number.NaN)
}
