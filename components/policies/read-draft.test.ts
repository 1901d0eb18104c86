import { describe, expect, it } from 'vitest'
import {
  addLevel,
  changeLevel,
  draftOf,
  METHOD_KINDS,
  type PolicyDraft,
  removeLevel,
} from '@/components/policies/policy-draft'
import { readDraft } from '@/components/policies/read-draft'
import { DEFAULT_POLICY, type MasteryMethod } from '@/lib/core/mastery/policy'

const draft = (change: Partial<PolicyDraft> = {}): PolicyDraft => ({
  ...draftOf(DEFAULT_POLICY, 'District', String),
  ...change,
})

describe('a policy laid out in the form', () => {
  it.each<MasteryMethod>([
    { kind: 'weighted-average', newest: 40 },
    { kind: 'n-times', times: 3, mastery: 2.5 },
    { kind: 'mode', ties: 'newer' },
    { kind: 'most-recent', count: 5, by: 'median', ties: 'newer' },
    { kind: 'mean-of-highest', count: 2 },
    { kind: 'power-law', at: 'next', zeroAs: null, capped: false, orMean: true },
    { kind: 'power-law', at: 'newest', zeroAs: 0.25, capped: true, orMean: false },
    { kind: 'median' },
  ])('is read back as it was: $kind', (method) => {
    const settings = { ...DEFAULT_POLICY, method, recencyDays: 90 }
    expect(readDraft(draftOf(settings, 'District', String))).toMatchObject({ problems: {}, settings })
  })

  it('is right under every method before anything is typed', () => {
    for (const method of METHOD_KINDS) {
      const { problems, settings } = readDraft(draft({ method }))
      expect(problems).toEqual({})
      expect(settings?.method.kind).toBe(method)
    }
  })

  it('is written and read with a comma where people write one', () => {
    const settings = { ...DEFAULT_POLICY, extraCreditLimit: 1.25 }
    const comma = draftOf(settings, 'Distrito', (value) => String(value).replace('.', ','))
    expect(comma.extraCreditLimit).toBe('1,25')
    expect(readDraft(comma).settings).toEqual(settings)
  })
})

describe('what is wrong is told at its field, all of it at once', () => {
  it('a parameter outside its range, a text for a number, no name', () => {
    const { problems, settings } = readDraft(
      draft({ newest: '120', minimumEvidence: 'two', recencyDays: '0', extraCreditLimit: '1e3', name: ' ' }),
    )
    expect(settings).toBeNull()
    expect(problems).toEqual({
      newest: 'newest-out-of-range',
      minimumEvidence: 'not-a-number',
      recencyDays: 'recency-out-of-range',
      extraCreditLimit: 'not-a-number',
      name: 'name-missing',
    })
  })

  it('a parameter of a method that is not chosen is nobody’s trouble', () => {
    expect(readDraft(draft({ method: 'highest', newest: 'much' })).problems).toEqual({})
  })

  it('a cut point below the one before it, at that level', () => {
    expect(readDraft(changeLevel(draft(), 3, { cut: '1' })).problems).toEqual({
      'cut-3': 'cuts-not-ascending',
    })
  })

  it('a level that stands for a number of another one', () => {
    expect(readDraft(changeLevel(draft(), 2, { number: '3' })).problems).toEqual({
      'number-2': 'number-outside-its-level',
    })
  })

  it('a top below the highest level, a level without a name, one level alone', () => {
    expect(readDraft(draft({ top: '3' })).problems).toEqual({ top: 'top-below-highest-cut' })
    expect(readDraft(changeLevel(draft(), 4, { label: '' })).problems).toEqual({
      'label-4': 'label-missing',
    })
    const single = [4, 3, 2].reduce(removeLevel, draft())
    expect(readDraft(single).problems).toEqual({ levels: 'too-few-levels' })
  })

  it('a new level waits for its figures, and says so at each', () => {
    expect(readDraft(addLevel(draft())).problems).toEqual({
      'label-5': 'label-missing',
      'cut-5': 'not-a-number',
      'number-5': 'not-a-number',
    })
  })
})

it('what would change can be counted before the policy has a name', () => {
  expect(readDraft(draft({ name: '' }))).toMatchObject({
    settings: DEFAULT_POLICY,
    problems: { name: 'name-missing' },
  })
})

it('the method can be drawn while something else is still wrong, and not while it is wrong itself', () => {
  expect(readDraft(draft({ name: '', minimumEvidence: '' })).example).toMatchObject({
    method: DEFAULT_POLICY.method,
  })
  expect(readDraft(draft({ newest: '12' })).example).toBeNull()
})

it('the lowest level begins where the removed lowest one began', () => {
  const { settings } = readDraft(removeLevel(draft(), 1))
  expect(settings?.scale.levels[0]).toEqual({ level: 1, label: 'Approaching', cut: 0, number: 2 })
})
