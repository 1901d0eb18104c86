import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/core/access/access'
import { ACTIONS, placeOfRole, printAccess } from '@/lib/core/access/access-table'

const lines = printAccess().split('\n')
const cells = (line: string | undefined) => (line ?? '').split('|').map((cell) => cell.trim())

describe('the printed table', () => {
  it('has a column for each action with what it is done to, and a row for each role', () => {
    expect(cells(lines[0]).slice(0, 4)).toEqual(['', 'role', 'sign-in (district)', 'read-class (class)'])
    expect(lines[1]).toMatch(/^\| -{21} \| -{18} \|( -+ \|)+$/)
    expect(lines.slice(2).map((line) => cells(line)[1])).toEqual(ROLES)
    expect(cells(lines[0])).toHaveLength(ACTIONS.length + 3)
  })

  it('says how far each leave reaches', () => {
    const row = (role: string) => cells(lines.find((line) => line.startsWith(`| ${role} `))).slice(2, -1)
    expect(row('teacher')).toEqual(['district', 'own classes', 'own classes', '–', '–', '–', '–', '–'])
    expect(row('principal')).toEqual(['district', 'own schools', '–', 'own schools', '–', '–', '–', '–'])
    expect(row('student')).toEqual(['–', '–', '–', '–', '–', '–', '–', '–'])
  })

  it('is set as its longest cells need', () => {
    expect(new Set(lines.map((line) => line.length)).size).toBe(1)
    expect(lines[0]).toContain('| role                  | sign-in (district) |')
  })

  it('stands in the README word for word', () => {
    const readme = readFileSync(path.resolve(import.meta.dirname, '../../../README.md'), 'utf8')
    expect(readme).toContain(`\n\n${printAccess()}\n\n`)
  })
})

it('a role is given where it reaches: in the district, a school or a class', () => {
  const places = Object.fromEntries(ROLES.map((role) => [role, placeOfRole(role)]))
  expect(places).toEqual({
    districtAdministrator: 'district',
    systemAdministrator: 'district',
    siteAdministrator: 'own-schools',
    principal: 'own-schools',
    counselor: null,
    teacher: 'own-classes',
    aide: 'own-classes',
    proctor: null,
    student: null,
    guardian: null,
    parent: null,
    relative: null,
  })
})
