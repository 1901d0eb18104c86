import { describe, expect, it } from 'vitest'
import { calculateGrade } from '@/lib/core/grade/calculate-grade'
import type { GradeInput } from '@/lib/core/grade/grade-input'
import type { DropRule, GradePolicy } from '@/lib/core/grade/grade-policy'
import { classOf, classWith, graded, gradePolicy, levelsOf, scoreOf } from '@/lib/core/grade/testing/class-of'
import { readScoreScale } from '@/lib/core/mastery/score-scale'

const WEIGHTED = { method: { kind: 'weighted-categories', weights: 'from-categories' } } as const
const MISSING = { status: 'not submitted', missing: true } as const
const LETTERS = readScoreScale([
  { lhs: 'A', rhs: '90-100' },
  { lhs: 'B', rhs: '80-89' },
  { lhs: 'Turned in', rhs: '' },
])

function percentOf(input: GradeInput, rest: Partial<GradePolicy> = {}): number {
  return graded(calculateGrade(input, gradePolicy(rest))).percent
}

/** What each score did, in the engine's order. */
function rolesOf(input: GradeInput, rest: Partial<GradePolicy> = {}): readonly string[] {
  const { scores } = calculateGrade(input, gradePolicy(rest)).working
  return scores.map(({ role, reason }) => reason ?? role)
}

function drop(lowest: number, highest: number, within: DropRule['within'] = 'class'): Partial<GradePolicy> {
  return { drop: { lowest, highest, within } }
}

describe('where nothing counts', () => {
  const none = { state: 'none', counted: 0 }

  it('an empty class has no grade', () => {
    expect(calculateGrade(classOf(), gradePolicy())).toEqual({
      ...none,
      missing: 0,
      exempt: 0,
      dropped: 0,
      working: { method: 'total-points', scores: [], categories: [], levels: [] },
    })
  })

  it('exempt and missing alone are no zero', () => {
    const input = classOf([null, 10, { status: 'exempt' }], [null, 10, MISSING])
    expect(calculateGrade(input, gradePolicy())).toMatchObject({ ...none, exempt: 1, missing: 1, dropped: 0 })
  })

  it('extra credit alone has nothing to be added to', () => {
    const input = classOf([3, 0])
    expect(calculateGrade(input, gradePolicy())).toMatchObject({ ...none, state: 'none' })
    expect(rolesOf(input)).toEqual(['nothing-possible'])
  })

  it.each([null, 0, -5])('a class weighed by a weight of %s alone has no grade', (weight) => {
    const input = classWith({ Tests: { weight, rows: [[9, 10]] } })
    expect(calculateGrade(input, gradePolicy(WEIGHTED))).toMatchObject(none)
    expect(rolesOf(input, WEIGHTED)).toEqual(['no-weight'])
  })

  it('a class graded from levels that has none has no grade', () => {
    const method = { kind: 'from-levels', worth: { kind: 'score' }, combine: 'median' } as const
    expect(calculateGrade(classOf([9, 10]), gradePolicy({ method }))).toMatchObject(none)
  })
})

