import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import { type FileToPrint, printPackage } from '@/lib/protocols/oneroster/csv/print-package'
import {
  cellOf,
  inTemporaryFolder,
  type ReadAll,
  readAll,
  readFolder,
  readZip,
} from '@/lib/protocols/oneroster/csv/testing/read-all'
import { PACKAGE_1_0, PACKAGE_1_1, samplePackage } from '@/lib/protocols/oneroster/csv/testing/sample-package'

/** The rows of a file as objects without their empty cells. */
function rows(read: ReadAll, file: FileName): readonly Readonly<Record<string, string>>[] {
  return (read.records.get(file) ?? []).map(({ values }) =>
    Object.fromEntries(
      FILES[file].flatMap(({ name }, index) => {
        const value = values[index]
        return value === null || value === undefined ? [] : [[name, value] as const]
      }),
    ),
  )
}

describe('a package of 1.2', () => {
  it('gives every file in an order in which rows follow what they point to', async () => {
    const read = await readZip(samplePackage())
    const files = [...read.records.keys()]
    expect(read.version).toBe('1.2')
    expect(read.systemName).toBe('Elm SIS')
    expect(read.systemCode).toBe('elm')
    expect(files.indexOf('classes')).toBeLessThan(files.indexOf('enrollments'))
    expect(files.indexOf('lineItems')).toBeLessThan(files.indexOf('results'))
    expect(files.indexOf('results')).toBeLessThan(files.indexOf('resultLearningObjectiveIds'))
  })

  it('may call itself 1.2.1', async () => {
    const read = await readZip(samplePackage({ manifest: { 'oneroster.version': '1.2.1' } }))
    expect(read.version).toBe('1.2')
    expect(read.tolerances).toEqual([])
  })

  it('may hold bulk and delta files side by side', async () => {
    const read = await readFolder(
      samplePackage({
        manifest: { 'file.results': 'delta' },
        cells: { 'results.status': 'tobedeleted', 'results.dateLastModified': '2025-09-09T10:00:00.000Z' },
      }),
    )
    expect(read.refusals).toEqual([])
    expect(read.tolerances).toEqual([])
    expect(read.modes.get('results')).toBe('delta')
    expect(read.modes.get('lineItems')).toBe('bulk')
    expect(cellOf(read, 'results', 'status')).toBe('tobedeleted')
  })

  it('with nothing but a manifest says that nothing changed', async () => {
    const manifest = String(samplePackage()['manifest.csv']).replaceAll(',bulk', ',absent')
    const read = await readFolder({ 'manifest.csv': manifest })
    expect(read).toMatchObject({ ok: true, refusals: [], tolerances: [] })
    expect(read.modes.size).toBe(0)
  })

  it('keeps metadata beside a row under its own name, whatever the name', async () => {
    const read = await readFolder(
      samplePackage({
        files: {
          'results.csv': (text) =>
            text
              .replace('missing', 'missing,metadata.retakeOf,metadata.__proto__,metadata.empty')
              .replace('true,false\r', 'true,false,result-0,x,\r'),
        },
      }),
    )
    expect(read.tolerances).toEqual([])
    const metadata = read.records.get('results')?.[0]?.metadata ?? {}
    expect(Object.entries(metadata)).toEqual([
      ['retakeOf', 'result-0'],
      ['__proto__', 'x'],
    ])
  })

  it('that still writes users as 1.1 did is understood', async () => {
    const users = String(PACKAGE_1_1['users.csv'])
    const read = await readFolder(samplePackage({ files: { 'users.csv': users, 'roles.csv': null } }))
    expect(read.refusals).toEqual([])
    expect(read.records.get('roles')).toHaveLength(3)
    expect(read.tolerances.map(({ code }) => code)).toContain('column_older')
  })

  it('as printed here reads back cell by cell', async () => {
    const titles = ['Fractions, part 1', 'The "big" test', 'Prüfung — 数学', ' spaced ']
    const read = await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'printed.zip')
      const lines = titles.map((title, index) => [`category-${index}`, null, null, title, '25'])
      await printPackage(path, {
        systemName: 'Elm SIS',
        systemCode: 'elm',
        files: new Map<FileName, FileToPrint>([['categories', { mode: 'bulk', rows: lines }]]),
      })
      return readAll(path)
    })
    expect(read.refusals).toEqual([])
    expect(read.tolerances).toEqual([])
    expect(rows(read, 'categories').map(({ title }) => title)).toEqual(titles)
  })
})

