import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_GRADE_POLICY } from '@/lib/core/grade/grade-policy'
import { FLAG, type PeopleValue } from '@/lib/core/gradebook/cell'
import {
  applyTyped,
  readTypedGrade,
  readTypedLevel,
  readTypedScore,
  type ScoreCellRules,
  type TypedScore,
} from '@/lib/core/gradebook/read-typed'
import { FOUR_LEVELS } from '@/lib/core/mastery/scale'

const POINTS: ScoreCellRules = { decimalSign: '.', minimum: 0, maximum: 20, texts: [] }

function read(typed: string, rules: Partial<ScoreCellRules> = {}) {
  const result = readTypedScore(typed, { ...POINTS, ...rules })
  return result.ok ? result.value : result.problem
}
const score = (value: number, beyondMaximum = false) => ({ kind: 'score', score: value, beyondMaximum })

describe('a number typed into a score cell', () => {
  it.each([
    ['17', 17],
    ['17.5', 17.5],
    ['.5', 0.5],
    ['5.', 5],
    ['+3', 3],
    [' 12 ', 12],
    ['0', 0],
    ['-0', 0],
    ['0.123456', 0.123456],
  ])('%s', (typed, value) => {
    expect(read(typed)).toEqual(score(value))
  })

  it('has the decimal sign of the teacher’s locale, and the other one is named, not guessed', () => {
    expect(read('17,5', { decimalSign: ',' })).toEqual(score(17.5))
    expect(read(',5', { decimalSign: ',' })).toEqual(score(0.5))
    expect(read('17,5')).toEqual({ code: 'wrong-decimal-sign', expected: '.' })
    expect(read('17.5', { decimalSign: ',' })).toEqual({ code: 'wrong-decimal-sign', expected: ',' })
    expect(read('1,000.5')).toEqual({ code: 'not-understood', expected: 'number' })
  })

  it('may be beyond the maximum, and is marked', () => {
    expect(read('22')).toEqual(score(22, true))
    expect(read('20')).toEqual(score(20))
    expect(read('9000', { maximum: null })).toEqual(score(9000))
  })

  it('is refused below the minimum, which is 0 where none is given', () => {
    expect(read('-1')).toEqual({ code: 'below-minimum', expected: 0 })
    expect(read('-1', { minimum: null })).toEqual({ code: 'below-minimum', expected: 0 })
    expect(read('9', { minimum: 10 })).toEqual({ code: 'below-minimum', expected: 10 })
    expect(read('−1.5', { minimum: -2 })).toEqual(score(-1.5))
  })

  it('is refused longer than it could be kept', () => {
    expect(read('123456789012', { maximum: null })).toEqual(score(123456789012))
    expect(read('1234567890123')).toEqual({ code: 'too-long', expected: 12 })
    expect(read('0.1234567')).toEqual({ code: 'too-long', expected: 6 })
  })

  it.each(['1e5', '0x10', 'Infinity', 'NaN', '1 2', '--1', '..', '1.2.3', '½', 'constructor', '__proto__'])(
    '%s is not understood',
    (typed) => {
      expect(read(typed)).toEqual({ code: 'not-understood', expected: 'number' })
    },
  )
})

describe('a code typed into a score cell', () => {
  it.each([
    ['COL', { kind: 'status', status: 'submitted' }],
    ['.', { kind: 'status', status: 'submitted' }],
    ['EX', { kind: 'status', status: 'exempt' }],
    ['ab', { kind: 'status', status: 'ext:absent' }],
    ['La', { kind: 'flag', flag: 'late' }],
    ['*', { kind: 'flag', flag: 'late' }],
    ['MI', { kind: 'flag', flag: 'missing' }],
    ['/', { kind: 'flag', flag: 'missing' }],
    ['IN', { kind: 'flag', flag: 'incomplete' }],
    ['', { kind: 'clear' }],
    ['  ', { kind: 'clear' }],
    ['-', { kind: 'clear' }],
  ])('%s', (typed, meant) => {
    expect(read(typed)).toEqual(meant)
  })
})

