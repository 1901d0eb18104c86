import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import { type FileToPrint, printPackage } from '@/lib/protocols/oneroster/csv/print-package'

/** A record by the names of its columns, metadata as `metadata.<name>`; what is not named is empty. */
export type Rec = Readonly<Record<string, string>> & { readonly sourcedId: string }
export type Files = Readonly<Partial<Record<FileName, readonly Rec[]>>>

const SCHOOL = { schoolSourcedId: 'north' }

/** What a record says where a test does not care. */
const DEFAULTS: Readonly<Record<FileName, (id: string) => Readonly<Record<string, string>>>> = {
  orgs: (id) => ({ name: `School ${id}`, type: 'school', identifier: `no-${id}` }),
  academicSessions: (id) => ({ title: id, type: 'term', schoolYear: '2025' }),
  courses: (id) => ({ title: `Course ${id}`, courseCode: `C-${id}`, orgSourcedId: 'north' }),
  classes: (id) => ({
    title: `Class ${id}`,
    classCode: `K-${id}`,
    classType: 'scheduled',
    courseSourcedId: 'maths',
    termSourcedIds: 'spring',
    ...SCHOOL,
  }),
  users: (id) => ({
    enabledUser: 'true',
    username: `name.${id}`,
    givenName: `Given-${id}`,
    familyName: `Family-${id}`,
    primaryOrgSourcedId: 'north',
  }),
  roles: (id) => ({
    userSourcedId: id.replace('role-', ''),
    roleType: 'primary',
    role: 'student',
    orgSourcedId: 'north',
  }),
  userProfiles: () => ({ profileType: 'app', vendorId: 'v', credentialType: 'local', username: 'u' }),
  demographics: () => ({}),
  enrollments: (id) => {
    const [, userSourcedId = '', classSourcedId = ''] = id.split('-')
    return { userSourcedId, classSourcedId, role: 'student', ...SCHOOL }
  },
  resources: (id) => ({ vendorResourceId: id }),
  classResources: () => ({}),
  courseResources: () => ({}),
  userResources: () => ({}),
  categories: (id) => ({ title: id }),
  scoreScales: (id) => ({
    title: id,
    type: 'words',
    orgSourcedId: 'north',
    courseSourcedId: 'maths',
    classSourcedId: 'red',
  }),
  lineItems: (id) => ({
    title: `Item ${id}`,
    assignDate: '2024-09-01',
    dueDate: '2024-09-20',
    classSourcedId: 'red',
    categorySourcedId: 'work',
    academicSessionSourcedId: 'spring',
    resultValueMax: '10',
    ...SCHOOL,
  }),
  lineItemScoreScales: () => ({}),
  lineItemLearningObjectiveIds: (id) => {
    const [, lineItemSourcedId = '', objective = ''] = id.split('-')
    return { lineItemSourcedId, source: 'unknown', learningObjectiveId: objective }
  },
  results: (id) => {
    const [, lineItemSourcedId = '', studentSourcedId = ''] = id.split('-')
    return { lineItemSourcedId, studentSourcedId, scoreStatus: 'fully graded', scoreDate: '2024-09-20' }
  },
  resultScoreScales: () => ({}),
  resultLearningObjectiveIds: (id) => {
    const [, item = '', student = '', objective = ''] = id.split('-')
    return { resultSourcedId: `r-${item}-${student}`, source: 'unknown', learningObjectiveId: objective }
  },
}

/**
 * A record with believable values for all it does not say. Ids speak: `e-ana-red` is Ana's enrollment in class red,
 * `r-quiz-ana` her result in the quiz, `p-quiz-ana-add` its part for objective add, `a-quiz-add` the quiz's alignment.
 */
export function rec(file: FileName, sourcedId: string, values: Readonly<Record<string, string>> = {}): Rec {
  return { sourcedId, ...DEFAULTS[file](sourcedId), ...values }
}

/** Records of one file by id alone. */
export function recs(file: FileName, ...ids: readonly string[]): readonly Rec[] {
  return ids.map((id) => rec(file, id))
}

const score = (id: string, points: number) => rec('results', id, { score: String(points) })
const part = (id: string, points: number) => rec('resultLearningObjectiveIds', id, { score: String(points) })

/**
 * One school with a class of three and a class of one, a quiz with a score for each of two objectives, a lab that
 * names one, and homework that names none. The term "fall" is over, "spring" is not, whenever the tests run.
 */
