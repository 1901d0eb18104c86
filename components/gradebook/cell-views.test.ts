import { describe, expect, it } from 'vitest'
import { createGradebookStore } from '@/components/gradebook/gradebook-store'
import { levelView } from '@/components/gradebook/level-view'
import { policyOfLevel } from '@/components/gradebook/open-grid'
import { plainIntent, readInput } from '@/components/gradebook/read-input'
import { isOpen, scoreView } from '@/components/gradebook/score-view'
import { plainWords, smallClass } from '@/components/gradebook/testing/small-class'
import type { PendingWrite } from '@/components/gradebook/write-queue'
import type { GridPayload } from '@/lib/core/gradebook/grid'

const store = createGradebookStore(smallClass())
const { payload } = store.grid()

function sayLevel(studentId: string, objectiveId: string, pending: PendingWrite | null = null): string {
  return sayLevelIn(payload, studentId, objectiveId, pending)
}

function sayLevelIn(
  payload: GridPayload,
  studentId: string,
  objectiveId: string,
  pending: PendingWrite | null,
): string {
  const store = createGradebookStore(payload)
  const state = store.level(studentId, objectiveId)
  const objective = payload.objectives.find(({ id }) => id === objectiveId)
  if (state === null || objective === undefined) throw new Error('no such cell')
  return levelView(state, pending, policyOfLevel(store.grid(), objective, studentId), plainWords, true).label
}

function sayScore(studentId: string, itemId: string): string {
  const state = store.score(studentId, itemId, null)
  const item = payload.items.find(({ id }) => id === itemId)
  if (state === null || item === undefined) throw new Error('no such cell')
  return scoreView(state, null, item, 'Rollbook', plainWords, true).label
}

describe('a level cell says in words', () => {
  it('its level, score, evidence and trend; a score never rounds to another level', () => {
    expect(sayLevel('chi', 'rates')).toBe('Approaching, 2.47, 2 pieces')
  })

  it('a teacher’s level, the computed one beside it, and that the world changed since', () => {
    expect(sayLevel('kosi', 'rates')).toBe(
      'Advanced, 4, by Rosa Salazar, computed Proficient, 3.4, 3 pieces, rising, changed since',
    )
  })

  it('its level on the scale of the student’s own grade, where that is another than the column’s', () => {
    const [first] = payload.policies
    const at = payload.objectives.findIndex(({ id }) => id === 'rates')
    if (first === undefined) throw new Error('a policy')
    const levels = ['Not yet', 'Got it'].map((label, place) => ({
      level: place + 1,
      label,
      cut: place * 2.4,
      number: place * 2.4,
    }))
    const mixed = {
      ...payload,
      policies: [...payload.policies, { ...first, scale: { levels, top: 4 } }],
      levels: payload.levels.map((column, index) =>
        index === at
          ? {
              ...column,
              policies: [[payload.students.id.indexOf('chi')], [payload.policies.length]] as const,
            }
          : column,
      ),
    }
    expect(sayLevelIn(mixed, 'chi', 'rates', null)).toBe('Got it, 2.5, 2 pieces')
    expect(sayLevelIn(mixed, 'kosi', 'rates', null)).toContain('computed Proficient, 3.4')
  })

  it('too little evidence, and none, which are not the same', () => {
    expect(sayLevel('mina', 'rates')).toBe('not enough, 1 of 2')
    expect(sayLevel('mina', 'percent')).toBe('no evidence')
  })

  it('what became of the last keystroke', () => {
    const typed = readInput({ kind: 'level', studentId: 'chi', objectiveId: 'rates' }, '3', {
      store,
      words: plainWords,
      pending: null,
    })
    if (!typed.ok) throw new Error('a level')
    const pending: PendingWrite = { intent: typed.value, state: 'waiting', refusal: null, conflict: null }
    expect(sayLevel('chi', 'rates', pending)).toBe(
      'Proficient, 3, by you, computed Approaching, 2.47, 2 pieces, waiting',
    )
    expect(sayLevel('chi', 'rates', { ...pending, state: 'refused', refusal: 'closed' })).toBe(
      'not saved, typed 3; saved Approaching, 2.47, 2 pieces',
    )
  })
})

describe('a score cell says in words', () => {
  it('a score, also one beyond its maximum, and nothing', () => {
    expect(sayScore('kosi', 'lab')).toBe('18 of 20')
    expect(sayScore('chi', 'lab')).toBe('22 of 20')
    expect(sayScore('chi', 'quiz')).toBe('no score')
  })

  it('a teacher’s score, what the source says beneath, and that it changed', () => {
    expect(sayScore('mina', 'lab')).toBe(
      '12 of 20, late, by Rosa Salazar, Rollbook says 9 of 20, late, changed since',
    )
  })
})

describe('a score may be typed', () => {
  const editable = (itemId: string) => {
    const state = store.score('kosi', itemId, null)
    const item = payload.items.find(({ id }) => id === itemId)
    return state !== null && item !== undefined && isOpen(item, state)
  }

  it('unless its grading period is closed', () => {
    expect(editable('lab')).toBe(true)
    expect(editable('quiz')).toBe(false)
  })
})

describe('what is typed is read for its cell', () => {
  const read = (itemId: string, text: string) =>
    readInput({ kind: 'score', studentId: 'mina', itemId }, text, { store, words: plainWords, pending: null })

  it('as a number, with what the writer saw', () => {
    const result = read('lab', '17.5')
    expect(result.ok && result.value).toMatchObject({
      act: 'set',
      value: { number: '17.5', text: null, status: null },
      saw: { version: 1, sourceVersion: 2, computed: null },
    })
  })

  it('a code is added to the mark that stands', () => {
    const result = read('lab', 'ex')
    expect(result.ok && result.value.value).toMatchObject({ number: '12', status: 'exempt' })
  })

  it('as a text of the scale, in its own spelling', () => {
    const result = read('talk', 'meets')
    expect(result.ok && result.value.value).toMatchObject({ text: 'Meets', number: null })
  })

  it('nothing goes back to the source', () => {
    const result = read('lab', '')
    expect(result.ok && result.value).toEqual(
      plainIntent(store, { kind: 'score', studentId: 'mina', itemId: 'lab' }, 'clear'),
    )
  })

  it('anything else is refused with what would be taken', () => {
    expect(read('lab', 'abc')).toMatchObject({ ok: false, problem: { expected: 'number', maximum: 20 } })
    expect(read('talk', 'abc')).toMatchObject({
      ok: false,
      problem: { expected: 'text-of-scale', texts: ['Meets'] },
    })
  })
})
