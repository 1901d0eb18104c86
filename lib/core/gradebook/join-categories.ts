import { foldText } from '@/lib/core/mastery/score-scale'

/** A category as a class meets it, with the sources that name it. */
export interface MetCategory {
  readonly id: string
  readonly title: string
  /** A lower precedence is trusted before a higher one. */
  readonly sources: readonly { readonly id: string; readonly precedence: number }[]
}

export interface JoinedCategories<C> {
  /** Those that stand, in the given order. */
  readonly standing: readonly C[]
  /** The category that stands for one of the class; itself where it stands. */
  standingFor(id: string): string
}

/**
 * In one class, "Classwork" of the SIS and "Classwork" of the LMS are one category, under the id and weight of the
 * source that is trusted first: else its weight would count twice. Two of one title that one source keeps apart stay
 * apart. Titles are compared whatever their case.
 */
export function joinCategories<C extends MetCategory>(categories: readonly C[]): JoinedCategories<C> {
  const standing: C[] = []
  const joined = new Map<string, string>()
  for (const category of categories.toSorted(byTrust)) {
    const same = standing.find((one) => foldText(one.title) === foldText(category.title))
    if (same === undefined || shareSource(same, category)) standing.push(category)
    else joined.set(category.id, same.id)
  }
  const stands = new Set(standing)
  return {
    standing: categories.filter((one) => stands.has(one)),
    standingFor: (id) => joined.get(id) ?? id,
  }
}

function byTrust(left: MetCategory, right: MetCategory): number {
  return trust(left) - trust(right) || (left.id < right.id ? -1 : 1)
}

/** Of a category no source names, a teacher's own, the last. */
function trust({ sources }: MetCategory): number {
  return Math.min(Number.MAX_SAFE_INTEGER, ...sources.map(({ precedence }) => precedence))
}

function shareSource(left: MetCategory, right: MetCategory): boolean {
  return left.sources.some(({ id }) => right.sources.some((source) => source.id === id))
}