describe('a text typed into a score cell', () => {
  const texts = ['A+', 'B', 'Not yet', 'In', '4']

  it('is a text of the scale whatever its case, spelled as the scale spells it', () => {
    expect(read('not YET', { texts })).toEqual({ kind: 'text', text: 'Not yet' })
  })

  it('wins over a code and a number spelled the same', () => {
    expect(read('in', { texts })).toEqual({ kind: 'text', text: 'In' })
    expect(read('4', { texts })).toEqual({ kind: 'text', text: '4' })
    expect(read('5', { texts })).toEqual(score(5))
  })

  it('off the scale is refused with what is expected', () => {
    expect(read('C', { texts })).toEqual({ code: 'not-understood', expected: 'text-of-scale' })
    expect(read('-1', { texts })).toEqual({ code: 'below-minimum', expected: 0 })
  })
})

it('whatever is typed is understood or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<'.' | ','>('.', ','), (typed, decimalSign) => {
      const result = readTypedScore(typed, { ...POINTS, decimalSign, texts: ['A'] })
      if (result.ok && result.value.kind === 'score') expect(Number.isFinite(result.value.score)).toBe(true)
    }),
    { seed: 13, numRuns: 1000 },
  )
})

describe('typing into a cell that holds something', () => {
  const mark: TypedScore = { kind: 'score', score: 12, beyondMaximum: false }
  const type = (...typed: readonly TypedScore[]) => typed.reduce<PeopleValue | null>(applyTyped, null)

  it('a mark alone says nothing of status and flags', () => {
    expect(type(mark)).toEqual({ score: 12, text: null, status: null, flags: 0 })
  })

  it('a text and a score replace each other', () => {
    expect(type(mark, { kind: 'text', text: 'A' })).toEqual({
      score: null,
      text: 'A',
      status: null,
      flags: 0,
    })
    expect(type({ kind: 'text', text: 'A' }, mark)).toEqual({ score: 12, text: null, status: null, flags: 0 })
  })

  it('a flag is added to the mark, and flags to each other', () => {
    const flags = FLAG.late | FLAG.incomplete
    expect(type(mark, { kind: 'flag', flag: 'late' }, { kind: 'flag', flag: 'incomplete' })).toEqual({
      score: 12,
      text: null,
      status: null,
      flags,
    })
  })

  it('a status is added to the mark; the next mark ends it', () => {
    const exempt: TypedScore = { kind: 'status', status: 'exempt' }
    expect(type(mark, exempt)).toMatchObject({ score: 12, status: 'exempt' })
    expect(type(exempt, mark)).toMatchObject({ score: 12, status: null })
    expect(type(exempt, { kind: 'text', text: 'A' })).toMatchObject({ text: 'A', status: null })
  })

  it('what was handed in is no longer missing, but may be late', () => {
    const missing: TypedScore = { kind: 'flag', flag: 'missing' }
    const late: TypedScore = { kind: 'flag', flag: 'late' }
    expect(type(missing, late, mark)?.flags).toBe(FLAG.late)
    expect(type(missing, late, { kind: 'text', text: 'A' })?.flags).toBe(FLAG.late)
    expect(type(missing, late, { kind: 'status', status: 'submitted' })?.flags).toBe(FLAG.late)
    expect(type(missing, late, { kind: 'status', status: 'exempt' })?.flags).toBe(FLAG.missing | FLAG.late)
  })

  it('clearing leaves nothing', () => {
    expect(type(mark, { kind: 'clear' })).toBeNull()
  })
})