describe('a package of 1.1', () => {
  it('comes out in the shape of 1.2', async () => {
    const read = await readFolder(PACKAGE_1_1)
    expect(read.version).toBe('1.1')
    expect(read.refusals).toEqual([])
    expect(read.tolerances.map(({ code }) => code)).toEqual(['password_dropped'])
    expect(rows(read, 'lineItems')).toMatchObject([
      { academicSessionSourcedId: 'period-1', classSourcedId: 'class-1' },
    ])
    expect(cellOf(read, 'lineItems', 'schoolSourcedId')).toBeNull()
    expect(rows(read, 'results')).toMatchObject([{ score: '8', scoreStatus: 'fully graded' }])
    expect(read.records.get('users')?.[0]?.values).toHaveLength(FILES.users.length)
  })

  it('turns the role and orgs of each user into rows of roles.csv, the first org primary', async () => {
    const read = await readFolder(PACKAGE_1_1)
    expect(read.modes.get('roles')).toBe('bulk')
    expect(rows(read, 'roles')).toMatchObject([
      { userSourcedId: 'admin-1', roleType: 'primary', role: 'siteAdministrator', orgSourcedId: 'school-1' },
      {
        userSourcedId: 'admin-1',
        roleType: 'secondary',
        role: 'districtAdministrator',
        orgSourcedId: 'district-1',
      },
      { userSourcedId: 'teacher-1', roleType: 'primary', role: 'teacher', orgSourcedId: 'school-1' },
    ])
    expect(read.records.get('roles')?.map(({ line }) => line)).toEqual([2, 2, 3])
  })

  it('gives a role the same identifier every time, and no two roles the same', async () => {
    const [first, second] = [await readFolder(PACKAGE_1_1), await readZip(PACKAGE_1_1)]
    const ids = rows(first, 'roles').map(({ sourcedId }) => sourcedId)
    expect(rows(second, 'roles').map(({ sourcedId }) => sourcedId)).toEqual(ids)
    expect(new Set(ids).size).toBe(3)
  })

  it('says what is wrong with a user once, and gives no role for that user', async () => {
    const users = String(PACKAGE_1_1['users.csv']).replace(',teacher,', ',headmistress,')
    const read = await readFolder({ ...PACKAGE_1_1, 'users.csv': users })
    expect(read.refusals).toMatchObject([
      { file: 'users.csv', line: 3, column: 'role', code: 'invalid_enum' },
      { file: 'users.csv', code: 'roles_incomplete' },
    ])
    expect(rows(read, 'roles').map(({ userSourcedId }) => userSourcedId)).toEqual(['admin-1', 'admin-1'])
  })
})

describe('a package of 1.0', () => {
  it('needs no manifest, finds its columns by name and comes out in the shape of 1.2', async () => {
    const read = await readFolder(PACKAGE_1_0)
    expect(read).toMatchObject({ ok: true, version: '1.0', systemName: null, refusals: [] })
    expect(new Set(read.modes.values())).toEqual(new Set(['bulk']))
    expect(rows(read, 'classes')).toMatchObject([{ grades: '05', termSourcedIds: 'term-1' }])
    expect(rows(read, 'users')).toMatchObject([{ enabledUser: 'true', userIds: '{LDAP:12}' }])
    expect(rows(read, 'roles')).toMatchObject([
      { role: 'student', roleType: 'primary', orgSourcedId: 'school-1' },
    ])
    expect(rows(read, 'demographics')).toMatchObject([
      { sourcedId: 'user-1', status: 'tobedeleted', birthDate: '2006-05-06' },
    ])
    expect(read.records.get('courses')?.[0]?.metadata).toEqual({ duration: 'full' })
    expect(cellOf(read, 'courses', 'schoolYearSourcedId')).toBe('year-1')
  })
})
