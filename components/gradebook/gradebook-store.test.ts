import { describe, expect, it } from 'vitest'
import { layOutGradebook } from '@/components/gradebook/columns'
import { createGradebookStore, gradebookStoreOf } from '@/components/gradebook/gradebook-store'
import { sortStudents } from '@/components/gradebook/sort-students'
import { smallClass } from '@/components/gradebook/testing/small-class'
import type { WriteQueue } from '@/components/gradebook/write-queue'
import type { LevelState } from '@/lib/features/gradebook/contract'

const level: LevelState = {
  studentId: 'chi',
  objectiveId: 'rates',
  version: 1,
  computed: { state: 'level', score: 2.47, count: 2, trend: 0 },
  own: {
    level: 1,
    number: null,
    seen: { level: 2, score: 2.47 },
    reason: null,
    author: 'Rosa Salazar',
    at: '2026-11-24T09:00:00Z',
  },
}

describe('a class in the browser', () => {
  it('hands out the same cell until it changes, then another', () => {
    const store = createGradebookStore(smallClass())
    const before = store.level('chi', 'rates')
    expect(store.level('chi', 'rates')).toBe(before)
    store.apply({ scores: [], levels: [level], grades: [] })
    expect(store.level('chi', 'rates')).toBe(level)
  })

  it('tells only the rows that changed', () => {
    const store = createGradebookStore(smallClass())
    const told: string[] = []
    for (const id of ['chi', 'kosi']) store.subscribeRow(id, () => told.push(id))
    store.apply({ scores: [], levels: [level], grades: [] })
    expect(told).toEqual(['chi'])
    expect(store.savedVersion('chi')).toBe(1)
    expect(store.savedVersion('kosi')).toBe(0)
  })

  it('keeps what a write was answered with until a fresh class comes', () => {
    const store = createGradebookStore(smallClass())
    store.apply({ scores: [], levels: [level], grades: [] })
    store.load(smallClass())
    expect(store.level('chi', 'rates')?.own).toBeNull()
  })

  it('is known to every screen that shows it, with what was written on another', () => {
    const payload = smallClass()
    gradebookStoreOf(payload).apply({ scores: [], levels: [level], grades: [] })
    expect(gradebookStoreOf(payload).level('chi', 'rates')).toBe(level)
    const fresh = smallClass()
    gradebookStoreOf(payload).load(fresh)
    expect(gradebookStoreOf(fresh)).toBe(gradebookStoreOf(payload))
    expect(gradebookStoreOf(fresh).level('chi', 'rates')?.own).toBeNull()
  })

  it('knows which cell stands under a standard: the part for it, else the assignment’s one score', () => {
    const store = createGradebookStore(smallClass())
    const { columns } = layOutGradebook(store.grid(), { unfolded: new Set(['percent']), folded: new Set() })
    const quiz = columns.find(({ id }) => id === 'evidence:percent:quiz')
    expect(quiz && store.cellIn(quiz, 'kosi')).toMatchObject({ kind: 'objective', objectiveId: 'percent' })
    expect(quiz && store.cellIn(quiz, 'chi')).toEqual({ kind: 'score', studentId: 'chi', itemId: 'quiz' })
  })
})

describe('students stand in the order asked for', () => {
  const store = createGradebookStore(smallClass())
  const nothing: WriteQueue = {
    write: () => {},
    hold: () => {},
    pending: () => null,
    all: () => [],
    retry: () => {},
    discard: () => {},
    hurry: () => {},
  }
  const { columns } = layOutGradebook(store.grid(), { unfolded: new Set(), folded: new Set() })
  const sorted = (column: string | null, descending: boolean, withLeft = false) =>
    sortStudents(store, nothing, columns, { column, descending }, withLeft)

  it('by name at first, those who left at the end and only on request', () => {
    expect(sorted(null, false)).toEqual(['chi', 'mina', 'kosi'])
    expect(sorted(null, false, true)).toEqual(['chi', 'mina', 'kosi', 'ari'])
  })

  it('by a level, whoever has none last, whichever way round', () => {
    expect(sorted('level:rates', false)).toEqual(['chi', 'kosi', 'mina'])
    expect(sorted('level:rates', true)).toEqual(['kosi', 'chi', 'mina'])
  })

  it('by a score as it counts: the teacher’s before the source’s', () => {
    expect(sorted('item:lab', false)).toEqual(['mina', 'kosi', 'chi'])
  })
})
