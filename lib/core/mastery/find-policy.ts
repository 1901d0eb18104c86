import { DEFAULT_POLICY, type MasteryPolicy } from '@/lib/core/mastery/policy'
import { NO_ID } from '@/lib/core/no-id'

/** Where a policy holds. All null: everywhere in the district. */
export interface PolicyScope {
  readonly frameworkId: string | null
  /** The root of a branch of the framework; the policy holds for it and everything below. */
  readonly objectiveId: string | null
  /** Only for students of one of these grades (OneRoster's codes). */
  readonly grades: readonly string[] | null
}

/** A policy in force, in the version of its day. */
export interface ScopedPolicy {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly scope: PolicyScope
  readonly settings: MasteryPolicy
}

export const DISTRICT_SCOPE: PolicyScope = { frameworkId: null, objectiveId: null, grades: null }

/** Stands in for the policy of a district that has none stored, hence the null id. */
export const UNDECIDED: ScopedPolicy = {
  id: NO_ID,
  version: 1,
  name: 'Decaying 65',
  scope: DISTRICT_SCOPE,
  settings: DEFAULT_POLICY,
}

/** What of the frameworks' trees decides: each objective's framework and its parents (`isChildOf`). */
export interface ObjectiveTree {
  readonly frameworkOf: ReadonlyMap<string, string>
  readonly parentsOf: ReadonlyMap<string, readonly string[]>
}

export const NO_TREE: ObjectiveTree = { frameworkOf: new Map(), parentsOf: new Map() }

export interface PolicyFinder {
  /** All policies asked among, the district's own included. */
  readonly policies: readonly ScopedPolicy[]
  /** Whether any policy looks at the objective, or at the student's grade. */
  readonly looksAt: { readonly objective: boolean; readonly grade: boolean }
  /** The policies that hold for an objective in some grade, the narrowest first; the last holds for every grade. */
  among(objectiveId: string): readonly ScopedPolicy[]
  /** The one that computes the level of a student of `grades` on an objective. */
  find(objectiveId: string, grades: readonly string[]): ScopedPolicy
}

/**
 * Finds the policy of a level among those in force. The narrowest scope wins: a grade band before a branch, a branch
 * before its framework, a framework before the district. Of two bands the one that is also narrower otherwise, then the
 * one of fewer grades; of two branches the nearer one above the objective; what is still equal is settled by the later
 * id. An objective with several parents belongs to all their branches; a circle among parents ends nothing.
 */
export function createPolicyFinder(policies: readonly ScopedPolicy[], tree: ObjectiveTree): PolicyFinder {
  const all = policies.some(({ scope }) => isEverywhere(scope)) ? policies : [...policies, UNDECIDED]
  const looksAt = {
    objective: all.some(({ scope }) => scope.frameworkId !== null || scope.objectiveId !== null),
    grade: all.some(({ scope }) => scope.grades !== null),
  }
  const known = new Map<string, readonly ScopedPolicy[]>()
  const holding = (objectiveId: string): readonly ScopedPolicy[] => {
    const above = looksAt.objective ? distancesAbove(objectiveId, tree.parentsOf) : NOTHING_ABOVE
    const ranked = all.flatMap((policy) => {
      const rank = rankOf(policy, tree.frameworkOf.get(objectiveId) ?? null, above)
      return rank === null ? [] : [{ policy, rank }]
    })
    const inOrder = ranked.sort(byRank).map(({ policy }) => policy)
    // Nothing after the first that asks for no grade can ever be found.
    return inOrder.slice(0, inOrder.findIndex(({ scope }) => scope.grades === null) + 1)
  }
  const among = (objectiveId: string): readonly ScopedPolicy[] => {
    // Without scopes in the tree one answer serves every objective.
    const key = looksAt.objective ? objectiveId : ''
    const found = known.get(key) ?? holding(objectiveId)
    known.set(key, found)
    return found
  }
  return {
    policies: all,
    looksAt,
    among,
    find(objectiveId, grades) {
      const found = among(objectiveId).find(
        ({ scope }) => scope.grades === null || scope.grades.some((grade) => grades.includes(grade)),
      )
      return found ?? UNDECIDED
    },
  }
}

export function isEverywhere({ frameworkId, objectiveId, grades }: PolicyScope): boolean {
  return frameworkId === null && objectiveId === null && grades === null
}

/** Whether two scopes are one; grades in any order. */
export function sameScope(one: PolicyScope, other: PolicyScope): boolean {
  const grades = (scope: PolicyScope) => scope.grades && [...scope.grades].sort().join('\n')
  return (
    one.frameworkId === other.frameworkId &&
    one.objectiveId === other.objectiveId &&
    grades(one) === grades(other)
  )
}

interface Rank {
  readonly banded: boolean
  /** 0 at a branch's own root, more the farther it is above; then its framework, then the district. */
  readonly distance: number
  readonly grades: number
}

const OF_FRAMEWORK = Number.MAX_SAFE_INTEGER - 1
const OF_DISTRICT = Number.MAX_SAFE_INTEGER
const NOTHING_ABOVE: ReadonlyMap<string, number> = new Map()

/** How narrow a policy is for an objective; null where it does not hold. */
function rankOf(
  { scope }: ScopedPolicy,
  frameworkId: string | null,
  above: ReadonlyMap<string, number>,
): Rank | null {
  const banded = scope.grades !== null
  const grades = scope.grades?.length ?? 0
  if (scope.objectiveId !== null) {
    const distance = above.get(scope.objectiveId)
    return distance === undefined ? null : { banded, distance, grades }
  }
  if (scope.frameworkId === null) return { banded, distance: OF_DISTRICT, grades }
  return scope.frameworkId === frameworkId ? { banded, distance: OF_FRAMEWORK, grades } : null
}

type Ranked = { readonly policy: ScopedPolicy; readonly rank: Rank }

function byRank(one: Ranked, other: Ranked): number {
  return (
    Number(other.rank.banded) - Number(one.rank.banded) ||
    one.rank.distance - other.rank.distance ||
    one.rank.grades - other.rank.grades ||
    (one.policy.id > other.policy.id ? -1 : 1)
  )
}

/** The objective and all above it, each with the fewest steps up to it. */
function distancesAbove(
  objectiveId: string,
  parentsOf: ObjectiveTree['parentsOf'],
): ReadonlyMap<string, number> {
  const distances = new Map([[objectiveId, 0]])
  // A map visits what is added while it is walked: nearest first, each once.
  for (const [id, distance] of distances) {
    for (const parent of parentsOf.get(id) ?? []) {
      if (!distances.has(parent)) distances.set(parent, distance + 1)
    }
  }
  return distances
}