describe('a score', () => {
  it.each([
    ['partially graded', 'partially-graded'],
    ['submitted', 'submitted-not-graded'],
    ['not submitted', 'not-submitted'],
    ['ext:reviewing', 'vendor-status'],
  ] as const)('that is %s does not count', (status, reason) => {
    expect(rolesOf(classOf([9, 10, { status }]))).toEqual([reason])
  })

  it('that is not finally graded counts where the policy says so', () => {
    const input = classOf([9, 10, { status: 'partially graded' }], [9, 10, { status: 'submitted' }])
    const counting = { countPartiallyGraded: true, countSubmittedWithScore: true }
    expect(rolesOf(input, counting)).toEqual(['counted', 'counted'])
  })

  it('that is late is worth what it is worth', () => {
    expect(percentOf(classOf([9, 10, { late: true }]))).toBe(90)
  })

  it('is measured from its minimum', () => {
    expect(percentOf(classOf([250, 300, { minimum: 200 }]))).toBe(50)
  })

  it('may lie below zero on a line item that only takes away: -2 of -5 to 0 is three of five', () => {
    expect(percentOf(classOf([-2, 0, { minimum: -5 }]))).toBe(60)
  })

  it('at either end of its range is not beyond it, nor is extra credit out of 0', () => {
    const { scores } = calculateGrade(classOf([0, 10], [10, 10], [2, 0]), gradePolicy()).working
    expect(scores.map(({ beyond }) => beyond)).toEqual([null, null, null])
  })

  it('below its minimum is kept and marked', () => {
    const { working, percent, mark } = graded(calculateGrade(classOf([-2, 10]), gradePolicy()))
    expect([percent, mark, working.scores[0]?.beyond]).toEqual([-20, 'F', 'below-minimum'])
  })

  it.each([
    [5, null, {}, 'no-maximum'],
    [5, 10, { minimum: 10 }, 'empty-range'],
    [5, -1, {}, 'empty-range'],
    [null, 10, {}, 'no-value'],
    [null, 10, { text: 'A' }, 'no-score-scale'],
    [null, 10, { text: 'Z', scale: LETTERS }, 'text-not-in-scale'],
    [null, 10, { text: 'turned in', scale: LETTERS }, 'text-without-number'],
  ] as const)('%s of %s with %o is set aside: %s', (score, maximum, rest, reason) => {
    expect(rolesOf(classOf([score, maximum, rest]))).toEqual([reason])
  })

  it('given as a letter is worth the middle of its range, of the highest number of its scale', () => {
    expect(percentOf(classOf([null, null, { text: 'b', scale: LETTERS }]))).toBe(84.5)
    expect(percentOf(classOf([null, 100, { text: 'A', scale: LETTERS }]))).toBe(95)
  })

  it('given as a number and a letter counts by the number', () => {
    expect(percentOf(classOf([70, 100, { text: 'A', scale: LETTERS }]))).toBe(70)
    expect(percentOf(classOf([70, null, { text: 'A', scale: LETTERS }]))).toBe(70)
    expect(rolesOf(classOf([70, null, { text: 'A' }]))).toEqual(['no-score-scale'])
  })
})

describe('missing', () => {
  const zero = { missing: 'zero' } as const

  it('never takes away a score that was given', () => {
    expect(percentOf(classOf([9, 10, { missing: true }]), zero)).toBe(90)
    expect(percentOf(classOf([null, 100, { text: 'A', scale: LETTERS, missing: true }]), zero)).toBe(95)
  })

  it('speaks for a placeholder on work not submitted', () => {
    const input = classOf([9, 10], [0, 10, MISSING])
    expect(percentOf(input)).toBe(90)
    expect(percentOf(input, zero)).toBe(45)
  })

  it('does not touch the exempt, nor work not submitted that nobody calls missing', () => {
    const input = classOf(
      [null, 10, { status: 'exempt', missing: true }],
      [null, 10, { status: 'not submitted' }],
    )
    expect(rolesOf(input, zero)).toEqual(['exempt', 'not-submitted'])
    expect(calculateGrade(input, gradePolicy(zero))).toMatchObject({ missing: 0, exempt: 1 })
  })

  it('takes nothing for extra credit not taken up, and cannot be measured without a maximum', () => {
    const input = classOf([9, 10], [null, 5, { ...MISSING, extraCredit: true }], [null, null, MISSING])
    expect(percentOf(input, zero)).toBe(90)
    expect(rolesOf(input, zero)).toEqual(['counted', 'missing-counted', 'no-maximum'])
    expect(calculateGrade(input, gradePolicy(zero)).missing).toBe(2)
  })

  it('counted as zero may be what is dropped, and is missing still', () => {
    const input = classOf([9, 10], [null, 10, MISSING])
    const grade = calculateGrade(input, gradePolicy({ ...zero, ...drop(1, 0) }))
    expect(grade).toMatchObject({ percent: 90, counted: 1, missing: 1, dropped: 1 })
  })
})

