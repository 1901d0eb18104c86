import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkGradePolicy } from '@/lib/core/grade/check-grade-policy'
import { DEFAULT_GRADE_POLICY } from '@/lib/core/grade/grade-policy'

/** Every problem of the default policy with something else in it, as `place: code`. */
function problemsOf(changed: Readonly<Record<string, unknown>>): readonly string[] {
  const checked = checkGradePolicy({ ...DEFAULT_GRADE_POLICY, ...changed })
  return checked.ok ? [] : checked.problem.map(({ place, code }) => `${place}: ${code}`)
}

describe('a policy', () => {
  it('is automatic, drops nothing, leaves the missing out and knows A to F, until a school decides', () => {
    expect(checkGradePolicy(DEFAULT_GRADE_POLICY)).toEqual({ ok: true, value: DEFAULT_GRADE_POLICY })
    expect(DEFAULT_GRADE_POLICY).toMatchObject({ method: { kind: 'automatic' }, missing: 'leave-out' })
    expect(DEFAULT_GRADE_POLICY.scale.map(({ mark, from }) => `${mark} ${from}`).join(', ')).toBe(
      'A 90, B 80, C 70, D 60, F 0',
    )
  })

  it('survives the journey through JSON, and loses what does not belong to it', () => {
    const stored: unknown = JSON.parse(JSON.stringify({ ...DEFAULT_GRADE_POLICY, colour: 'red' }))
    expect(checkGradePolicy(stored)).toEqual({ ok: true, value: DEFAULT_GRADE_POLICY })
  })

  it.each([null, undefined, 7, 'A', [], [DEFAULT_GRADE_POLICY]])('is not %j', (settings) => {
    expect(checkGradePolicy(settings)).toEqual({ ok: false, problem: [{ place: '', code: 'not-an-object' }] })
  })

  it('shows all of its problems at once, each at its place', () => {
    const checked = checkGradePolicy({ method: { kind: 'guess' }, drop: [], missing: null })
    expect(checked.ok ? [] : checked.problem.map(({ place, code }) => `${place}: ${code}`)).toEqual([
      'method.kind: not-a-choice',
      'drop: not-an-object',
      'drop.lowest: not-a-number',
      'drop.highest: not-a-number',
      'drop.within: not-a-choice',
      'missing: not-an-object',
      'missing.percent: not-a-number',
      'scale: not-a-list',
      'scale: too-few-marks',
      'markBy: not-a-choice',
      'countPartiallyGraded: not-yes-or-no',
      'countSubmittedWithScore: not-yes-or-no',
    ])
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (settings) => {
        const wrapped = { ...DEFAULT_GRADE_POLICY, method: settings, drop: settings, scale: settings }
        expect(checkGradePolicy(wrapped).ok).toBe(false)
        expect(checkGradePolicy(settings).ok).toBe(false)
      }),
      { seed: 20_261_124 },
    )
  })
})

describe('its weights', () => {
  const by = (weights: unknown) => problemsOf({ method: { kind: 'weighted-categories', weights } })
  const tests = { title: 'Tests', weight: 60 }

  it('are the categories’ own or stand by title', () => {
    expect([by('from-categories'), by([tests]), by([tests, { title: 'Effort', weight: 0 }])]).toEqual([
      [],
      [],
      [],
    ])
    expect(by('by-feel')).toEqual(['method.weights: not-a-list', 'method.weights: no-weight'])
  })

  it('stand once a title, are not negative, and are not all nothing', () => {
    expect(by([tests, { title: ' tests', weight: 40 }])).toEqual(['method.weights.1.title: twice'])
    expect(by([tests, { title: 'Effort', weight: -1 }])).toEqual(['method.weights.1.weight: out-of-range'])
    expect(by([{ title: 'Tests', weight: 0 }])).toEqual(['method.weights: no-weight'])
    expect(by([{ title: ' ', weight: '60' }])).toEqual([
      'method.weights.0.title: not-a-text',
      'method.weights.0.weight: not-a-number',
    ])
    const blank = { title: '', weight: 1 }
    expect(by([blank, blank])).toEqual([
      'method.weights.0.title: not-a-text',
      'method.weights.1.title: not-a-text',
    ])
    expect(by([{ title: 'x'.repeat(101), weight: 1 }])).toEqual(['method.weights.0.title: out-of-range'])
  })
})

describe('its levels', () => {
  const by = (worth: unknown) => problemsOf({ method: { kind: 'from-levels', worth, combine: 'mean' } })

  it('are worth their score, or a percent of the table', () => {
    expect([by({ kind: 'score' }), by({ kind: 'table', percents: [0, 100] })]).toEqual([[], []])
    expect(by({ kind: 'table', percents: [50] })).toEqual(['method.worth.percents: too-few-levels'])
    expect(by({ kind: 'table', percents: [50, 101, -1] })).toEqual([
      'method.worth.percents.1: out-of-range',
      'method.worth.percents.2: out-of-range',
    ])
  })
})

describe('its other settings', () => {
  it('drop up to twenty whole scores', () => {
    const by = (lowest: unknown) => problemsOf({ drop: { lowest, highest: 0, within: 'class' } })
    expect([0, 20].flatMap(by)).toEqual([])
    expect([-1, 21, 1.5, Number.NaN].flatMap(by)).toEqual([
      'drop.lowest: out-of-range',
      'drop.lowest: out-of-range',
      'drop.lowest: not-a-whole-number',
      'drop.lowest: not-a-number',
    ])
  })

  it('count the missing as 0 to 100 percent', () => {
    const missing = ['leave-out', 'zero', { percent: 0 }, { percent: 100 }]
    expect(missing.flatMap((choice) => problemsOf({ missing: choice }))).toEqual([])
    const wrong = ['half', { percent: -1 }, { percent: 100.1 }]
    expect(wrong.flatMap((choice) => problemsOf({ missing: choice }))).toEqual([
      'missing: not-a-choice',
      'missing.percent: out-of-range',
      'missing.percent: out-of-range',
    ])
  })

  it('give two marks or more, each once, each from lower than the one before', () => {
    const by = (...scale: readonly unknown[]) => problemsOf({ scale })
    const [pass, fail] = [
      { mark: 'Pass', from: 60 },
      { mark: 'Fail', from: 0 },
    ]
    expect(by(pass, fail)).toEqual([])
    expect(by(pass)).toEqual(['scale: too-few-marks'])
    expect(by(fail, pass)).toEqual(['scale.1.from: not-descending'])
    expect(by(pass, { mark: 'Fail', from: 60 })).toEqual(['scale.1.from: not-descending'])
    expect(by(pass, { ...fail, mark: 'Pass' })).toEqual(['scale.1.mark: twice'])
    // One slip is one problem: the marks after it are not blamed.
    expect(by(pass, { mark: '', from: 'low' }, fail)).toEqual([
      'scale.1.mark: not-a-text',
      'scale.1.from: not-a-number',
    ])
    expect(by({ from: 9 }, { from: 0 })).toEqual(['scale.0.mark: not-a-text', 'scale.1.mark: not-a-text'])
    const many = Array.from({ length: 51 }, (_, at) => ({ mark: `${at}`, from: 100 - at }))
    expect(by(...many)).toEqual(['scale: out-of-range'])
  })
})
