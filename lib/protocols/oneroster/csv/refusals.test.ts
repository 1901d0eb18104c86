import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { PackageLimits } from '@/lib/protocols/oneroster/csv/limits'
import {
  inTemporaryFolder,
  type ReadAll,
  readAll,
  readFolder,
  readZip,
  readZipBytes,
} from '@/lib/protocols/oneroster/csv/testing/read-all'
import {
  PACKAGE_1_0,
  PACKAGE_1_1,
  type PackageFiles,
  type SampleChanges,
  samplePackage,
} from '@/lib/protocols/oneroster/csv/testing/sample-package'
import { overlappingZip, type ZipEntryPlan, zipBytes } from '@/lib/protocols/oneroster/csv/testing/zip-bytes'
import { REFUSALS, type RefusalCode } from '@/lib/protocols/oneroster/csv/verdicts'

interface RefusalCase {
  readonly read: () => Promise<ReadAll>
  readonly file: string
  readonly line?: number
  readonly column?: string | number
  /** Must stand in the message. */
  readonly says?: string
}

const folder = (files: PackageFiles, limits?: Partial<PackageLimits>) => () => readFolder(files, limits)
const changed = (changes: SampleChanges, limits?: Partial<PackageLimits>) =>
  folder(samplePackage(changes), limits)
const rewrite = (name: string, change: (text: string) => string | Buffer, limits?: Partial<PackageLimits>) =>
  changed({ files: { [name]: change } }, limits)
const zip =
  (...entries: readonly ZipEntryPlan[]) =>
  () =>
    readZipBytes(zipBytes({ entries }))

const cell = (
  at: `${FileName}.${string}`,
  written: string,
  says = '',
  mode: 'bulk' | 'delta' = 'bulk',
): RefusalCase => {
  const [file, column = ''] = at.split('.')
  return { read: changed({ mode, cells: { [at]: written } }), file: `${file}.csv`, line: 2, column, says }
}

const onDisk = (lay: (root: string) => void) => () =>
  inTemporaryFolder((root) => {
    const path = join(root, 'district')
    mkdirSync(path)
    lay(path)
    return readAll(path)
  })

const MANIFEST = { name: 'manifest.csv', data: 'propertyName,value\n' } as const
const sampleText = (name: string) => String(samplePackage()[name])

