import { expect, it } from 'vitest'
import { branchesOf, findBranches } from '@/components/policies/branches'
import type { ShownStandard } from '@/lib/features/ingest/contract'

const standard = (code: string, statement: string, depth: number): ShownStandard => ({
  id: code,
  code,
  short: null,
  statement,
  kind: null,
  grades: null,
  retired: false,
  depth,
  classes: [],
})
const TREE = [
  standard('NF', 'Fractions', 0),
  standard('NF.A', 'Extend equivalence', 1),
  standard('NF.A.1', 'Explain why', 2),
  standard('NF.B', 'Build fractions', 1),
  standard('G', 'Geometry', 0),
  standard('G.1', 'Draw lines', 1),
]

it('a branch is a standard with others under it', () => {
  expect(branchesOf(TREE).map(({ id }) => id)).toEqual(['NF', 'NF.A', 'G'])
})

it('is found by its code and by its words, in any order and case', () => {
  const branches = branchesOf(TREE)
  expect(findBranches(branches, 'nf.a').map(({ id }) => id)).toEqual(['NF.A'])
  expect(findBranches(branches, 'equivalence EXTEND').map(({ id }) => id)).toEqual(['NF.A'])
  expect(findBranches(branches, '')).toHaveLength(3)
  expect(findBranches(branches, 'algebra')).toEqual([])
  expect(findBranches(branches, 'algebra', 'G').map(({ id }) => id)).toEqual(['G'])
})
