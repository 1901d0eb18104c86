import { describe, expect, it } from 'vitest'
import { layOutGradebook } from '@/components/gradebook/columns'
import { openGrid } from '@/components/gradebook/open-grid'
import { smallClass } from '@/components/gradebook/testing/small-class'

const grid = openGrid(smallClass())
const columns = (unfolded: readonly string[], folded: readonly string[] = []) =>
  layOutGradebook(grid, { unfolded: new Set(unfolded), folded: new Set(folded) }).columns.map(({ id }) => id)

describe('the columns of a class', () => {
  it('are its standards by domain, then all its assignments by category', () => {
    expect(columns([])).toEqual([
      'level:rates',
      'level:percent',
      'level:other',
      'item:lab',
      'item:quiz',
      'item:talk',
    ])
    const { bands } = layOutGradebook(grid, { unfolded: new Set(), folded: new Set() })
    expect(bands.map(({ kind, title, weight }) => [kind, title, weight])).toEqual([
      ['domain', 'Ratios', null],
      ['domain', null, null],
      ['category', 'Tests', 40],
      ['category', null, null],
    ])
  })

  it('show a standard’s evidence right beside it when it is unfolded', () => {
    expect(columns(['rates']).slice(0, 4)).toEqual([
      'level:rates',
      'evidence:rates:lab',
      'evidence:rates:quiz',
      'level:percent',
    ])
  })

  it('shrink to one where a domain or category is folded', () => {
    expect(columns(['rates'], ['domain-RP', 'category-tests'])).toEqual([
      'folded:domain-RP',
      'level:other',
      'folded:category-tests',
      'item:talk',
    ])
  })
})
