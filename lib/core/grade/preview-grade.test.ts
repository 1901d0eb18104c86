import { describe, expect, it } from 'vitest'
import { calculateGrade } from '@/lib/core/grade/calculate-grade'
import type { GradeInput } from '@/lib/core/grade/grade-input'
import { type GradeChange, previewGrade } from '@/lib/core/grade/preview-grade'
import { classOf, graded, gradePolicy, levelsOf, scoreOf } from '@/lib/core/grade/testing/class-of'

/** Percent and mark before and after. */
function preview(input: GradeInput, change: GradeChange, policy = gradePolicy()) {
  const { before, after } = previewGrade(input, change, policy)
  return [before, after].map((grade) => (grade.state === 'none' ? 'none' : `${grade.percent} ${grade.mark}`))
}

describe('what a change would do to a grade', () => {
  const input = classOf([8, 10], [9, 10], [null, 20, { status: 'not submitted', missing: true }])

  it('shows an override of a score', () => {
    // 17 ÷ 20, then (10 + 9) ÷ 20
    expect(preview(input, { kind: 'score', score: scoreOf(10, 10, 0) })).toEqual(['85 B', '95 A'])
  })

  it('shows the missing work handed in', () => {
    // (17 + 12) ÷ 40
    expect(preview(input, { kind: 'score', score: scoreOf(12, 20, 2) })).toEqual(['85 B', '72.5 C'])
  })

  it('shows a score that is still to come', () => {
    // (17 + 1) ÷ 30
    expect(preview(input, { kind: 'score', score: scoreOf(1, 10, 7) })).toEqual(['85 B', '60 D'])
    expect(preview(classOf(), { kind: 'score', score: scoreOf(1, 10, 0) })).toEqual(['none', '10 F'])
  })

  it('shows a score taken away, and the last one too', () => {
    expect(preview(input, { kind: 'no-score', itemId: 'item-0' })).toEqual(['85 B', '90 A'])
    expect(preview(classOf([8, 10]), { kind: 'no-score', itemId: 'item-0' })).toEqual(['80 B', 'none'])
    expect(preview(input, { kind: 'no-score', itemId: 'elsewhere' })).toEqual(['85 B', '85 B'])
  })

  it('shows an override of a level where levels count, and that it does nothing where they do not', () => {
    const method = { kind: 'from-levels', worth: { kind: 'score' }, combine: 'mean' } as const
    const level = { objectiveId: 'objective-1', level: 4, score: 4, top: 4 }
    const levels = levelsOf([3, 3], [2, 2])
    expect(preview(levels, { kind: 'level', level }, gradePolicy({ method }))).toEqual(['62.5 D', '87.5 B'])
    expect(preview(input, { kind: 'level', level })).toEqual(['85 B', '85 B'])
  })

  it('shows a level taken away', () => {
    const policy = gradePolicy({ method: { kind: 'from-levels', worth: { kind: 'score' }, combine: 'mean' } })
    const without = (objectiveId: string) =>
      preview(levelsOf([3, 3], [2, 2]), { kind: 'no-level', objectiveId }, policy)
    expect(without('objective-1')).toEqual(['62.5 D', '75 C'])
    expect(without('elsewhere')).toEqual(['62.5 D', '62.5 D'])
  })

  it('leaves what it was given as it was', () => {
    const before = structuredClone(input)
    previewGrade(input, { kind: 'score', score: scoreOf(0, 10, 0) }, gradePolicy())
    expect(input).toEqual(before)
    expect(graded(calculateGrade(input, gradePolicy())).percent).toBe(85)
  })
})
