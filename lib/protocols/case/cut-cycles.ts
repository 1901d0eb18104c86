import type { CaseAssociation } from '@/lib/protocols/case/framework'

/**
 * The isChildOf associations that close a circle when the tree is walked from its tops down, each parent's children as
 * they stand in the file: without them there is none. An item that is its own parent is the shortest circle.
 * O(items + associations).
 */
export function closingAssociations(associations: readonly CaseAssociation[]): ReadonlySet<CaseAssociation> {
  const links = associations.filter(({ type }) => type === 'isChildOf')
  const childLinks = linksByParent(links)
  const haveParents = new Set(links.map(({ from }) => from.identifier))
  // From the tops first, so that what is cut is the link leading back up, not one a sound branch hangs on.
  const tops = [...childLinks.keys()].filter((node) => !haveParents.has(node))
  const closing = new Set<CaseAssociation>()
  const state = new Map<string, 'open' | 'done'>()
  for (const start of [...tops, ...childLinks.keys()]) {
    if (state.has(start)) continue
    // A stack of our own: a chain of items may be longer than the engine's.
    const stack = [{ node: start, next: 0 }]
    state.set(start, 'open')
    for (let above = stack.at(-1); above !== undefined; above = stack.at(-1)) {
      const link = childLinks.get(above.node)?.[above.next]
      above.next += 1
      if (link === undefined) {
        state.set(above.node, 'done')
        stack.pop()
        continue
      }
      const child = link.from.identifier
      const seen = state.get(child)
      if (seen === 'open') closing.add(link)
      else if (seen === undefined) {
        state.set(child, 'open')
        stack.push({ node: child, next: 0 })
      }
    }
  }
  return closing
}

function linksByParent(links: readonly CaseAssociation[]): ReadonlyMap<string, readonly CaseAssociation[]> {
  const byParent = new Map<string, CaseAssociation[]>()
  for (const link of links) {
    const own = byParent.get(link.to.identifier)
    if (own === undefined) byParent.set(link.to.identifier, [link])
    else own.push(link)
  }
  return byParent
}
