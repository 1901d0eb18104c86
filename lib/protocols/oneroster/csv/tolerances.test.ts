import { describe, expect, it } from 'vitest'
import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import { cellOf, readFolder } from '@/lib/protocols/oneroster/csv/testing/read-all'
import {
  PACKAGE_1_0,
  type PackageFiles,
  type SampleChanges,
  samplePackage,
} from '@/lib/protocols/oneroster/csv/testing/sample-package'
import { TOLERANCES, type ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

interface ToleranceCase {
  /** The departure, made in a package that is valid otherwise. */
  readonly from: PackageFiles
  /** Where it must be reported. */
  readonly file: string
  readonly line?: number
  readonly column?: string
  readonly count?: number
  /** What the first row's cell must become. */
  readonly gives?: readonly [FileName, string, string | null]
}

const cell = (
  at: `${FileName}.${string}`,
  written: string,
  becomes: string | null,
  mode: 'bulk' | 'delta' = 'bulk',
): ToleranceCase => {
  const [file, column] = at.split('.')
  return {
    from: samplePackage({ mode, cells: { [at]: written } }),
    file: `${file}.csv`,
    line: 2,
    column: column ?? '',
    // SAFETY: the parameter's type says that a file name stands before the point.
    gives: [file as FileName, column ?? '', becomes],
  }
}

const rewrite = (name: string, change: (text: string) => string | Buffer, more: SampleChanges = {}) =>
  samplePackage({ ...more, files: { [name]: change } })

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const UUID = '2b1c0a3e-5c1d-4f7a-9a52-0e6f1d2c3b4a'
const inFolder = (files: PackageFiles) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`export/${name}`, text]))

