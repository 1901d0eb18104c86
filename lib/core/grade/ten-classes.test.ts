import { describe, expect, it } from 'vitest'
import { calculateGrade } from '@/lib/core/grade/calculate-grade'
import type { GradeInput } from '@/lib/core/grade/grade-input'
import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import { classOf, classWith, graded, gradePolicy, levelsOf } from '@/lib/core/grade/testing/class-of'

/** The grade as a report would print it, and what each score did, in order. */
function report(input: GradeInput, rest: Partial<GradePolicy> = {}) {
  const { percent, mark, working } = graded(calculateGrade(input, gradePolicy(rest)))
  return { percent, mark, roles: working.scores.map(({ role, reason }) => reason ?? role) }
}

function dropping(lowest: number, highest: number): Partial<GradePolicy> {
  return { drop: { lowest, highest, within: 'category' } }
}

describe('ten classes, worked by hand', () => {
  it('1 · total points: 18 of 20, 45 of 50 and 7 of 10', () => {
    // 18 + 45 + 7 = 70; 20 + 50 + 10 = 80; 70 ÷ 80 = 0.875
    const input = classOf([18, 20], [45, 50], [7, 10])
    expect(report(input)).toEqual({ percent: 87.5, mark: 'B', roles: ['counted', 'counted', 'counted'] })
  })

  it('2 · weights fall to the categories that have scores: the project is not given yet', () => {
    // homework 27 ÷ 30 = 90 %, weight 20; tests 80 + 70 = 150 ÷ 200 = 75 %, weight 50; project none, weight 30
    // (20 × 90 + 50 × 75) ÷ (20 + 50) = (1800 + 3750) ÷ 70 = 5550 ÷ 70 = 79.2857142…
    const input = classWith({
      Homework: {
        weight: 20,
        rows: [
          [9, 10],
          [18, 20],
        ],
      },
      Tests: {
        weight: 50,
        rows: [
          [80, 100],
          [70, 100],
        ],
      },
      Project: { weight: 30, rows: [] },
    })
    expect(report(input)).toMatchObject({ percent: 79.285714, mark: 'C' })
    const { categories } = calculateGrade(input, gradePolicy()).working
    // In order of titles. Shares 20 ÷ 70 and 50 ÷ 70; contributions 1800 ÷ 70 and 3750 ÷ 70.
    expect(categories.map(({ title, weight, percent }) => [title, weight, percent])).toEqual([
      ['Homework', 20, 90],
      ['Project', 30, null],
      ['Tests', 50, 75],
    ])
    expect(categories.map(({ share }) => share.toFixed(6))).toEqual(['0.285714', '0.000000', '0.714286'])
    expect(categories.map(({ contribution }) => contribution.toFixed(6))).toEqual([
      '25.714286',
      '0.000000',
      '53.571429',
    ])
  })

  it('3 · the lowest of each category is dropped, by percent and not by points', () => {
    // quizzes 8/10 = 80 %, 3/5 = 60 %, 50/100 = 50 %: the 50 of 100 goes, though 3 is fewer points
    // (8 + 3) ÷ (10 + 5) = 11 ÷ 15 = 73.333…
    const input = classOf([8, 10], [3, 5], [50, 100])
    expect(report(input, dropping(1, 0))).toEqual({
      percent: 73.333333,
      mark: 'C',
      roles: ['counted', 'counted', 'dropped-lowest'],
    })
  })

  it('4 · the lowest and the highest are dropped', () => {
    // 20 %, 60 %, 70 %, 100 % of 10 each: 2 and 10 go; (6 + 7) ÷ 20 = 65 %
    const input = classOf([6, 10], [10, 10], [2, 10], [7, 10])
    expect(report(input, dropping(1, 1))).toEqual({
      percent: 65,
      mark: 'D',
      roles: ['counted', 'dropped-highest', 'dropped-lowest', 'counted'],
    })
  })

  it('5 · exempt is left out, whatever score it carries', () => {
    // 17 ÷ 20 = 85 %; the exempt 0 of 20 would have made it 42.5 %
    const input = classOf([17, 20], [0, 20, { status: 'exempt' }])
    expect(report(input)).toEqual({ percent: 85, mark: 'B', roles: ['counted', 'exempt'] })
  })

  it('6 · missing is left out, counts as zero, or as half: by the policy and never by itself', () => {
    const input = classOf([9, 10], [8, 10], [null, 20, { status: 'not submitted', missing: true }])
    // 17 ÷ 20 = 85 %
    expect(report(input)).toEqual({ percent: 85, mark: 'B', roles: ['counted', 'counted', 'missing'] })
    // 17 ÷ 40 = 42.5 %
    const counted = ['counted', 'counted', 'missing-counted']
    expect(report(input, { missing: 'zero' })).toEqual({ percent: 42.5, mark: 'F', roles: counted })
    // (17 + 10) ÷ 40 = 67.5 %
    expect(report(input, { missing: { percent: 50 } })).toEqual({ percent: 67.5, mark: 'D', roles: counted })
  })

  it('7 · extra credit adds points and asks for none: flagged, or out of 0', () => {
    // (40 + 44 + 3 + 2) ÷ (50 + 50) = 89 %
    const input = classOf([40, 50], [44, 50], [3, 5, { extraCredit: true }], [2, 0])
    expect(report(input)).toEqual({
      percent: 89,
      mark: 'B',
      roles: ['counted', 'counted', 'extra-credit', 'extra-credit'],
    })
  })

  it('8 · a score above its maximum counts as given', () => {
    // (24 + 19) ÷ 40 = 107.5 %
    const input = classOf([24, 20], [19, 20])
    expect(report(input)).toMatchObject({ percent: 107.5, mark: 'A' })
    const { scores } = calculateGrade(input, gradePolicy()).working
    expect(scores.map(({ beyond, contribution }) => [beyond, contribution])).toEqual([
      ['above-maximum', 60],
      [null, 47.5],
    ])
  })

  it('9 · from levels: by their scores over the top, or by a table; mean or median', () => {
    const input = levelsOf([3, 3.38], [4, 3.7], [2, 2.2], [3, 2.6])
    const score = { kind: 'score' } as const
    // 84.5, 92.5, 55 and 65 percent; mean 297 ÷ 4 = 74.25, median (65 + 84.5) ÷ 2 = 74.75
    const mean = { method: { kind: 'from-levels', worth: score, combine: 'mean' } } as const
    expect(report(input, mean)).toEqual({ percent: 74.25, mark: 'C', roles: [] })
    const median = { method: { kind: 'from-levels', worth: score, combine: 'median' } } as const
    expect(report(input, median)).toEqual({ percent: 74.75, mark: 'C', roles: [] })
    // 50, 70, 85, 98 for levels 1 to 4: (85 + 98 + 70 + 85) ÷ 4 = 338 ÷ 4 = 84.5
    const worth = { kind: 'table', percents: [50, 70, 85, 98] } as const
    const table = { method: { kind: 'from-levels', worth, combine: 'mean' } } as const
    expect(report(input, table)).toEqual({ percent: 84.5, mark: 'B', roles: [] })
  })

  it('10 · weights that make 90, not 100, and a grade at the cut that a double misses', () => {
    // classwork 30: 9.2 ÷ 10 = 92 %; labs 60: (8.7 + 9.1) ÷ 20 = 89 %
    // (30 × 92 + 60 × 89) ÷ 90 = (2760 + 5340) ÷ 90 = 8100 ÷ 90 = 90 exactly
    const input = classWith({
      Classwork: { weight: 30, rows: [[9.2, 10]] },
      Labs: {
        weight: 60,
        rows: [
          [8.7, 10],
          [9.1, 10],
        ],
      },
    })
    expect(report(input)).toMatchObject({ percent: 90, mark: 'A' })
  })
})
