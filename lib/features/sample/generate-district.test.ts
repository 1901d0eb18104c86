import { describe, expect, it } from 'vitest'
import type { District, SourceName } from '@/lib/features/sample/district'
import { generateDistrict } from '@/lib/features/sample/generate-district'
import { sourceFiles } from '@/lib/features/sample/source-files'
import { countRows, filesOfAll, rowsByName } from '@/lib/features/sample/testing/rows-by-name'
import { FILE_ORDER, type FileName } from '@/lib/protocols/oneroster/csv/columns'

const SOURCES = ['sis', 'lms', 'assessment'] as const
const small = generateDistrict({ students: 200, seed: 7, through: '2026-11-24' })
const smallFiles = filesOfAll(small)

describe('a district of 1,000 students', () => {
  const district = generateDistrict({ students: 1000, seed: 1 })
  const files = filesOfAll(district)
  const inAll = (name: FileName) => SOURCES.reduce((sum, source) => sum + countRows(files[source], name), 0)

  it('has the teachers and classes of a district of its size', () => {
    expectAbout(district.staff.filter((person) => person.role === 'teacher').length, 65)
    expectAbout(district.sections.length, 278)
  })

  it('has a school year of enrollments, line items, results and results by objective', () => {
    expectAbout(
      district.sections.reduce((sum, section) => sum + section.seats.length, 0),
      6250,
    )
    expectAbout(inAll('lineItems'), 17_800)
    expectAbout(inAll('results'), 400_000)
    expectAbout(inAll('resultLearningObjectiveIds'), 480_000)
  })
})

describe('the three systems of a district', () => {
  it.each(SOURCES)('give every row of a file of the %s an id of its own', (source) => {
    for (const name of FILE_ORDER) {
      const ids = rowsByName(smallFiles[source], name).map((row) => row.sourcedId)
      expect(new Set(ids).size, name).toBe(ids.length)
    }
  })

  it.each(SOURCES)('name nothing in the %s that is not in its own files', (source) => {
    for (const [file, column, target] of REFERENCES) {
      const known = new Set(rowsByName(smallFiles[source], target).map((row) => row.sourcedId))
      const named = rowsByName(smallFiles[source], file).flatMap((row) => row[column]?.split(',') ?? [])
      expect(
        named.filter((id) => !known.has(id)),
        `${file}.${column}`,
      ).toEqual([])
    }
  })

  it.each(['lms', 'assessment'] as const)(
    'let each person of the %s be found in the SIS, and only one',
    (source) => {
      const sis = rowsByName(smallFiles.sis, 'users')
      for (const user of rowsByName(smallFiles[source], 'users')) {
        const sisId = /\{SIS:(\d+)\}/.exec(user.userIds ?? '')?.[0]
        const matches = sis.filter(
          (other) =>
            (user.userMasterIdentifier !== null &&
              other.userMasterIdentifier === user.userMasterIdentifier) ||
            (sisId !== undefined && other.userIds === sisId) ||
            (user.identifier !== null && other.identifier === user.identifier) ||
            (user.email !== null && other.email === user.email),
        )
        expect(matches, String(user.sourcedId)).toHaveLength(1)
      }
    },
  )

  it('leave some people to be matched by each of the lesser keys', () => {
    const larger = generateDistrict({ students: 1000, seed: 3 })
    const keys = new Set(Array.from({ length: 1000 }, (_, index) => larger.studentAt(index).match))
    expect(keys).toEqual(new Set(['master', 'sis-id', 'identifier', 'email']))
  })

  it('know a class by the same code, school and semesters', () => {
    const nameOf = (source: SourceName) =>
      rowsByName(smallFiles[source], 'classes').map((row) => {
        const school = rowsByName(smallFiles[source], 'orgs').find(
          (org) => org.sourcedId === row.schoolSourcedId,
        )
        const sessions = rowsByName(smallFiles[source], 'academicSessions')
        const terms = row.termSourcedIds
          ?.split(',')
          .map((id) => sessions.find((session) => session.sourcedId === id)?.title)
        return `${row.classCode}/${school?.identifier}/${terms}`
      })
    const inSis = nameOf('sis')
    expect(new Set(inSis).size).toBe(inSis.length)
    expect(inSis).toEqual(expect.arrayContaining([...nameOf('lms'), ...nameOf('assessment')]))
  })

  it('hold some assignments together, under the id of the SIS', () => {
    const inSis = new Set(rowsByName(smallFiles.sis, 'lineItems').map((row) => row.sourcedId))
    const shared = rowsByName(smallFiles.lms, 'lineItems').filter((row) => inSis.has(row.sourcedId ?? ''))
    expect(shared.length).toBeGreaterThan(0)
    expect(shared.length).toBeLessThan(rowsByName(smallFiles.lms, 'lineItems').length)
  })
})

