import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculateGrade } from '@/lib/core/grade/calculate-grade'
import type { GradeInput, GradeScore } from '@/lib/core/grade/grade-input'
import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import { withChange } from '@/lib/core/grade/preview-grade'
import { gradePolicy, levelsOf, scoreOf } from '@/lib/core/grade/testing/class-of'

const SEED = { seed: 20_261_124, numRuns: 300 }
const IDS = ['A', 'B', 'C']

const method = fc.constantFrom<GradePolicy['method']>(
  { kind: 'automatic' },
  { kind: 'total-points' },
  { kind: 'weighted-categories', weights: 'from-categories' },
)
const count = fc.integer({ min: 0, max: 2 })
const within = fc.constantFrom('category', 'class')
const drop = fc.record({ lowest: count, highest: count, within })
const missing = fc.constantFrom<GradePolicy['missing']>('leave-out', 'zero', { percent: 50 })
const plainPolicy = fc.record({ method, missing }).map(gradePolicy)
const anyPolicy = fc.record({ method, missing, drop }).map(gradePolicy)

const result = fc.record({
  tenths: fc.integer({ min: 0, max: 200 }),
  maximum: fc.constantFrom(0, 5, 20, 20, 20, null),
  categoryId: fc.constantFrom(...IDS, null),
  status: fc.constantFrom<GradeScore['status']>('fully graded', 'fully graded', 'exempt', 'not submitted'),
  missing: fc.boolean(),
  extraCredit: fc.constantFrom(false, false, false, true),
})
const anyClass = inputsOf(result)
/** Without extra credit, within the range: what a grade from 0 to 100 is promised for. */
const plainClass = inputsOf(
  result.map((row) => ({ ...row, tenths: row.tenths % 51, maximum: row.maximum || 5, extraCredit: false })),
)

function inputsOf(rows: typeof result): fc.Arbitrary<GradeInput> {
  const weights = fc.tuple(...IDS.map(() => fc.constantFrom(null, -1, 0, 10, 35, 40)))
  return fc.tuple(fc.array(rows, { maxLength: 12 }), weights).map(([given, weightOf]) => ({
    scores: given.map(({ tenths, maximum, ...rest }, at) => scoreOf(tenths / 10, maximum, at, rest)),
    categories: IDS.map((id, at) => ({ id, title: `Category ${id}`, weight: weightOf[at] ?? null })),
    levels: [],
  }))
}

/** Not rounded: the sum of what the scores say they contributed. */
function contributed(input: GradeInput, policy: GradePolicy): number {
  const { scores } = calculateGrade(input, policy).working
  return scores.reduce((sum, { contribution }) => sum + contribution, 0)
}

describe('every grade', () => {
  it('is between 0 and 100 where no score leaves its range and none is extra credit', () => {
    fc.assert(
      fc.property(plainClass, anyPolicy, (input, policy) => {
        const grade = calculateGrade(input, policy)
        if (grade.state === 'none') return
        expect(grade.percent).toBeGreaterThanOrEqual(0)
        expect(grade.percent).toBeLessThanOrEqual(100)
      }),
      SEED,
    )
  })

  it('is the same in any order of scores and categories, to the last bit of its working', () => {
    fc.assert(
      fc.property(anyClass, anyPolicy, fc.infiniteStream(fc.nat()), (input, policy, keys) => {
        const shuffle = <Item>(items: readonly Item[]) =>
          items
            .map((item) => ({ item, key: keys.next().value ?? 0 }))
            .sort((left, right) => left.key - right.key)
            .map(({ item }) => item)
        const other = { ...input, scores: shuffle(input.scores), categories: shuffle(input.categories) }
        expect(calculateGrade(other, policy)).toEqual(calculateGrade(input, policy))
      }),
      SEED,
    )
  })

  it('is the sum of what its scores contributed, and of what its categories did', () => {
    fc.assert(
      fc.property(anyClass, anyPolicy, (input, policy) => {
        const grade = calculateGrade(input, policy)
        const percent = grade.state === 'graded' ? grade.percent : 0
        const byCategory = grade.working.categories.reduce((sum, { contribution }) => sum + contribution, 0)
        expect(Math.abs(contributed(input, policy) - byCategory)).toBeLessThan(1e-9)
        // Half a unit of the sixth place is what the one rounding may take or give.
        expect(Math.abs(byCategory - percent)).toBeLessThan(5e-7 + 1e-9)
      }),
      SEED,
    )
  })

  it('is not moved by an exempt score, whatever it says', () => {
    fc.assert(
      fc.property(anyClass, anyPolicy, fc.integer({ min: 0, max: 20 }), (input, policy, score) => {
        const exempt = scoreOf(score, 20, 99, { status: 'exempt', missing: true, categoryId: 'A' })
        const before = calculateGrade(input, policy)
        const after = calculateGrade(withChange(input, { kind: 'score', score: exempt }), policy)
        const { scores: _before, ...rest } = before.working
        expect(after).toMatchObject({ ...before, exempt: before.exempt + 1, working: rest })
      }),
      SEED,
    )
  })

  it('asks of weights only their proportions', () => {
    fc.assert(
      fc.property(anyClass, anyPolicy, fc.constantFrom(0.01, 0.3, 3, 100), (input, policy, factor) => {
        const categories = input.categories.map((category) => ({
          ...category,
          weight: category.weight === null ? null : category.weight * factor,
        }))
        const before = calculateGrade(input, policy)
        const after = calculateGrade({ ...input, categories }, policy)
        expect(after.state).toBe(before.state)
        if (after.state === 'graded' && before.state === 'graded') {
          expect(Math.abs(after.percent - before.percent)).toBeLessThan(1.5e-6)
        }
      }),
      SEED,
    )
  })

  it('never falls when a counted score rises and nothing is dropped', () => {
    fc.assert(
      fc.property(
        anyClass,
        plainPolicy,
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (input, policy, at, more) => {
          const before = calculateGrade(input, policy)
          const part = before.working.scores[at % Math.max(1, before.working.scores.length)]
          if (before.state === 'none' || part === undefined) return
          if (part.role !== 'counted' && part.role !== 'extra-credit') return
          const score = { ...part.score, score: (part.score.score ?? 0) + more }
          const after = calculateGrade(withChange(input, { kind: 'score', score }), policy)
          expect(after.state === 'graded' && after.percent >= before.percent).toBe(true)
        },
      ),
      SEED,
    )
  })
})

describe('every grade from levels', () => {
  const levels = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.double({ min: 0, max: 4, noNaN: true })),
  )
  const worth = fc.constantFrom<Extract<GradePolicy['method'], { kind: 'from-levels' }>['worth']>(
    { kind: 'score' },
    { kind: 'table', percents: [50, 70, 85] },
  )
  const combine = fc.constantFrom('mean', 'median')

  it('is within 0 and 100, the sum of its contributions, and the same in any order', () => {
    fc.assert(
      fc.property(levels, worth, combine, (given, by, how) => {
        const input = levelsOf(...given)
        const policy = gradePolicy({ method: { kind: 'from-levels', worth: by, combine: how } })
        const grade = calculateGrade(input, policy)
        expect(calculateGrade({ ...input, levels: input.levels.toReversed() }, policy)).toEqual(grade)
        if (grade.state === 'none') return
        expect(grade.percent >= 0 && grade.percent <= 100).toBe(true)
        const sum = grade.working.levels.reduce((total, { contribution }) => total + contribution, 0)
        expect(Math.abs(sum - grade.percent)).toBeLessThan(5e-7 + 1e-9)
      }),
      SEED,
    )
  })
})
