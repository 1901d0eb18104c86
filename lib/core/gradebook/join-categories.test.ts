import { describe, expect, it } from 'vitest'
import { joinCategories } from './join-categories'

const sis = { id: 'sis', precedence: 1 }
const lms = { id: 'lms', precedence: 2 }
const category = (id: string, title: string, sources = [sis]) => ({ id, title, sources })

describe('categories of one class', () => {
  it('of one title from two systems are one, the more trusted system’s', () => {
    const { standing, standingFor } = joinCategories([
      category('theirs', 'classwork ', [lms]),
      category('ours', 'Classwork', [sis]),
      category('tests', 'Tests', [lms]),
    ])
    expect(standing.map(({ id }) => id)).toEqual(['ours', 'tests'])
    expect(standingFor('theirs')).toBe('ours')
    expect(standingFor('ours')).toBe('ours')
    expect(standingFor('tests')).toBe('tests')
  })

  it('that one system keeps apart stay apart, whatever their titles', () => {
    const { standing } = joinCategories([category('a', 'Homework'), category('b', 'Homework')])
    expect(standing).toHaveLength(2)
  })

  it('come out the same in whatever order they are met', () => {
    const met = [category('x', 'Labs', [lms]), category('y', 'Labs', [sis]), category('z', 'Labs', [])]
    for (const order of [met, met.toReversed(), [met[1], met[2], met[0]].flatMap((one) => one ?? [])]) {
      const { standing, standingFor } = joinCategories(order)
      expect(standing.map(({ id }) => id)).toEqual(['y'])
      expect([standingFor('x'), standingFor('z')]).toEqual(['y', 'y'])
    }
  })
})