describe('dropping', () => {
  it('never drops the last score', () => {
    expect(rolesOf(classOf([1, 10]), drop(3, 3))).toEqual(['counted'])
    expect(rolesOf(classOf([1, 10], [5, 10], [9, 10]), drop(1, 5))).toEqual([
      'dropped-lowest',
      'counted',
      'dropped-highest',
    ])
  })

  it('takes the earliest due of equal percents, then the lower sourcedId', () => {
    const input = classOf(
      [5, 10, { dueOn: '2026-10-02' }],
      [10, 20, { dueOn: '2026-10-01', sourcedId: 'b' }],
      [1, 2, { dueOn: '2026-10-01', sourcedId: 'a' }],
      [2, 4, { dueOn: null, sourcedId: 'z' }],
    )
    const dropped = (rest: Partial<GradePolicy>) => {
      const { scores } = calculateGrade(input, gradePolicy(rest)).working
      return scores.filter(({ role }) => role.startsWith('dropped')).map(({ score }) => score.sourcedId)
    }
    expect(dropped(drop(1, 0))).toEqual(['z'])
    expect(dropped(drop(2, 0))).toEqual(['z', 'a'])
    expect(dropped(drop(0, 1))).toEqual(['z'])
    expect(dropped(drop(1, 1))).toEqual(['z', 'a'])
  })

  it('counts within each category, or within the class', () => {
    const input = classWith({
      A: {
        weight: 1,
        rows: [
          [1, 10],
          [2, 10],
        ],
      },
      B: {
        weight: 1,
        rows: [
          [8, 10],
          [9, 10],
        ],
      },
    })
    const [low, counted] = ['dropped-lowest', 'counted']
    expect(rolesOf(input, drop(1, 0, 'category'))).toEqual([low, counted, low, counted])
    expect(rolesOf(input, drop(1, 0, 'class'))).toEqual([low, counted, counted, counted])
    // Both of A go: its weight falls to B, 17 of 20.
    expect(percentOf(input, drop(2, 0, 'class'))).toBe(85)
  })

  it('does not spend itself on extra credit, nor on what does not count anyway', () => {
    const input = classOf([0, 0], [2, 10, { status: 'exempt' }], [5, 10], [9, 10])
    expect(rolesOf(input, drop(1, 0))).toEqual(['extra-credit', 'exempt', 'dropped-lowest', 'counted'])
    expect(rolesOf(classOf([3, 0], [5, 10], [9, 10]), drop(0, 1))).toEqual([
      'extra-credit',
      'counted',
      'dropped-highest',
    ])
    const idle = classWith({
      Idle: { weight: 0, rows: [[1, 10]] },
      Tests: {
        weight: 1,
        rows: [
          [5, 10],
          [9, 10],
        ],
      },
    })
    expect(rolesOf(idle, drop(1, 0))).toEqual(['no-weight', 'dropped-lowest', 'counted'])
  })
})

describe('categories', () => {
  it('weigh by themselves as soon as one has a weight', () => {
    const rows = { Tests: { weight: 60, rows: [[5, 10]] }, Other: { weight: null, rows: [[9, 10]] } } as const
    const { working, percent } = graded(calculateGrade(classWith(rows), gradePolicy()))
    expect([working.method, percent]).toEqual(['weighted-categories', 50])
    expect(rolesOf(classWith(rows))).toEqual(['counted', 'no-weight'])
    expect(percentOf(classWith(rows), { method: { kind: 'total-points' } })).toBe(70)
  })

  it('of no weight, or less, only group', () => {
    const input = classWith({ Tests: { weight: 0, rows: [[5, 10]] }, Other: { weight: -1, rows: [[9, 10]] } })
    const { working, percent } = graded(calculateGrade(input, gradePolicy()))
    expect([working.method, percent]).toEqual(['total-points', 70])
    expect(working.categories.map(({ title, share, contribution }) => [title, share, contribution])).toEqual([
      ['Other', 0.5, 45],
      ['Tests', 0.5, 25],
    ])
  })

  it('with a negative weight beside others count nothing, and show it', () => {
    const input = classWith({
      Tests: { weight: 60, rows: [[5, 10]] },
      Fines: { weight: -20, rows: [[9, 10]] },
    })
    expect(percentOf(input)).toBe(50)
    const [fines] = calculateGrade(input, gradePolicy()).working.categories
    expect(fines).toEqual({
      id: 'Fines',
      title: 'Fines',
      weight: -20,
      points: 0,
      possible: 0,
      percent: null,
      share: 0,
      contribution: 0,
      counted: 0,
    })
  })

  it('of extra credit alone give their weight away, and say so', () => {
    const input = classWith({ Tests: { weight: 60, rows: [[8, 10]] }, Bonus: { weight: 40, rows: [[5, 0]] } })
    expect(percentOf(input)).toBe(80)
    expect(rolesOf(input)).toEqual(['counted', 'nothing-possible'])
    expect(calculateGrade(input, gradePolicy()).working.categories).toMatchObject([
      { title: 'Bonus', points: 0, counted: 0, percent: null, share: 0 },
      { title: 'Tests', points: 8, counted: 1, percent: 80, share: 1 },
    ])
    // By points it is welcome: (8 + 5) ÷ 10.
    expect(percentOf(input, { method: { kind: 'total-points' } })).toBe(130)
  })

  it('take the weight the policy gives their title, whatever its case', () => {
    const weights = [
      { title: 'tests ', weight: 3 },
      { title: 'homework', weight: 1 },
    ]
    const input = classWith({
      Tests: { weight: 50, rows: [[5, 10]] },
      Homework: { weight: 50, rows: [[9, 10]] },
      Effort: { weight: 50, rows: [[10, 10]] },
    })
    const method = { kind: 'weighted-categories', weights } as const
    // (3 × 50 + 1 × 90) ÷ 4
    expect(percentOf(input, { method })).toBe(60)
    expect(rolesOf(input, { method })).toEqual(['counted', 'counted', 'no-weight'])
  })

  it('stand by title, then by id', () => {
    const categories = [
      { id: '1', title: 'Tests', weight: null },
      { id: '3', title: 'Labs', weight: null },
      { id: '2', title: 'Labs', weight: null },
    ]
    const { working } = calculateGrade({ scores: [], categories, levels: [] }, gradePolicy())
    expect(working.categories.map(({ id }) => id)).toEqual(['2', '3', '1'])
  })

  it('that the class does not list are shown all the same', () => {
    const input = classOf([9, 10], [5, 10, { categoryId: 'gone' }])
    expect(calculateGrade(input, gradePolicy()).working.categories).toMatchObject([
      { id: null, title: null, points: 9 },
      { id: 'gone', title: null, points: 5 },
    ])
  })
})

