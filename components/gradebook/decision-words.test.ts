import { describe, expect, it } from 'vitest'
import { sayDecision } from '@/components/gradebook/decision-words'
import { createGradebookStore } from '@/components/gradebook/gradebook-store'
import { intentToRestore } from '@/components/gradebook/read-input'
import { plainWords, smallClass } from '@/components/gradebook/testing/small-class'

const store = createGradebookStore(smallClass())
const level = { kind: 'level', studentId: 'kosi', objectiveId: 'rates' } as const
const score = { kind: 'score', studentId: 'mina', itemId: 'lab' } as const

describe('a decision', () => {
  it('is said with what stood beneath it then and stands there now', () => {
    expect(sayDecision(store, level, plainWords)).toEqual({
      chosen: '4 Advanced',
      beneathThen: '3.0 Proficient',
      beneathNow: '3.4 Proficient',
      reason: 'At the board, unprompted.',
      author: 'Rosa Salazar',
      at: '2026-11-09T15:00:00Z',
    })
    expect(sayDecision(store, score, plainWords)).toMatchObject({
      chosen: '12 of 20, late',
      beneathThen: '8 of 20',
      beneathNow: '9 of 20, late',
    })
  })

  it('is none where nobody decided', () => {
    expect(sayDecision(store, { ...score, studentId: 'kosi' }, plainWords)).toBeNull()
  })

  it('comes back, when it was kept or given up by mistake, with its reason and what its author saw', () => {
    expect(intentToRestore(store, level)).toMatchObject({
      act: 'set',
      value: { level: 4, number: null },
      reason: 'At the board, unprompted.',
      saw: { version: 2, computed: '2.97' },
    })
    expect(intentToRestore(store, score)).toMatchObject({
      act: 'set',
      value: { number: '12' },
      saw: { version: 1, sourceVersion: 1 },
    })
  })
})
