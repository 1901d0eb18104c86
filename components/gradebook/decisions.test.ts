import { describe, expect, it } from 'vitest'
import { listDecisions, orderDecisions } from '@/components/gradebook/decisions'
import { createGradebookStore } from '@/components/gradebook/gradebook-store'
import { smallClass } from '@/components/gradebook/testing/small-class'

const decision = (key: string, changed: boolean) => ({
  key,
  cell: { kind: 'score', studentId: key, itemId: 'lab' } as const,
  changed,
})

describe('the decisions of a class', () => {
  it('are people’s values above a computed or sent one, and know which of them are disputed', () => {
    const store = createGradebookStore(smallClass())
    expect(listDecisions(store)).toEqual([
      {
        key: 'mina.lab',
        cell: { kind: 'score', studentId: 'mina', itemId: 'lab' },
        changed: true,
      },
      {
        key: 'kosi.rates',
        cell: { kind: 'level', studentId: 'kosi', objectiveId: 'rates' },
        changed: true,
      },
    ])
  })

  it('leave out what was typed where nothing was, until a source speaks', () => {
    const store = createGradebookStore(smallClass())
    const own = {
      value: { score: 5, text: null, status: null, flags: 0 },
      seen: null,
      seenVersion: 0,
      reason: null,
      author: 'Rosa Salazar',
      at: '2026-11-10T15:00:00Z',
    }
    const typed = { studentId: 'chi', itemId: 'quiz', objectiveId: null, version: 1, own }
    store.apply({ scores: [{ ...typed, source: null }], levels: [] })
    expect(listDecisions(store).map(({ key }) => key)).not.toContain('chi.quiz')
    const source = {
      score: 7,
      text: null,
      status: 'fully graded',
      flags: 0,
      version: 1,
      sourceId: 'sis',
    } as const
    store.apply({ scores: [{ ...typed, source }], levels: [] })
    expect(listDecisions(store)).toContainEqual({
      key: 'chi.quiz',
      cell: { kind: 'score', studentId: 'chi', itemId: 'quiz' },
      changed: true,
    })
  })
})

describe('the list', () => {
  it('has what disagrees first', () => {
    const all = [decision('ana', false), decision('ben', true)]
    expect(orderDecisions(all, new Map()).map(({ key }) => key)).toEqual(['ben', 'ana'])
  })

  it('holds still while it is worked through: kept and given up ones stay among the first', () => {
    const ben = decision('ben', true)
    const cy = decision('cy', true)
    const answered = new Map([
      ['ben', ben],
      ['cy', cy],
    ])
    const now = [decision('ana', false), decision('ben', false)]
    expect(orderDecisions(now, answered)).toEqual([
      decision('ben', false),
      decision('cy', false),
      decision('ana', false),
    ])
  })
})
