import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createPolicyFinder,
  DISTRICT_SCOPE,
  NO_TREE,
  type ObjectiveTree,
  type PolicyScope,
  type ScopedPolicy,
  sameScope,
  UNDECIDED,
} from '@/lib/core/mastery/find-policy'
import { DEFAULT_POLICY } from '@/lib/core/mastery/policy'

const policy = (id: string, scope: Partial<PolicyScope> = {}): ScopedPolicy => ({
  id,
  version: 1,
  name: id,
  scope: { ...DISTRICT_SCOPE, ...scope },
  settings: DEFAULT_POLICY,
})

/** math: numbers > fractions > halves. `both` stands below fractions and shapes. words is another framework. */
const TREE: ObjectiveTree = {
  frameworkOf: new Map([
    ...['numbers', 'fractions', 'halves', 'shapes', 'both'].map((id) => [id, 'math'] as const),
    ['rhyme', 'words'],
  ]),
  parentsOf: new Map([
    ['fractions', ['numbers']],
    ['halves', ['fractions']],
    ['both', ['fractions', 'shapes']],
  ]),
}
const MATH = { frameworkId: 'math' }
const branch = (objectiveId: string) => ({ ...MATH, objectiveId })

const found = (policies: readonly ScopedPolicy[], objective: string, ...grades: readonly string[]) =>
  createPolicyFinder(policies, TREE).find(objective, grades).id

describe('the policy of a level', () => {
  const all = [policy('district'), policy('math', MATH), policy('fractions', branch('fractions'))]

  it('is that of the narrowest branch, else of the framework, else of the district', () => {
    expect(found(all, 'halves')).toBe('fractions')
    expect(found(all, 'fractions')).toBe('fractions')
    expect(found(all, 'numbers')).toBe('math')
    expect(found(all, 'rhyme')).toBe('district')
    expect(found(all, 'an objective no framework has brought')).toBe('district')
  })

  it('is that of the nearer of two branches', () => {
    const both = [...all, policy('numbers', branch('numbers'))]
    expect(found(both, 'halves')).toBe('fractions')
    expect(found(both, 'numbers')).toBe('numbers')
    expect(found([...all, policy('shapes', branch('shapes'))], 'both')).toBe('shapes')
  })

  it('is that of a grade band for students of these grades, before any that asks for no grade', () => {
    const banded = [...all, policy('early', { grades: ['KG', '01'] })]
    expect(found(banded, 'halves', '01')).toBe('early')
    expect(found(banded, 'halves', '02')).toBe('fractions')
    expect(found(banded, 'halves')).toBe('fractions')
  })

  it('is that of the band that is narrower otherwise, or has fewer grades', () => {
    const banded = [
      ...all,
      policy('early', { grades: ['KG', '01'] }),
      policy('first', { grades: ['01'] }),
      policy('early math', { ...MATH, grades: ['KG', '01', '02'] }),
    ]
    expect(found(banded, 'rhyme', '01')).toBe('first')
    expect(found(banded, 'rhyme', 'KG')).toBe('early')
    expect(found(banded, 'halves', '01')).toBe('early math')
  })

  it('is the default one where the district has decided nothing that holds', () => {
    expect(found([], 'halves')).toBe(UNDECIDED.id)
    expect(found([policy('words', { frameworkId: 'words' })], 'halves')).toBe(UNDECIDED.id)
  })

  it('is found in a tree that goes round in a circle', () => {
    const circle = {
      ...TREE,
      parentsOf: new Map([
        ['a', ['b']],
        ['b', ['a']],
      ]),
    }
    expect(createPolicyFinder([policy('b', branch('b'))], circle).find('a', []).id).toBe('b')
  })
})

describe('scopes', () => {
  it('are the same whatever the order of their grades', () => {
    const band = (...grades: readonly string[]) => ({ ...DISTRICT_SCOPE, grades })
    expect(sameScope(band('01', '02'), band('02', '01'))).toBe(true)
    expect(sameScope(band('01'), band('01', '02'))).toBe(false)
    expect(sameScope(band('01'), DISTRICT_SCOPE)).toBe(false)
    expect(sameScope({ ...DISTRICT_SCOPE, ...MATH }, DISTRICT_SCOPE)).toBe(false)
    expect(sameScope({ ...DISTRICT_SCOPE, ...branch('numbers') }, { ...DISTRICT_SCOPE, ...MATH })).toBe(false)
  })
})

const GRADES = ['KG', '01', '02', '03']
const OBJECTIVES = [...TREE.frameworkOf.keys(), 'dangling']
const someScope: fc.Arbitrary<PolicyScope> = fc
  .tuple(
    fc.constantFrom<Partial<PolicyScope>>({}, MATH, { frameworkId: 'words' }, ...OBJECTIVES.map(branch)),
    fc.option(fc.uniqueArray(fc.constantFrom(...GRADES), { minLength: 1 })),
  )
  .map(([place, grades]) => ({ ...DISTRICT_SCOPE, ...place, grades }))
const somePolicies = fc.uniqueArray(someScope, { comparator: sameScope, maxLength: 8 })
const someLevel = fc.tuple(fc.constantFrom(...OBJECTIVES), fc.subarray(GRADES))
const numbered = (scopes: readonly PolicyScope[]) => scopes.map((scope, at) => policy(`policy ${at}`, scope))

describe('for any policies and any tree', () => {
  it('the order in which they are told does not matter', () => {
    fc.assert(
      fc.property(somePolicies, someLevel, (scopes, [objective, grades]) => {
        const policies = numbered(scopes)
        expect(found(policies.toReversed(), objective, ...grades)).toBe(found(policies, objective, ...grades))
      }),
      { seed: 31 },
    )
  })

  it('a policy changes nothing outside its scope', () => {
    fc.assert(
      fc.property(somePolicies, someScope, someLevel, (scopes, added, [objective, grades]) => {
        const policies = numbered(scopes)
        const before = found(policies, objective, ...grades)
        const after = found([...policies, policy('added', added)], objective, ...grades)
        const outside =
          createPolicyFinder([policy('added', added)], TREE).find(objective, grades).id !== 'added'
        if (outside) expect(after).toBe(before)
        else expect([before, 'added']).toContain(after)
      }),
      { seed: 32 },
    )
  })

  it('the one found is the first of those among which its grades choose', () => {
    fc.assert(
      fc.property(somePolicies, someLevel, (scopes, [objective, grades]) => {
        const finder = createPolicyFinder(numbered(scopes), TREE)
        const among = finder.among(objective)
        expect(among.at(-1)?.scope.grades).toBeNull()
        expect(among.slice(0, -1).every(({ scope }) => scope.grades !== null)).toBe(true)
        const first = among.find(({ scope }) => scope.grades?.some((grade) => grades.includes(grade)) ?? true)
        expect(finder.find(objective, grades)).toBe(first)
      }),
      { seed: 33 },
    )
  })

  it('a district without scopes needs no tree', () => {
    const finder = createPolicyFinder([policy('district')], NO_TREE)
    expect(finder.looksAt).toEqual({ objective: false, grade: false })
    expect(finder.among('a')).toBe(finder.among('b'))
  })
})