describe('the scores of a district', () => {
  const results = rowsByName(smallFiles.sis, 'results')
  const items = new Map(rowsByName(smallFiles.sis, 'lineItems').map((row) => [row.sourcedId, row]))

  it('have every status with a score and every flag', () => {
    const statuses = new Set(results.map((row) => row.scoreStatus))
    expect(statuses).toEqual(
      new Set(['fully graded', 'partially graded', 'submitted', 'not submitted', 'exempt']),
    )
    for (const flag of ['late', 'missing', 'incomplete', 'inProgress']) {
      expect(results.some((row) => row[flag] === 'true')).toBe(true)
    }
  })

  it('never give a number to what was not graded', () => {
    const ungraded = results.filter(
      (row) => row.scoreStatus !== 'fully graded' && row.scoreStatus !== 'partially graded',
    )
    expect(ungraded.filter((row) => row.score !== null || row.textScore !== null)).toEqual([])
  })

  it('exceed the maximum only as extra credit, which some do', () => {
    const beyond = results.filter(
      (row) => Number(row.score) > Number(items.get(row.lineItemSourcedId ?? '')?.resultValueMax),
    )
    expect(beyond.length).toBeGreaterThan(0)
    expect(beyond.length).toBeLessThan(results.length * 0.03)
  })

  it('get better over the year', () => {
    const files = sourceFiles(generateDistrict({ students: 60, seed: 7 }), 'sis')
    const ofYear = new Map(rowsByName(files, 'lineItems').map((row) => [row.sourcedId, row]))
    const shareIn = (period: string) => {
      const shares = rowsByName(files, 'results').flatMap((row) => {
        const item = ofYear.get(row.lineItemSourcedId ?? '')
        if (item?.academicSessionSourcedId !== period || row.score === null) return []
        return [Number(row.score) / Number(item.resultValueMax)]
      })
      return shares.reduce((sum, share) => sum + share, 0) / shares.length
    }
    expect(shareIn('sis-2027-q4')).toBeGreaterThan(shareIn('sis-2027-q1'))
  })

  it('are words without numbers in the first grades', () => {
    const words = small.sections.find((section) => section.marking === 'words')
    const own = results.filter((row) => row.classSourcedId === `sis-class-${(words?.index ?? -1) + 1}`)
    expect(own.some((row) => row.textScore === 'Secure')).toBe(true)
    expect(own.filter((row) => row.score !== null)).toEqual([])
  })

  it('come from the days a student sat in the class', () => {
    for (const section of small.sections) {
      for (const seat of section.seats.filter((candidate) => candidate.end !== null)) {
        for (const item of small.itemsOf(section)) {
          const outcome = small.outcomeOf(section, item, seat, 'sis')
          if (outcome !== null) expect(item.dueOn <= (seat.end ?? '')).toBe(true)
        }
      }
    }
  })
})

describe('a district cut off at a day', () => {
  it('knows no score after it and no assignment given out after it', () => {
    const files = sourceFiles(generateDistrict({ students: 60, seed: 1, through: '2026-11-24' }), 'sis')
    expect(rowsByName(files, 'results').filter((row) => (row.scoreDate ?? '') > '2026-11-24')).toEqual([])
    expect(rowsByName(files, 'lineItems').filter((row) => (row.assignDate ?? '') > '2026-11-24')).toEqual([])
  })
})

describe('a large district', () => {
  it('makes rows only as they are read, so that its size costs no memory', () => {
    const asked = new Set<number>()
    const district: District = generateDistrict({ students: 3000, seed: 1 })
    const watched: District = {
      ...district,
      itemsOf: (section) => {
        asked.add(section.index)
        return district.itemsOf(section)
      },
    }
    const rows = sourceFiles(watched, 'sis').get('results')?.rows ?? []
    let read = 0
    for (const _ of rows) if (++read === 500) break
    expect(asked.size).toBe(1)
  })
})

const REFERENCES: readonly (readonly [FileName, string, FileName])[] = [
  ['orgs', 'parentSourcedId', 'orgs'],
  ['academicSessions', 'parentSourcedId', 'academicSessions'],
  ['courses', 'orgSourcedId', 'orgs'],
  ['courses', 'schoolYearSourcedId', 'academicSessions'],
  ['classes', 'courseSourcedId', 'courses'],
  ['classes', 'schoolSourcedId', 'orgs'],
  ['classes', 'termSourcedIds', 'academicSessions'],
  ['users', 'agentSourcedIds', 'users'],
  ['users', 'primaryOrgSourcedId', 'orgs'],
  ['roles', 'userSourcedId', 'users'],
  ['roles', 'orgSourcedId', 'orgs'],
  ['demographics', 'sourcedId', 'users'],
  ['userProfiles', 'userSourcedId', 'users'],
  ['enrollments', 'classSourcedId', 'classes'],
  ['enrollments', 'schoolSourcedId', 'orgs'],
  ['enrollments', 'userSourcedId', 'users'],
  ['scoreScales', 'classSourcedId', 'classes'],
  ['lineItems', 'classSourcedId', 'classes'],
  ['lineItems', 'categorySourcedId', 'categories'],
  ['lineItems', 'academicSessionSourcedId', 'academicSessions'],
  ['lineItems', 'metadata.retakeOf', 'lineItems'],
  ['lineItemScoreScales', 'lineItemSourcedId', 'lineItems'],
  ['lineItemScoreScales', 'scoreScaleSourcedId', 'scoreScales'],
  ['lineItemLearningObjectiveIds', 'lineItemSourcedId', 'lineItems'],
  ['results', 'lineItemSourcedId', 'lineItems'],
  ['results', 'studentSourcedId', 'users'],
  ['results', 'classSourcedId', 'classes'],
  ['resultLearningObjectiveIds', 'resultSourcedId', 'results'],
]

function expectAbout(actual: number, planned: number): void {
  expect(actual).toBeGreaterThan(planned * 0.95)
  expect(actual).toBeLessThan(planned * 1.05)
}