export const SMALL: Files = {
  orgs: [rec('orgs', 'district', { type: 'district' }), ...recs('orgs', 'north')],
  academicSessions: [
    rec('academicSessions', 'year', {
      type: 'schoolYear',
      startDate: '2024-08-01',
      endDate: '2099-07-01',
    }),
    rec('academicSessions', 'fall', { startDate: '2024-08-01', endDate: '2024-12-20' }),
    rec('academicSessions', 'spring', { startDate: '2024-12-20', endDate: '2099-07-01' }),
  ],
  courses: recs('courses', 'maths'),
  classes: recs('classes', 'red', 'blue'),
  users: recs('users', 'tess', 'ana', 'ben', 'cy'),
  roles: [
    rec('roles', 'role-tess', { role: 'teacher' }),
    ...recs('roles', 'role-ana', 'role-ben', 'role-cy'),
  ],
  enrollments: [
    rec('enrollments', 'e-tess-red', { role: 'teacher' }),
    ...recs('enrollments', 'e-ana-red', 'e-ben-red', 'e-cy-red', 'e-cy-blue'),
  ],
  categories: recs('categories', 'work'),
  lineItems: recs('lineItems', 'quiz', 'lab', 'homework'),
  lineItemLearningObjectiveIds: recs(
    'lineItemLearningObjectiveIds',
    'a-quiz-add',
    'a-quiz-split',
    'a-lab-add',
  ),
  results: [
    score('r-quiz-ana', 8),
    score('r-quiz-ben', 5),
    score('r-lab-ana', 9),
    score('r-lab-ben', 6),
    score('r-lab-cy', 4),
    score('r-homework-ana', 10),
  ],
  resultLearningObjectiveIds: [
    part('p-quiz-ana-add', 7),
    part('p-quiz-ana-split', 9),
    part('p-quiz-ben-add', 5),
    part('p-quiz-ben-split', 4),
  ],
}

/** The files with some records added, or put in the place of those of the same id. */
export function withRecs(files: Files, changes: Files): Files {
  const merged: Partial<Record<FileName, readonly Rec[]>> = { ...files }
  for (const name of fileNames(changes)) {
    const put = new Map((files[name] ?? []).map((record) => [record.sourcedId, record]))
    for (const record of changes[name] ?? []) put.set(record.sourcedId, record)
    merged[name] = [...put.values()]
  }
  return merged
}

/** The files without some records. */
export function without(files: Files, file: FileName, ...ids: readonly string[]): Files {
  return { ...files, [file]: files[file]?.filter(({ sourcedId }) => !ids.includes(sourcedId)) }
}

/** Only these of the files. */
export function only(files: Files, ...names: readonly FileName[]): Files {
  return Object.fromEntries(names.map((name) => [name, files[name] ?? []]))
}

export function fileNames(files: Files): readonly FileName[] {
  // SAFETY: `Files` has no other keys.
  return Object.keys(files) as FileName[]
}

export interface Printing {
  readonly mode?: 'bulk' | 'delta'
  /** The same data in the opposite row order and with other bytes. */
  readonly backwards?: boolean
}

const MODIFIED = '2025-03-01T09:00:00.000Z'

/** Writes a package. In a delta a record is active and modified on one day, unless it says otherwise. */
export async function printFiles(path: string, files: Files, printing: Printing = {}): Promise<void> {
  const mode = printing.mode ?? 'bulk'
  const printed = fileNames(files).map((name): readonly [FileName, FileToPrint] => {
    const given = files[name] ?? []
    const records = (printing.backwards ? given.toReversed() : given).map((record) =>
      mode === 'delta' ? { status: 'active', dateLastModified: MODIFIED, ...record } : record,
    )
    const metadata = [...new Set(records.flatMap((record) => Object.keys(record)))].flatMap((column) =>
      column.startsWith('metadata.') ? [column.slice('metadata.'.length)] : [],
    )
    const columns = [...FILES[name].map((column) => column.name), ...metadata.map((m) => `metadata.${m}`)]
    const rows = records.map((record) => columns.map((column) => textOf(record, column)))
    return [name, { mode, rows, metadata }]
  })
  const compression = printing.backwards ? 1 : 6
  await printPackage(path, { systemName: 'Test', systemCode: 'test', files: new Map(printed), compression })
}

const textOf = (record: Readonly<Record<string, string>>, column: string) => record[column] ?? null