describe('a level cell', () => {
  const names = [
    { level: 3, name: 'Competente' },
    { level: 4, name: 'Avanzado' },
  ]
  const level = (typed: string, decimalSign: '.' | ',' = '.', scale = FOUR_LEVELS) => {
    const result = readTypedLevel(typed, { decimalSign, scale, names })
    return result.ok ? result.value : result.problem
  }

  it.each([
    ['3', 3, null],
    ['Proficient', 3, null],
    [' advanced', 4, null],
    ['competente', 3, null],
    ['3.4', 3, 3.4],
    ['3.6', 4, 3.6],
    ['0.5', 1, 0.5],
    ['0', 1, 0],
    ['3.0', 3, null],
  ])('%s is level %i', (typed, expected, number) => {
    expect(level(typed)).toEqual({ kind: 'level', level: expected, number })
  })

  it('reads the locale’s decimal sign', () => {
    expect(level('3,4', ',')).toEqual({ kind: 'level', level: 3, number: 3.4 })
    expect(level('3,4')).toEqual({ code: 'wrong-decimal-sign', expected: '.' })
  })

  it.each(['', ' ', '-'])('%j clears', (typed) => {
    expect(level(typed)).toEqual({ kind: 'clear' })
  })

  it('refuses what is off the scale, and words it does not know', () => {
    expect(level('5')).toEqual({ code: 'no-such-level', expected: 4 })
    expect(level('4.1')).toEqual({ code: 'no-such-level', expected: 4 })
    expect(level('-1')).toEqual({ code: 'no-such-level', expected: 4 })
    expect(level('great')).toEqual({ code: 'not-understood', expected: 'level' })
  })

  it('on a scale of percents, 85 is a number and 2 a level', () => {
    const levels = FOUR_LEVELS.levels.map((each) => ({ ...each, cut: each.cut * 25, number: each.cut * 25 }))
    expect(level('85', '.', { levels, top: 100 })).toEqual({ kind: 'level', level: 3, number: 85 })
    expect(level('100', '.', { levels, top: 100 })).toEqual({ kind: 'level', level: 4, number: 100 })
    expect(level('2', '.', { levels, top: 100 })).toEqual({ kind: 'level', level: 2, number: null })
  })
})

describe('a grade cell', () => {
  const { scale } = DEFAULT_GRADE_POLICY
  const grade = (typed: string, decimalSign: '.' | ',' = '.', marks = scale) => {
    const result = readTypedGrade(typed, { decimalSign, scale: marks })
    return result.ok ? result.value : result.problem
  }

  it.each([
    ['91', 91],
    ['84.5', 84.5],
    ['84.5 %', 84.5],
    ['84.5%', 84.5],
    ['0', 0],
    // Extra credit.
    ['104', 104],
  ])('%s is a percent', (typed, percent) => {
    expect(grade(typed)).toEqual({ kind: 'percent', percent })
  })

  it.each(['a', ' A ', 'A'])('%j is the mark, whatever its case', (typed) => {
    expect(grade(typed)).toEqual({ kind: 'mark', mark: 'A' })
  })

  it('takes a mark for a mark where marks are numbers', () => {
    const ten = [
      { mark: '10', from: 95 },
      { mark: '9', from: 0 },
    ]
    expect(grade('10', '.', ten)).toEqual({ kind: 'mark', mark: '10' })
    expect(grade('95', '.', ten)).toEqual({ kind: 'percent', percent: 95 })
  })

  it('reads the locale’s decimal sign', () => {
    expect(grade('84,5', ',')).toEqual({ kind: 'percent', percent: 84.5 })
    expect(grade('84,5')).toEqual({ code: 'wrong-decimal-sign', expected: '.' })
  })

  it.each(['', ' ', '-'])('%j clears', (typed) => {
    expect(grade(typed)).toEqual({ kind: 'clear' })
  })

  it('refuses marks the scale does not have, and less than nothing', () => {
    expect(grade('A+')).toEqual({ code: 'not-understood', expected: 'grade' })
    expect(grade('%')).toEqual({ code: 'not-understood', expected: 'grade' })
    expect(grade('-1')).toEqual({ code: 'below-minimum', expected: 0 })
  })
})