/** One case for every tolerance there is: the type lets none be forgotten. */
const CASES: Readonly<Record<ToleranceCode, ToleranceCase>> = {
  enclosing_folder: { from: inFolder(samplePackage()), file: 'export/' },
  file_name_case: {
    from: {
      ...samplePackage({ files: { 'userProfiles.csv': null } }),
      'manifest.csv': samplePackage()['manifest.csv'] ?? '',
      'userprofiles.csv': samplePackage()['userProfiles.csv'] ?? '',
    },
    file: 'userprofiles.csv',
  },
  system_file_ignored: { from: { ...samplePackage(), '.DS_Store': 'x' }, file: '.DS_Store' },
  seven_files_incomplete: {
    from: Object.fromEntries(Object.entries(PACKAGE_1_0).filter(([name]) => name !== 'demographics.csv')),
    file: 'demographics.csv',
  },
  manifest_header: {
    from: rewrite('manifest.csv', (text) => text.replace('propertyName,value', 'PropertyName,Value')),
    file: 'manifest.csv',
    line: 1,
  },
  manifest_version: {
    from: samplePackage({ manifest: { 'manifest.version': '1.1' } }),
    file: 'manifest.csv',
    line: 2,
    column: 'manifest.version',
  },
  manifest_row_missing: {
    from: samplePackage({ manifest: { 'file.users': null } }),
    file: 'manifest.csv',
    column: 'file.users',
    gives: ['users', 'givenName', 'Amara'],
  },
  manifest_value_empty: {
    from: samplePackage({ manifest: { 'file.orgs': '' } }),
    file: 'manifest.csv',
    line: 4,
    column: 'file.orgs',
    gives: ['orgs', 'type', 'school'],
  },
  manifest_value_case: {
    from: samplePackage({ manifest: { 'file.orgs': 'Bulk' } }),
    file: 'manifest.csv',
    line: 4,
    column: 'file.orgs',
  },
  manifest_property_unknown: {
    from: samplePackage({ manifest: { 'file.report_cards': 'absent' } }),
    file: 'manifest.csv',
    line: 27,
    column: 'propertyName',
  },
  bom: {
    from: rewrite('users.csv', (text) => `\uFEFF${text}`),
    file: 'users.csv',
    line: 1,
    gives: ['users', 'sourcedId', 'user-1'],
  },
  utf16: {
    from: rewrite('users.csv', utf16),
    file: 'users.csv',
    line: 1,
    gives: ['users', 'givenName', 'Amara'],
  },
  line_ending_cr: {
    from: rewrite('users.csv', (text) => text.replaceAll('\r\n', '\r')),
    file: 'users.csv',
    line: 1,
    gives: ['users', 'pronouns', 'she/her'],
  },
  file_empty: { from: rewrite('users.csv', (text) => `${text.split('\r\n')[0]}\r\n`), file: 'users.csv' },
  header_case: {
    from: rewrite('users.csv', (text) => text.replace('givenName', 'GivenName')),
    file: 'users.csv',
    line: 1,
    column: 'GivenName',
    gives: ['users', 'givenName', 'Amara'],
  },
  header_typo: {
    from: rewrite('users.csv', (text) => text.replace('preferredGivenName', 'prefferedGivenName')),
    file: 'users.csv',
    line: 1,
    column: 'prefferedGivenName',
    gives: ['users', 'preferredGivenName', 'Ama'],
  },
  header_order: {
    from: samplePackage({
      files: {
        'orgs.csv':
          'name,sourcedId,status,dateLastModified,type,identifier,parentSourcedId\nElm,school-1,,,school,,\n',
      },
    }),
    file: 'orgs.csv',
    line: 1,
    gives: ['orgs', 'sourcedId', 'school-1'],
  },
  column_older: {
    from: rewrite('lineItems.csv', (text) =>
      text.replace('academicSessionSourcedId', 'gradingPeriodSourcedId'),
    ),
    file: 'lineItems.csv',
    line: 1,
    column: 'gradingPeriodSourcedId',
    gives: ['lineItems', 'academicSessionSourcedId', 'term-1'],
  },
  column_missing: {
    from: samplePackage({
      files: { 'categories.csv': 'sourcedId,status,dateLastModified,title\ncategory-1,,,Quizzes\n' },
    }),
    file: 'categories.csv',
    line: 1,
    column: 'weight',
    gives: ['categories', 'weight', null],
  },
  column_unknown: {
    from: rewrite('categories.csv', (text) =>
      text.replace('weight', 'weight,colour').replace(',30', ',30,blue'),
    ),
    file: 'categories.csv',
    line: 1,
    column: 'colour',
    gives: ['categories', 'weight', '30'],
  },
  resource_sourced_ids: {
    from: rewrite('users.csv', (text) =>
      text
        .replace('userMasterIdentifier,', 'userMasterIdentifier,resourceSourcedIds,')
        .replace('UMI-1,', 'UMI-1,r-1,'),
    ),
    file: 'users.csv',
    line: 1,
    column: 'resourceSourcedIds',
    gives: ['users', 'preferredGivenName', 'Ama'],
  },
  password_dropped: cell('userProfiles.password', 'correct horse', null),
  blank_line: { from: rewrite('orgs.csv', (text) => `${text}\r\n`), file: 'orgs.csv', line: 3 },
  trailing_cells: {
    from: rewrite('categories.csv', (text) => text.replace(',30', ',30,,')),
    file: 'categories.csv',
    line: 2,
  },
  line_break_in_field: { ...cell('results.comment', 'Careful\nwork', 'Careful\nwork'), column: '' },
  bare_quote: {
    from: rewrite('lineItems.csv', (text) => text.replace('Pages 3 to 5', 'The 5" ruler')),
    file: 'lineItems.csv',
    line: 2,
    gives: ['lineItems', 'description', 'The 5" ruler'],
  },
  subject_codes_uneven: {
    ...cell('courses.subjects', 'Mathematics,Art', 'Mathematics,Art'),
    column: 'subjectCodes',
  },
  whitespace_trimmed: cell('orgs.type', ' school ', 'school'),
  null_word: cell('results.score', 'NULL', null),
  bulk_cell_filled: cell('orgs.status', 'active', 'active'),
  bulk_modified_unreadable: cell('orgs.dateLastModified', '9/1/2024 12:00:00 AM', null),
  status_inactive: cell('orgs.status', 'inactive', 'tobedeleted', 'delta'),
  boolean_case: cell('users.enabledUser', 'TRUE', 'true'),
  boolean_digit: cell('users.enabledUser', '0', 'false'),
  enum_case: cell('classes.classType', 'Scheduled', 'scheduled'),
  enum_spelling: cell('results.scoreStatus', 'fullyGraded', 'fully graded'),
  enrollment_role_older: cell('enrollments.role', 'aide', 'ext:aide'),
  date_day_first: cell('results.scoreDate', '25/9/2025', '2025-09-25'),
  date_month_first: cell('results.scoreDate', '9/25/2025', '2025-09-25'),
  date_unpadded: cell('results.scoreDate', '2025/9/5', '2025-09-05'),
  datetime_as_date: cell('results.scoreDate', '2025-09-05T04:00:00.000Z', '2025-09-05'),
  datetime_form: cell(
    'orgs.dateLastModified',
    '2025-09-05 04:00:00-05:00',
    '2025-09-05T09:00:00.000Z',
    'delta',
  ),
  number_form: cell('results.score', '.5', '0.5'),
  integer_decimal: cell('categories.weight', '30.00', '30'),
  school_year_range: cell('academicSessions.schoolYear', '2025-2026', '2026'),
  school_year_derived: {
    from: PACKAGE_1_0,
    file: 'academicSessions.csv',
    line: 2,
    column: 'schoolYear',
    gives: ['academicSessions', 'schoolYear', '2017'],
  },
  list_spacing: { ...cell('resources.roles', 'student, teacher', 'student,teacher') },
  user_id_dropped: cell('users.userIds', '{LDAP:12},15', '{LDAP:12}'),
  objective_source_prefix: cell('lineItemLearningObjectiveIds.source', 'ngss', 'ext:ngss'),
  uuid_without_urn: cell('lineItemLearningObjectiveIds.learningObjectiveId', UUID, `urn:uuid:${UUID}`),
  uuid_case: cell(
    'resultLearningObjectiveIds.learningObjectiveId',
    `urn:uuid:${UUID.toUpperCase()}`,
    `urn:uuid:${UUID}`,
  ),
  objective_code: cell('lineItemLearningObjectiveIds.learningObjectiveId', '5.NF.A.1', '5.NF.A.1'),
}

