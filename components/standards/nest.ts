import type { ShownStandard } from '@/lib/features/ingest/contract'

/** A standard with those below it. */
export interface StandardBranch {
  readonly standard: ShownStandard
  readonly below: readonly StandardBranch[]
}

/** From the tree's order and each standard's depth, the tree. */
export function nest(standards: readonly ShownStandard[]): readonly StandardBranch[] {
  const top: Growing[] = []
  const path: Growing[] = []
  for (const standard of standards) {
    const branch: Growing = { standard, below: [] }
    path.length = Math.min(standard.depth, path.length)
    const parent = path[path.length - 1]
    if (parent === undefined) top.push(branch)
    else parent.below.push(branch)
    path.push(branch)
  }
  return top
}

interface Growing extends StandardBranch {
  readonly below: Growing[]
}
