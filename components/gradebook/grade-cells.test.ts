import { describe, expect, it } from 'vitest'
import { GRADE_COLUMN } from '@/components/gradebook/columns'
import { percentToSort } from '@/components/gradebook/grade-figures'
import { groupByCategory, isRenormalised } from '@/components/gradebook/grade-rows'
import { gradeView } from '@/components/gradebook/grade-view'
import { createGradebookStore } from '@/components/gradebook/gradebook-store'
import { meanPercent } from '@/components/gradebook/header-grade'
import { lockedBecause } from '@/components/gradebook/locked-cell'
import { intentToRestore, readInput } from '@/components/gradebook/read-input'
import { sortStudents } from '@/components/gradebook/sort-students'
import { plainWords, smallClass } from '@/components/gradebook/testing/small-class'
import { assumptionsOf } from '@/components/gradebook/what-if-changes'
import { createWriteQueue, type PendingWrite } from '@/components/gradebook/write-queue'
import type { ShownGradeScore, ShownGradeWorking } from '@/lib/core/gradebook/grade-evidence'

const store = createGradebookStore(smallClass())
const { payload } = store.grid()
const { policy } = payload.grade

const nothingPending = createWriteQueue({
  send: async () => ({ kind: 'unreachable' }),
  newId: () => '',
  later: () => undefined,
  versionOf: () => 0,
  onWritten: () => undefined,
  onChange: () => undefined,
})

function say(studentId: string, pending: PendingWrite | null = null): string {
  const state = store.grade(studentId)
  if (state === null) throw new Error('no such student')
  return gradeView(state, pending, policy, plainWords, true).label
}

const read = (text: string, studentId = 'kosi') =>
  readInput({ kind: 'grade', studentId }, text, { store, words: plainWords, pending: null })

describe('the cell of a combined grade says in words', () => {
  it('its mark and its percent, which never rounds to another mark', () => {
    expect(say('kosi')).toBe('B, 84.2 percent')
    expect(say('chi')).toBe('B, 89.96 percent, 2 missing left out')
  })

  it('a teacher’s grade, the computed one beside it, and that it has moved since', () => {
    expect(say('mina')).toBe('C, by Rosa Salazar, computed D, 60.0 percent, changed since')
  })

  it('that there is none yet, which is not a zero', () => {
    expect(say('ari')).toBe('no grade')
  })

  it('what is being saved, with the mark of the percent that was typed', () => {
    const typed = read('91')
    if (!typed.ok) throw new Error('a grade')
    const pending: PendingWrite = { intent: typed.value, state: 'waiting', refusal: null, conflict: null }
    expect(say('kosi', pending)).toBe('A, 91.0 percent, by you, computed B, 84.2 percent, waiting')
  })
})

describe('what is typed into it is read', () => {
  it('as a percent, with or without its sign, beside what the writer saw', () => {
    for (const text of ['91.5', '91.5 %', '91.5%'])
      expect(read(text)).toMatchObject({
        ok: true,
        value: { act: 'set', value: { number: '91.5', text: null }, saw: { version: 0, computed: '84.2' } },
      })
  })

  it('as a mark of the scale in any case', () => {
    expect(read('a')).toMatchObject({ ok: true, value: { value: { number: null, text: 'A' } } })
  })

  it('and refused with what would be taken', () => {
    expect(read('excellent')).toMatchObject({
      ok: false,
      problem: { expected: 'grade', texts: ['A', 'B', 'C', 'D', 'F'] },
    })
  })

  it('and taken back with what its author had seen, so that its flag comes back', () => {
    expect(intentToRestore(store, { kind: 'grade', studentId: 'mina' })).toMatchObject({
      act: 'set',
      value: { number: null, text: 'C' },
      saw: { version: 1, computed: '58.5' },
    })
  })

  it('unless the term is closed', () => {
    const cell = { kind: 'grade', studentId: 'kosi' } as const
    expect(lockedBecause(store, cell)).toBeNull()
    const open = smallClass()
    const closed = createGradebookStore({ ...open, grade: { ...open.grade, closed: true } })
    expect(lockedBecause(closed, cell)).toBe('period')
  })
})

describe('the class by its grades', () => {
  it('is sorted by percent, a mark alone by where it begins, no grade last', () => {
    expect(percentToSort({ percent: null, mark: 'C' }, policy)).toBe(70)
    const sorting = { column: GRADE_COLUMN.id, descending: false }
    expect(sortStudents(store, nothingPending, [], sorting, true)).toEqual(['mina', 'kosi', 'chi', 'ari'])
  })

  it('has a mean of the percents that count', () => {
    expect(meanPercent(store, nothingPending, ['kosi', 'mina', 'ari'])).toBe(84.2)
    expect(meanPercent(store, nothingPending, ['ari'])).toBeNull()
  })
})

describe('the working of a grade', () => {
  const category = { points: 0, possible: 0, percent: null, share: 0, contribution: 0, counted: 0 }
  const tests = { ...category, id: 'tests', title: 'Tests', weight: 40, share: 1, counted: 1 }
  const homework = { ...category, id: 'homework', title: 'Homework', weight: 60 }
  const loose = { ...category, id: null, title: null, weight: null }
  const lab: ShownGradeScore = {
    itemId: 'lab',
    title: 'lab',
    dueOn: null,
    categoryId: 'tests',
    minimum: null,
    maximum: 20,
    score: 18,
    text: null,
    status: 'fully graded',
    flags: 0,
    overridden: false,
    role: 'counted',
    reason: null,
    points: 18,
    possible: 20,
    beyond: null,
    contribution: 90,
  }
  const working: ShownGradeWorking = {
    grade: { percent: 90, mark: 'A', counted: 1, missing: 0, exempt: 0, dropped: 0 },
    method: 'weighted-categories',
    categories: [homework, tests, loose],
    scores: [lab],
    levels: [],
  }

  it('stands by category, what counts first, with the assignments that have no result yet', () => {
    const groups = groupByCategory(working, payload)
    expect(
      groups.map(({ category: { id }, scores, open }) => [
        id,
        scores.map(({ itemId }) => itemId),
        open.map((item) => item.id),
      ]),
    ).toEqual([
      ['tests', ['lab'], ['quiz']],
      [null, [], ['talk']],
    ])
  })

  it('tells where a category without scores gave its weight to the others', () => {
    expect(isRenormalised(working)).toBe(true)
    expect(isRenormalised({ ...working, categories: [tests, loose] })).toBe(false)
    expect(isRenormalised({ ...working, method: 'total-points' })).toBe(false)
  })
})

describe('scores that are tried out', () => {
  const suppose = (...scores: readonly (readonly [string, string])[]) =>
    assumptionsOf({ scores: new Map(scores), levels: new Map() }, store, plainWords)

  it('are read as a score cell reads them; a dash is no result', () => {
    expect(suppose(['lab', '19.5'], ['talk', 'meets'], ['quiz', '-'])).toEqual([
      { kind: 'score', itemId: 'lab', number: '19.5', text: null, status: null },
      { kind: 'score', itemId: 'talk', number: null, text: 'Meets', status: null },
      { kind: 'score', itemId: 'quiz', number: null, text: null, status: null },
    ])
    expect(suppose(['lab', 'EX'])).toMatchObject([{ status: 'exempt' }])
  })

  it('are left out while they are half typed', () => {
    expect(suppose(['lab', '1.2.3'], ['quiz', ' '])).toEqual([])
  })
})
