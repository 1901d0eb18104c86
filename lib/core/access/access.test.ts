import { describe, expect, it } from 'vitest'
import {
  ACTION_TARGETS,
  type AccessFacts,
  type AccessTarget,
  type Action,
  mayDo,
  ROLES,
  reachOf,
} from '@/lib/core/access/access'
import { ACTIONS } from '@/lib/core/access/access-table'

const NOBODY: AccessFacts = { roles: [], classes: [] }
const CLASS: AccessTarget = { kind: 'class', classId: 'algebra', schoolId: 'alder' }
const SCHOOL: AccessTarget = { kind: 'school', schoolId: 'alder' }
const DISTRICT: AccessTarget = { kind: 'district' }

const TARGETS = { class: CLASS, school: SCHOOL, district: DISTRICT } as const

const allowed = (facts: AccessFacts) =>
  ACTIONS.filter((action) => mayDo(facts, action, TARGETS[ACTION_TARGETS[action]]))

/** What each role opens by itself in its own school: the written policy, once more and by hand. */
const IN_OWN_SCHOOL: Readonly<Record<(typeof ROLES)[number], readonly Action[]>> = {
  districtAdministrator: [
    'sign-in',
    'read-class',
    'read-school',
    'read-district',
    'import',
    'manage-district',
    'manage-people',
  ],
  systemAdministrator: ['sign-in', 'import'],
  siteAdministrator: ['sign-in', 'read-class', 'read-school'],
  principal: ['sign-in', 'read-class', 'read-school'],
  counselor: ['sign-in'],
  teacher: ['sign-in'],
  aide: ['sign-in'],
  proctor: [],
  student: [],
  guardian: [],
  parent: [],
  relative: [],
}

it('every action is done to a class, a school or the district', () => {
  expect(ACTION_TARGETS).toEqual({
    'sign-in': 'district',
    'read-class': 'class',
    'correct-class': 'class',
    'read-school': 'school',
    'read-district': 'district',
    import: 'district',
    'manage-district': 'district',
    'manage-people': 'district',
  })
})

describe('a role held in the school', () => {
  it.each(ROLES)('%s', (role) => {
    expect(allowed({ ...NOBODY, roles: [{ role, schoolId: 'alder' }] })).toEqual(IN_OWN_SCHOOL[role])
  })
})

describe('a role held in another school', () => {
  it.each(ROLES)('%s opens nothing of a school or class here, unless it is the district’s', (role) => {
    const reaches = role === 'districtAdministrator' || role === 'systemAdministrator'
    const facts = { ...NOBODY, roles: [{ role, schoolId: 'birch' }] }
    const beyond = IN_OWN_SCHOOL[role].filter((action) => action === 'sign-in')
    expect(allowed(facts)).toEqual(reaches ? IN_OWN_SCHOOL[role] : beyond)
  })
})

it('a principal without a school signs in and sees none', () => {
  expect(allowed({ ...NOBODY, roles: [{ role: 'principal', schoolId: null }] })).toEqual(['sign-in'])
})

it('a principal’s leave for a school is none for the district', () => {
  expect(
    mayDo({ ...NOBODY, roles: [{ role: 'principal', schoolId: 'alder' }] }, 'read-school', DISTRICT),
  ).toBe(false)
})

describe('a class of one’s own', () => {
  it('its teacher reads and corrects, and nothing beyond', () => {
    expect(allowed({ ...NOBODY, classes: [{ classId: 'algebra', role: 'teacher' }] })).toEqual([
      'sign-in',
      'read-class',
      'correct-class',
    ])
  })

  it('its aide reads', () => {
    expect(allowed({ ...NOBODY, classes: [{ classId: 'algebra', role: 'aide' }] })).toEqual([
      'sign-in',
      'read-class',
    ])
  })

  it('is a class, and not its school or the district', () => {
    const facts: AccessFacts = { ...NOBODY, classes: [{ classId: 'algebra', role: 'teacher' }] }
    expect(mayDo(facts, 'read-class', SCHOOL)).toBe(false)
    expect(mayDo(facts, 'read-class', DISTRICT)).toBe(false)
  })

  it('another’s class stays closed, also in one’s own school', () => {
    const facts: AccessFacts = {
      roles: [{ role: 'teacher', schoolId: 'alder' }],
      classes: [{ classId: 'biology', role: 'teacher' }],
    }
    expect(allowed(facts)).toEqual(['sign-in'])
  })
})

it('an administrator reads a class and corrects nothing in it, unless it is their own', () => {
  const roles = [{ role: 'districtAdministrator', schoolId: null }] as const
  expect(mayDo({ roles, classes: [] }, 'correct-class', CLASS)).toBe(false)
  const classes = [{ classId: 'algebra', role: 'teacher' }] as const
  expect(mayDo({ roles, classes }, 'correct-class', CLASS)).toBe(true)
})

it('who holds nothing may do nothing, not even sign in', () => {
  expect(allowed(NOBODY)).toEqual([])
})

it('the table says how far a leave reaches, and null where there is none', () => {
  expect(reachOf('principal', 'read-class')).toBe('own-schools')
  expect(reachOf('student', 'read-class')).toBeNull()
})
