import type { ShownStandard } from '@/lib/features/ingest/contract'

/** A standard with others under it, where a policy may hold. */
export interface Branch {
  readonly id: string
  readonly code: string | null
  readonly statement: string
  readonly depth: number
}

/** The branches of a framework in the order of its tree: whatever has something below it. */
export function branchesOf(standards: readonly ShownStandard[]): readonly Branch[] {
  return standards
    .filter((standard, at) => (standards[at + 1]?.depth ?? 0) > standard.depth)
    .map(({ id, code, statement, depth }) => ({ id, code, statement, depth }))
}

/** Those whose code or words hold all that is looked for, and the chosen one wherever it stands. */
export function findBranches(
  branches: readonly Branch[],
  text: string,
  chosenId: string | null = null,
): readonly Branch[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return branches.filter(({ id, code, statement }) => {
    const said = `${code ?? ''} ${statement}`.toLocaleLowerCase()
    return id === chosenId || words.every((word) => said.includes(word))
  })
}