/** One case for every refusal there is: the type lets none be forgotten. */
const CASES: Readonly<Record<RefusalCode, RefusalCase>> = {
  path_unreadable: {
    read: () => inTemporaryFolder((root) => readAll(join(root, 'nowhere.zip'))),
    file: 'nowhere.zip',
    says: 'no such file',
  },
  not_a_package: {
    read: () =>
      inTemporaryFolder((root) => {
        writeFileSync(join(root, 'users.csv'), 'sourcedId\n')
        return readAll(join(root, 'users.csv'))
      }),
    file: 'users.csv',
  },
  package_empty: { read: folder({ 'readme.txt': 'hello' }), file: 'district' },
  package_too_large: { read: folder(samplePackage(), { bytes: 1000 }), file: 'district', says: '1000' },
  too_many_entries: {
    read: () => readZip(samplePackage(), { entries: 21 }),
    file: 'district.zip',
    says: '21',
  },
  zip_damaged: {
    read: () => readZipBytes(zipBytes({ entries: [MANIFEST] }).subarray(0, 60)),
    file: 'district.zip',
  },
  zip_ratio: {
    read: zip({ name: 'users.csv', data: 'a'.repeat(3_000_000) }),
    file: 'users.csv',
    says: '200',
  },
  entry_path: { read: zip({ name: '../users.csv' }), file: '../users.csv' },
  entry_not_regular: {
    read: onDisk((path) => symlinkSync('/etc/passwd', join(path, 'users.csv'))),
    file: 'users.csv',
  },
  entry_encrypted: { read: zip({ name: 'users.csv', flags: 1 }), file: 'users.csv', says: 'password' },
  entry_method: { read: zip({ name: 'users.csv', method: 12 }), file: 'users.csv' },
  entry_duplicate: { read: zip({ name: 'users.csv' }, { name: 'Users.csv' }), file: 'Users.csv' },
  entry_overlap: { read: () => readZipBytes(overlappingZip()), file: 'b.csv' },
  entry_mismatch: {
    read: zip({ name: 'users.csv', data: 'a', crc: 7 }),
    file: 'users.csv',
    says: 'checksum',
  },
  nested_archive: { read: zip(MANIFEST, { name: 'sis.zip', data: 'PK' }), file: 'sis.zip' },
  foreign_sds: {
    read: folder({ 'School.csv': 'SIS ID,Name\n', 'Section.csv': 'SIS ID,School SIS ID,Section Name\n' }),
    file: 'district',
    says: 'School Data Sync',
  },
  foreign_clever: {
    read: folder({ 'schools.csv': 'School_id,School_name\n', 'students.csv': 'School_id,Student_id\n' }),
    file: 'district',
    says: 'Clever',
  },
  manifest_missing: { read: changed({ files: { 'manifest.csv': null } }), file: 'district' },
  manifest_unreadable: {
    read: changed({ files: { 'manifest.csv': 'property,worth\n' } }),
    file: 'manifest.csv',
    says: 'propertyName,value',
  },
  manifest_conflict: {
    read: rewrite('manifest.csv', (text) => `${text}file.users,delta\n`),
    file: 'manifest.csv',
    line: 27,
    column: 'file.users',
  },
  version_unsupported: {
    read: changed({ manifest: { 'oneroster.version': '2.0' } }),
    file: 'manifest.csv',
    line: 3,
    column: 'oneroster.version',
    says: '2.0; expected 1.0, 1.1, 1.2, 1.2.1',
  },
  file_unknown: { read: folder({ ...samplePackage(), 'notes.csv': 'a\n' }), file: 'notes.csv' },
  file_misplaced: {
    read: folder({ ...samplePackage(), 'old/users.csv': sampleText('users.csv') }),
    file: 'old/users.csv',
  },
  file_announced_absent: { read: changed({ manifest: { 'file.users': 'absent' } }), file: 'users.csv' },
  file_missing: {
    read: changed({ files: { 'users.csv': null }, manifest: { 'file.users': 'delta' } }),
    file: 'users.csv',
    says: 'as delta',
  },
  file_mode_invalid: {
    read: changed({ manifest: { 'file.users': 'full' } }),
    file: 'users.csv',
    says: 'full',
  },
  file_mode_unknown: {
    read: changed({ mode: 'delta', manifest: { 'file.users': '', 'file.orgs': 'bulk' } }),
    file: 'users.csv',
  },
  encoding_invalid: {
    read: rewrite('users.csv', (text) => Buffer.from(text.replace('Okafor', 'Oká'), 'latin1')),
    file: 'users.csv',
    line: 2,
    says: 'UTF-8',
  },
  nul_byte: {
    read: rewrite('users.csv', (text) => text.replace('Okafor', 'Ok\0for')),
    file: 'users.csv',
    line: 2,
  },
  read_failed: {
    // The folder is opened while the file is there and read when it is gone.
    read: readAfterRemoval,
    file: 'users.csv',
    line: 1,
  },
  roles_incomplete: {
    read: folder({ ...PACKAGE_1_1, 'users.csv': String(PACKAGE_1_1['users.csv']).replace(',t.lund,', ',,') }),
    file: 'users.csv',
  },
  header_missing: {
    read: changed({ files: { 'orgs.csv': 'school-1,,,Elm,school,,\n' } }),
    file: 'orgs.csv',
    line: 1,
    says: 'sourcedId,status,dateLastModified',
  },
  header_delimiter: {
    read: rewrite('orgs.csv', (text) => text.replaceAll(',', ';')),
    file: 'orgs.csv',
    line: 1,
    says: 'semicolons',
  },
  header_column_missing: {
    read: rewrite('orgs.csv', (text) => text.replace(',name', ',label')),
    file: 'orgs.csv',
    line: 1,
    column: 'name',
    says: 'name',
  },
  header_duplicate: {
    read: rewrite('orgs.csv', (text) => text.replace('identifier', 'name')),
    file: 'orgs.csv',
    line: 1,
    column: 'name',
  },
  header_too_wide: { read: changed({}, { columns: 21 }), file: 'users.csv', line: 1, says: '21' },
  line_too_long: {
    read: rewrite('results.csv', (text) => text.replace('Careful', 'x'.repeat(2000)), { lineBytes: 1500 }),
    file: 'results.csv',
    line: 2,
    says: '1500',
  },
  cell_too_long: { ...cell('results.comment', 'x'.repeat(70_000), '65536') },
  quote_unbalanced: {
    read: rewrite('results.csv', (text) => text.replace('Careful', '"Careful')),
    file: 'results.csv',
    line: 2,
  },
  quote_misplaced: {
    read: rewrite('results.csv', (text) => text.replace('Careful work', '"Careful" work')),
    file: 'results.csv',
    line: 2,
    column: 9,
  },
  cell_count: {
    read: rewrite('results.csv', (text) => text.replace('Careful', 'Careful, good')),
    file: 'results.csv',
    line: 2,
    says: '16 cells; expected 15',
  },
  required_missing: cell('users.givenName', ''),
  delta_cell_missing: cell('users.status', '', 'delta', 'delta'),
  invalid_guid: cell('users.sourcedId', 'user 1'),
  guid_too_long: cell('users.sourcedId', 'u'.repeat(256), '255'),
  invalid_enum: cell('orgs.type', 'departments', 'departments; expected one of: department, school'),
  invalid_boolean: cell('results.late', 'maybe'),
  invalid_integer: cell('categories.weight', '33.3'),
  invalid_float: cell('results.score', '8,5', 'decimal point'),
  number_too_large: cell('results.score', '1e300'),
  invalid_date: cell('results.scoreDate', '2025-02-29', 'YYYY-MM-DD'),
  date_ambiguous: cell('results.scoreDate', '3/4/2025', 'day/month or month/day'),
  invalid_datetime: cell('users.dateLastModified', '9/1/2024 12:00:00 AM', 'UTC', 'delta'),
  invalid_year: cell('academicSessions.schoolYear', '2025-2027', 'YYYY'),
  invalid_score_scale: cell('scoreScales.scoreScaleValue', 'A,B,C', 'LHS:RHS'),
}

