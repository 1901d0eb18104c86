import { describe, expect, it } from 'vitest'
import { listDecisions } from '@/components/gradebook/decisions'
import { createGradebookStore } from '@/components/gradebook/gradebook-store'
import { smallClass } from '@/components/gradebook/testing/small-class'

describe('the decisions of a class', () => {
  it('are people’s values above a computed or sent one, and know which of them are disputed', () => {
    const store = createGradebookStore(smallClass())
    expect(listDecisions(store)).toEqual([
      {
        key: 'mina.lab',
        cell: { kind: 'score', studentId: 'mina', itemId: 'lab' },
        changed: true,
        closed: false,
      },
      { key: 'mina.grade', cell: { kind: 'grade', studentId: 'mina' }, changed: true, closed: false },
      {
        key: 'kosi.rates',
        cell: { kind: 'level', studentId: 'kosi', objectiveId: 'rates' },
        changed: true,
        closed: false,
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
    const typed = { studentId: 'chi', itemId: 'talk', objectiveId: null, version: 1, own }
    store.apply({ scores: [{ ...typed, source: null }], levels: [], grades: [] })
    expect(listDecisions(store).map(({ key }) => key)).not.toContain('chi.talk')
    const source = {
      score: 7,
      text: null,
      status: 'fully graded',
      flags: 0,
      version: 1,
      sourceId: 'sis',
    } as const
    store.apply({ scores: [{ ...typed, source }], levels: [], grades: [] })
    expect(listDecisions(store)).toContainEqual({
      key: 'chi.talk',
      cell: { kind: 'score', studentId: 'chi', itemId: 'talk' },
      changed: true,
      closed: false,
    })
  })
})

describe('a decision in a closed grading period', () => {
  it('is closed and not disputed: nothing can be answered until the period is reopened', () => {
    const store = createGradebookStore(smallClass())
    const quiz = store.score('kosi', 'quiz', null)
    if (quiz === null || quiz.source === null) throw new Error('the small class has this score')
    const now = { ...quiz.source, score: 9 }
    const own = {
      value: { score: 8, text: null, status: null, flags: 0 },
      seen: quiz.source,
      seenVersion: 1,
      reason: null,
      author: 'Rosa Salazar',
      at: '2026-11-10T15:00:00Z',
    }
    store.apply({ scores: [{ ...quiz, version: 1, own, sinceClosing: now }], levels: [], grades: [] })
    const key = 'kosi.quiz'
    expect(listDecisions(store).find((decision) => decision.key === key)).toMatchObject({
      changed: false,
      closed: true,
    })
  })
})

describe('the list', () => {
  it('has what is disputed first, and holds still while it is worked through', () => {
    const store = createGradebookStore(smallClass())
    const before = listDecisions(store)
    const [lab, grade, rates] = before
    if (lab === undefined || rates === undefined) throw new Error('the small class has three decisions')
    const kept = store.level('kosi', 'rates')
    const given = store.score('mina', 'lab', null)
    if (kept?.own == null || given === null) throw new Error('both stand')
    const level = { ...kept, own: { ...kept.own, seen: { level: 3, score: 3.38 } } }
    store.apply({ scores: [{ ...given, own: null }], levels: [level], grades: [] })

    const answered = new Map(before.map((decision) => [decision.key, decision]))
    expect(listDecisions(store, answered)).toEqual([
      { ...lab, changed: false },
      grade,
      { ...rates, changed: false },
    ])
    expect(listDecisions(store)).toEqual([grade, { ...rates, changed: false }])
  })
})
