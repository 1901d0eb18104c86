import type { CaseAssociation, CaseItem, CasePackage } from '@/lib/protocols/case/framework'

/** Where an item stands in its framework. */
export interface TreePlace {
  /** Items of this package it is a child of, its display parent (lowest sequenceNumber) first; none at the top. */
  readonly parents: readonly string[]
  /** From 0, depth first along display parents: the order in which a framework is read aloud. */
  readonly position: number
  /** 0 at the top. */
  readonly depth: number
  /** Has children, by whichever parent. */
  readonly isGroup: boolean
}

/**
 * The tree of a package that was read, so without circles: every item once, by identifier, in reading order. Siblings stand by the
 * association's sequenceNumber, then listEnumeration, then code, then as in the file (CASE 1.1 §CFAssociation,
 * sequenceNumber). Items without a parent here, or below the document, are at the top.
 */
export function orderTree(pkg: Pick<CasePackage, 'items' | 'associations'>): ReadonlyMap<string, TreePlace> {
  const items = new Map(pkg.items.map((item, at) => [item.identifier, { item, at }]))
  const links = linksByChild(pkg, items)
  const groups = new Set<string>()
  const children = new Map<string | null, Sibling[]>()
  for (const [identifier, { item, at }] of items) {
    const parents = links.get(identifier) ?? []
    for (const { to } of parents) groups.add(to.identifier)
    const display = parents[0]?.to.identifier ?? null
    const sequence = display === null ? item.sequenceNumber : (parents[0]?.sequenceNumber ?? null)
    const sibling = { item, at, sequence }
    const siblings = children.get(display)
    if (siblings === undefined) children.set(display, [sibling])
    else siblings.push(sibling)
  }
  for (const siblings of children.values()) siblings.sort(bySequence)

  const places = new Map<string, TreePlace>()
  const stack = (children.get(null) ?? []).toReversed().map(({ item }) => ({ item, depth: 0 }))
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { item, depth } = next
    places.set(item.identifier, {
      parents: (links.get(item.identifier) ?? []).map(({ to }) => to.identifier),
      position: places.size,
      depth,
      isGroup: groups.has(item.identifier),
    })
    for (const { item: child } of (children.get(item.identifier) ?? []).toReversed()) {
      stack.push({ item: child, depth: depth + 1 })
    }
  }
  return places
}

interface Sibling {
  readonly item: CaseItem
  readonly at: number
  readonly sequence: number | null
}

/** Each item's isChildOf within the package, one for each parent, the lowest sequenceNumber first. */
function linksByChild(
  { associations }: Pick<CasePackage, 'associations'>,
  items: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, readonly CaseAssociation[]> {
  const byChild = new Map<string, CaseAssociation[]>()
  for (const link of associations) {
    if (link.type !== 'isChildOf') continue
    if (!items.has(link.from.identifier) || !items.has(link.to.identifier)) continue
    const own = byChild.get(link.from.identifier)
    if (own === undefined) byChild.set(link.from.identifier, [link])
    else own.push(link)
  }
  for (const [child, own] of byChild) {
    const sorted = own.toSorted((a, b) => lastWithout(a.sequenceNumber) - lastWithout(b.sequenceNumber))
    const seen = new Set<string>()
    byChild.set(
      child,
      sorted.filter(({ to }) => !seen.has(to.identifier) && seen.add(to.identifier)),
    )
  }
  return byChild
}

function bySequence(a: Sibling, b: Sibling): number {
  return (
    lastWithout(a.sequence) - lastWithout(b.sequence) ||
    naturally(a.item.listEnumeration, b.item.listEnumeration) ||
    naturally(a.item.humanCodingScheme, b.item.humanCodingScheme) ||
    a.at - b.at
  )
}

/** Larger than any sequence number that is let in. */
function lastWithout(sequence: number | null): number {
  return sequence ?? Number.MAX_SAFE_INTEGER
}

const COLLATOR = new Intl.Collator('en', { numeric: true })

/** 2 before 10, the nameless last. */
function naturally(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return COLLATOR.compare(a, b)
}