async function readAfterRemoval(): Promise<ReadAll> {
  const { openPackage } = await import('@/lib/protocols/oneroster/csv/open-package')
  const { rmSync } = await import('node:fs')
  return inTemporaryFolder(async (root) => {
    for (const [name, text] of Object.entries(samplePackage())) writeFileSync(join(root, name), text)
    const opened = await openPackage(root)
    if (!opened.ok) throw new Error('the sample must open')
    rmSync(join(root, 'users.csv'))
    const refusals = []
    for await (const batch of opened.package.read()) refusals.push(...batch.refusals)
    await opened.package.close()
    const { version, systemName, systemCode, modes } = opened.package
    return { ok: true, version, systemName, systemCode, modes, records: new Map(), refusals, tolerances: [] }
  })
}

describe('what the reader turns away', () => {
  for (const [code, rule] of Object.entries(REFUSALS)) {
    it(`${code} (${rule.scope}): ${rule.sentence}`, async () => {
      const expected = Object.entries(CASES).find(([known]) => known === code)?.[1]
      if (!expected) throw new Error(`${code} has no case`)
      const { read, file, line = 0, column = '', says = '' } = expected
      const all = await read()
      const refusal = all.refusals.find((one) => one.code === code)
      expect(all.refusals.map((one) => one.code)).toContain(code)
      expect({ file: refusal?.file, line: refusal?.line, column: refusal?.column }).toEqual({
        file,
        line,
        column,
      })
      expect(refusal?.message).toContain(says)
      expect(refusal?.message).not.toMatch(/[{}](?:expected|found)/)
      expect(all.ok).toBe(rule.scope !== 'package')
    })
  }

  it('goes on with the next row after a refused one', async () => {
    const rows = [
      'sourcedId,status,dateLastModified,title,weight',
      'a,,,"Quizzes,30',
      'b,,,Tests,x',
      'c,,,Work,40',
    ]
    const read = await readFolder(samplePackage({ files: { 'categories.csv': rows.join('\n') } }))
    expect(read.refusals.map(({ line, code }) => [line, code])).toEqual([
      [2, 'quote_unbalanced'],
      [3, 'invalid_integer'],
    ])
    expect(read.records.get('categories')?.map(({ line }) => line)).toEqual([4])
  })

  it('reads the other files when one is refused, and does not count the refused one among the readable', async () => {
    const read = await readFolder(samplePackage({ files: { 'orgs.csv': 'a;b\n1;2\n' } }))
    expect(read.ok).toBe(true)
    expect(read.modes.has('orgs')).toBe(false)
    expect(read.records.get('users')).toHaveLength(1)
  })

  it('never repeats what stands in a cell about a person', async () => {
    const secret = 'Zebulon Quillfeather'
    const columns = [
      'users.sourcedId',
      'users.enabledUser',
      'demographics.birthDate',
      'demographics.sex',
      'results.score',
    ] as const
    for (const column of columns) {
      const read = await readFolder(samplePackage({ cells: { [column]: secret } }))
      expect(read.refusals).toHaveLength(1)
      expect(JSON.stringify(read.refusals)).not.toContain('Quillfeather')
    }
  })

  it('cuts a wrong word of a fixed list to 40 characters', async () => {
    const read = await readFolder(samplePackage({ cells: { 'orgs.type': 'x'.repeat(500) } }))
    expect(read.refusals[0]?.message).toContain(`${'x'.repeat(40)}…`)
    expect(read.refusals[0]?.message).not.toContain('x'.repeat(41))
  })

  it('knows School Data Sync 2 by its headers, though its files are named like those of OneRoster', async () => {
    const read = await readFolder({
      ...PACKAGE_1_0,
      'users.csv':
        'sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms\n1,a,b,c,,,,,\n',
      'roles.csv':
        'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate\n',
    })
    expect(read.refusals.map(({ code }) => code)).toEqual(['foreign_sds'])
  })
})