describe('a mark', () => {
  const scale = [
    { mark: 'A', from: 92.5 },
    { mark: 'B', from: 50 },
    { mark: 'C', from: 20 },
  ]
  const markOf = (score: number, rest: Partial<GradePolicy> = {}) =>
    graded(calculateGrade(classOf([score, 100]), gradePolicy({ scale, ...rest }))).mark

  it('is reached at its cut, never rounded up to it, and is the lowest below all of them', () => {
    expect([92.5, 92.499999, 92.4999995, 50, 20, 19, -3].map((score) => markOf(score))).toEqual([
      'A',
      'B',
      'A',
      'B',
      'C',
      'C',
      'C',
    ])
  })

  it('meets the whole percent where the policy says so, half up', () => {
    const whole = { markBy: 'whole-percent' } as const
    expect([49.5, 49.49].map((score) => markOf(score, whole))).toEqual(['B', 'C'])
    // 92.5 is 93 and 92.4 is 92, which does not reach a cut of 92.5.
    expect([92.5, 92.4].map((score) => markOf(score, whole))).toEqual(['A', 'B'])
  })
})

describe('levels', () => {
  const table = { kind: 'table', percents: [50, 75] } as const

  it('without a percent in the table are left out', () => {
    const method = { kind: 'from-levels', worth: table, combine: 'mean' } as const
    const grade = graded(calculateGrade(levelsOf([3, 3], [1, 1], [4, 4], [2, 2]), gradePolicy({ method })))
    expect([grade.percent, grade.counted]).toEqual([62.5, 2])
    expect(grade.working.levels.map(({ level, role }) => [level.level, role])).toEqual([
      [3, 'left-out'],
      [4, 'left-out'],
      [1, 'weighed'],
      [2, 'weighed'],
    ])
  })

  it('that the table gives 0 percent count as that', () => {
    const worth = { kind: 'table', percents: [0, 80] } as const
    const method = { kind: 'from-levels', worth, combine: 'mean' } as const
    expect(percentOf(levelsOf([1, 1], [2, 2]), { method })).toBe(40)
  })

  it('in the middle make the median, the others are passed over', () => {
    const method = { kind: 'from-levels', worth: { kind: 'score' }, combine: 'median' } as const
    const grade = graded(calculateGrade(levelsOf([4, 4], [1, 1], [3, 3]), gradePolicy({ method })))
    expect([grade.percent, grade.counted]).toEqual([75, 1])
    expect(grade.working.levels.map(({ role }) => role)).toEqual(['passed-over', 'chosen', 'passed-over'])
  })

  it('set scores aside, whose missing ones are still counted', () => {
    const method = { kind: 'from-levels', worth: { kind: 'score' }, combine: 'mean' } as const
    const scores = [scoreOf(9, 10, 0, { categoryId: 'gone' }), scoreOf(null, 10, 1, MISSING)]
    const input = { ...levelsOf([3, 3]), scores }
    expect(calculateGrade(input, gradePolicy({ method }))).toMatchObject({
      percent: 75,
      counted: 1,
      missing: 1,
    })
    expect(rolesOf(input, { method })).toEqual(['levels-count', 'missing'])
    const { categories } = calculateGrade(input, gradePolicy({ method })).working
    expect(categories.map(({ id, counted }) => [id, counted])).toEqual([
      ['gone', 0],
      [null, 0],
    ])
  })
})
