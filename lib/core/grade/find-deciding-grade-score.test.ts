import { describe, expect, it } from 'vitest'
import { findDecidingGradeScore } from '@/lib/core/grade/find-deciding-grade-score'
import type { GradeInput } from '@/lib/core/grade/grade-input'
import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import { classOf, classWith, gradePolicy, levelsOf } from '@/lib/core/grade/testing/class-of'
import { readScoreScale } from '@/lib/core/mastery/score-scale'

function deciding(input: GradeInput, rest: Partial<GradePolicy> = {}) {
  const found = findDecidingGradeScore(input, gradePolicy(rest))
  return found && [found.score.itemId, found.instead, found.mark]
}

describe('the one score that decides a mark', () => {
  it('is the one with the most points: two percent more of it are enough', () => {
    // 8 + 87 = 95 of 110 = 86.36 %; 99 of 110 make 90 %: four percent more of the test, or forty of the quiz
    expect(deciding(classOf([8, 10], [87, 100]))).toEqual(['item-1', { score: 91 }, 'A'])
  })

  it('may be a score that was only just enough', () => {
    expect(deciding(classOf([90, 100]))).toEqual(['item-0', { score: 89 }, 'B'])
  })

  it('is the latest due of equals', () => {
    // 89 % each: two more on either make 180 of 200
    expect(deciding(classOf([89, 100], [89, 100]))).toEqual(['item-1', { score: 91 }, 'A'])
  })

  it('weighs by its category', () => {
    const input = classWith({
      Homework: { weight: 10, rows: [[89, 100]] },
      Tests: { weight: 90, rows: [[89, 100]] },
    })
    // 0.1 × 89 + 0.9 × p reaches 90 at p = 90.11…
    expect(deciding(input)).toEqual(['item-1', { score: 91 }, 'A'])
  })

  it('may be a letter of its scale', () => {
    const scale = readScoreScale([
      { lhs: 'A', rhs: '95' },
      { lhs: 'B', rhs: '85' },
      { lhs: 'C', rhs: '75' },
      { lhs: 'Seen', rhs: '' },
    ])
    expect(deciding(classOf([null, 100, { text: 'B', scale }]))).toEqual(['item-0', { text: 'A' }, 'A'])
  })

  it('may be one that was dropped', () => {
    // The 88 is dropped, the others make 89 %: one of these would need a percent of all ten, 9.9 instead of 8.9. As 92
    // of 100 it would count, an 8.9 would go in its place: (92 + 9 × 8.9) ÷ 190 = 172.1 ÷ 190 = 90.58 %; as 91 it is
    // (91 + 80.1) ÷ 190 = 90.05 %, as 90 only 89.53 %.
    const small = Array.from({ length: 10 }, () => [8.9, 10] as const)
    const drop = { lowest: 1, highest: 0, within: 'class' } as const
    expect(deciding(classOf([88, 100], ...small), { drop })).toEqual(['item-0', { score: 91 }, 'A'])
  })

  it('is measured from its minimum', () => {
    // B is 35 of 50, A would be 45, C 25: as near, and A the better one.
    const letters = readScoreScale([
      { lhs: 'C', rhs: '75' },
      { lhs: 'B', rhs: '85' },
      { lhs: 'A', rhs: '95' },
    ])
    const input = classOf([null, 100, { text: 'B', scale: letters, minimum: 50 }])
    expect(deciding(input)).toEqual(['item-0', { text: 'A' }, 'A'])
    expect(deciding(classOf([289, 300, { minimum: 200 }]))).toEqual(['item-0', { score: 290 }, 'A'])
  })

  it('is none where no single score within its range could, where there is no grade, and for levels', () => {
    const marks = {
      scale: [
        { mark: 'In', from: 200 },
        { mark: 'Out', from: 0 },
      ],
    }
    expect(deciding(classOf([5, 10]), marks)).toBeNull()
    expect(deciding(classOf())).toBeNull()
    const method = { kind: 'from-levels', worth: { kind: 'score' }, combine: 'mean' } as const
    expect(deciding(levelsOf([3, 3]), { method })).toBeNull()
  })
})