describe('what the reader bears with', () => {
  it('reads the valid sample without a word', async () => {
    for (const mode of ['bulk', 'delta'] as const) {
      const read = await readFolder(samplePackage({ mode }))
      expect(read.refusals).toEqual([])
      expect(read.tolerances).toEqual([])
      expect([...read.records.values()].every((records) => records.length === 1)).toBe(true)
      expect(read.records.size).toBe(21)
    }
  })

  for (const [code, sentence] of Object.entries(TOLERANCES)) {
    it(`${code}: ${sentence}`, async () => {
      const expected = Object.entries(CASES).find(([known]) => known === code)?.[1]
      if (!expected) throw new Error(`${code} has no case`)
      const { from, file, line = 0, column = '', count = 1, gives } = expected
      const read = await readFolder(from)
      expect(read.refusals).toEqual([])
      expect(read.tolerances).toContainEqual({ file, code, count, firstLine: line, column })
      if (gives) expect(cellOf(read, gives[0], gives[1])).toBe(gives[2])
    })
  }

  it('counts a tolerance once for each place, with the first of them', async () => {
    const row = (id: number) => `school-${id},,,Elm,School,,`
    const rows = [
      'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
      row(1),
      row(2),
      row(3),
    ]
    const read = await readFolder(samplePackage({ files: { 'orgs.csv': rows.join('\n') } }))
    expect(read.tolerances).toEqual([
      { file: 'orgs.csv', code: 'enum_case', count: 3, firstLine: 2, column: 'type' },
    ])
  })

  it('does not count what it forgave a row that was refused for another reason', async () => {
    const read = await readFolder(
      samplePackage({ cells: { 'users.enabledUser': 'TRUE', 'users.username': '' } }),
    )
    expect(read.refusals.map(({ code }) => code)).toEqual(['required_missing'])
    expect(read.tolerances).toEqual([])
  })

  it('keeps no password anywhere, not even of a metadata column', async () => {
    const read = await readFolder(
      rewrite('users.csv', (text) =>
        text
          .replace('pronouns', 'pronouns,metadata.password,metadata.house')
          .replace('she/her', 'she/her,hunter2,Red'),
      ),
    )
    expect(JSON.stringify([...read.records])).not.toContain('hunter2')
    expect(read.records.get('users')?.[0]?.metadata).toEqual({ house: 'Red' })
    expect(read.tolerances.map(({ code }) => code)).toEqual(['password_dropped'])
  })
})

describe('dates with the year last', () => {
  const results = (...dates: readonly string[]) =>
    samplePackage({
      files: {
        'results.csv': (text) => {
          const [header = '', row = ''] = text.split('\r\n')
          return [header, ...dates.map((date) => row.replace('2025-09-09', date))].join('\r\n')
        },
      },
    })
  const dates = async (...written: readonly string[]) => {
    const read = await readFolder(results(...written))
    const { length } = read.refusals
    return {
      dates: (read.records.get('results') ?? []).map(({ values }) => values[7]),
      refused: length,
      read,
    }
  }

  it('are read by the one date of the file that leaves no doubt, wherever it stands', async () => {
    expect((await dates('3/4/2025', '25/4/2025')).dates).toEqual(['2025-04-03', '2025-04-25'])
    expect((await dates('3/4/2025', '4/25/2025')).dates).toEqual(['2025-03-04', '2025-04-25'])
  })

  it('are refused one by one where nothing in the file tells the order', async () => {
    const { dates: read, read: all } = await dates('3/4/2025', '4/4/2025')
    expect(read).toEqual(['2025-04-04'])
    expect(all.refusals).toMatchObject([
      { file: 'results.csv', line: 2, column: 'scoreDate', code: 'date_ambiguous' },
    ])
  })

  it('are refused where the file uses both orders, except those that leave no doubt themselves', async () => {
    const { dates: read, refused } = await dates('25/4/2025', '4/25/2025', '3/4/2025')
    expect(read).toEqual(['2025-04-25', '2025-04-25'])
    expect(refused).toBe(1)
  })
})
