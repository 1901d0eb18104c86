import { describe, expect, it } from 'vitest'
import { ACTIONS, type AccessFacts, type AccessTarget, type Action, mayDo, ROLES } from '@/lib/core/access'

const NOBODY: AccessFacts = { roles: [], classes: [] }
const CLASS: AccessTarget = { kind: 'class', classId: 'algebra', schoolId: 'alder' }
const SCHOOL: AccessTarget = { kind: 'school', schoolId: 'alder' }
const DISTRICT: AccessTarget = { kind: 'district' }

/** The target an action is about. */
const ABOUT: Readonly<Record<Action, AccessTarget>> = {
  'read-class': CLASS,
  'correct-class': CLASS,
  'read-school': SCHOOL,
  'read-district': DISTRICT,
  import: DISTRICT,
  'manage-district': DISTRICT,
}

const allowed = (facts: AccessFacts) => ACTIONS.filter((action) => mayDo(facts, action, ABOUT[action]))

const IN_OWN_SCHOOL: Readonly<Record<(typeof ROLES)[number], readonly Action[]>> = {
  districtAdministrator: ['read-class', 'read-school', 'read-district', 'import', 'manage-district'],
  systemAdministrator: ['import'],
  siteAdministrator: ['read-class', 'read-school'],
  principal: ['read-class', 'read-school'],
  counselor: [],
  teacher: [],
  aide: [],
  proctor: [],
  student: [],
  guardian: [],
  parent: [],
  relative: [],
}

describe('a role held in the school', () => {
  it.each(ROLES)('%s', (role) => {
    expect(allowed({ ...NOBODY, roles: [{ role, schoolId: 'alder' }] })).toEqual(IN_OWN_SCHOOL[role])
  })
})

describe('a role held in another school', () => {
  it.each(ROLES)('%s opens nothing here, unless it is the district’s', (role) => {
    const reaches = role === 'districtAdministrator' || role === 'systemAdministrator'
    const facts = { ...NOBODY, roles: [{ role, schoolId: 'birch' }] }
    expect(allowed(facts)).toEqual(reaches ? IN_OWN_SCHOOL[role] : [])
  })
})

it('a principal without a school has none', () => {
  expect(allowed({ ...NOBODY, roles: [{ role: 'principal', schoolId: null }] })).toEqual([])
})

describe('a class of one’s own', () => {
  it('its teacher reads and corrects, and nothing beyond', () => {
    expect(allowed({ ...NOBODY, classes: [{ classId: 'algebra', role: 'teacher' }] })).toEqual([
      'read-class',
      'correct-class',
    ])
  })

  it('its aide reads', () => {
    expect(allowed({ ...NOBODY, classes: [{ classId: 'algebra', role: 'aide' }] })).toEqual(['read-class'])
  })

  it('another’s class stays closed, also in one’s own school', () => {
    const facts: AccessFacts = {
      roles: [{ role: 'teacher', schoolId: 'alder' }],
      classes: [{ classId: 'biology', role: 'teacher' }],
    }
    expect(allowed(facts)).toEqual([])
  })
})

it('an administrator reads a class and corrects nothing in it, unless it is their own', () => {
  const roles = [{ role: 'districtAdministrator', schoolId: null }] as const
  expect(mayDo({ roles, classes: [] }, 'correct-class', CLASS)).toBe(false)
  expect(mayDo({ roles, classes: [{ classId: 'algebra', role: 'teacher' }] }, 'correct-class', CLASS)).toBe(
    true,
  )
})

it('who holds nothing may do nothing', () => {
  expect(allowed(NOBODY)).toEqual([])
})
