import { describe, expect, it } from 'vitest'
import type { ShownStandard } from '@/lib/features/ingest/contract'
import { nest, type StandardBranch } from './nest'

const standard = (id: string, depth: number): ShownStandard => ({
  id,
  code: id,
  short: null,
  statement: id,
  kind: null,
  grades: null,
  retired: false,
  depth,
  classes: [],
})
const drawn = (branches: readonly StandardBranch[]): string =>
  branches
    .map(({ standard: { id }, below }) => `${id}${below.length === 0 ? '' : `(${drawn(below)})`}`)
    .join(' ')

describe('a framework in the order of its tree', () => {
  it('is its tree again', () => {
    const list = [
      standard('a', 0),
      standard('a1', 1),
      standard('a1x', 2),
      standard('a2', 1),
      standard('b', 0),
    ]
    expect(drawn(nest(list))).toBe('a(a1(a1x) a2) b')
  })

  it('keeps a standard whose parent is not shown at the nearest place above it', () => {
    expect(drawn(nest([standard('a', 0), standard('deep', 3), standard('b', 1)]))).toBe('a(deep b)')
  })

  it('is nothing of nothing', () => {
    expect(nest([])).toEqual([])
  })
})
