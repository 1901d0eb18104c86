import path from 'node:path'
import type { Database } from '@/lib/db/client'
import { importFiles } from '@/lib/features/ingest/import-files'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import { printPackage } from '@/lib/protocols/oneroster/csv/print-package'

type NamedRow = Readonly<Record<string, string>>

/**
 * Brings in one class of an exact size by the ordinary way: every student has a result on every line item, every
 * line item names an objective, and every other one gives its score by objective.
 */
export async function importClass(
  db: Database,
  districtId: string,
  folder: string,
  size: { readonly students: number; readonly items: number; readonly objectives: number },
): Promise<string> {
  const name = `class-${size.students}x${size.items}`
  const file = path.join(folder, `${name}.zip`)
  await printPackage(file, { systemName: name, systemCode: name, files: classFiles(name, size) })
  const outcome = await importFiles(db, {
    actor: { kind: 'system', districtId, name: 'bench' },
    timeZone: 'America/Chicago',
    path: file,
    sourceName: null,
    sourceKind: 'sis',
    mayCreateSource: true,
    acceptEnding: false,
    recalculate: recalculateAfterImport,
  })
  if (outcome.state !== 'done') throw new Error(`The class was not taken: ${outcome.state}`)
  return db.inDistrict(districtId, async (tx) => {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select canonical_id as id from links where entity = 'classes' and sourced_id = $1`,
      [`${name}-class`],
    )
    return rows[0]?.id ?? ''
  })
}

function classFiles(
  name: string,
  size: { readonly students: number; readonly items: number; readonly objectives: number },
): ReadonlyMap<FileName, { readonly mode: 'bulk'; readonly rows: Iterable<readonly (string | null)[]> }> {
  const id = (kind: string, n: number | string = '') => `${name}-${kind}${n}`
  const day = (n: number) =>
    `2026-${String(9 + Math.floor(n / 28)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
  const students = Array.from({ length: size.students }, (_, n) => n)
  const items = Array.from({ length: size.items }, (_, n) => n)
  const objective = (item: number) => `OBJ.${item % size.objectives}`
  const score = (student: number, item: number) =>
    String(8 + ((student * 7 + item * 5 + ((student * item) % 4)) % 13))
  const user = (key: string, given: string, family: string): NamedRow => ({
    sourcedId: id(key),
    enabledUser: 'true',
    username: id(key),
    givenName: given,
    familyName: family,
    primaryOrgSourcedId: id('school'),
  })
  const results = students.flatMap((student) => items.map((item) => ({ student, item })))
  const rows: Partial<Record<FileName, readonly NamedRow[]>> = {
    orgs: [{ sourcedId: id('school'), name: `School of ${name}`, type: 'school' }],
    academicSessions: [
      {
        sourcedId: id('year'),
        title: '2026-27',
        type: 'schoolYear',
        startDate: '2026-08-01',
        endDate: '2027-07-01',
        schoolYear: '2027',
      },
      {
        sourcedId: id('term'),
        title: 'Semester 1',
        type: 'term',
        startDate: '2026-08-01',
        endDate: '2027-02-01',
        parentSourcedId: id('year'),
        schoolYear: '2027',
      },
    ],
    courses: [{ sourcedId: id('course'), title: 'Mathematics', orgSourcedId: id('school') }],
    classes: [
      {
        sourcedId: id('class'),
        title: name,
        courseSourcedId: id('course'),
        classType: 'scheduled',
        schoolSourcedId: id('school'),
        termSourcedIds: id('term'),
      },
    ],
    users: [
      user('teacher', 'Tess', 'Teacher'),
      ...students.map((n) => user(`student${n}`, `Given${n}`, `Family${(n * 37) % size.students}`)),
    ],
    roles: [
      {
        sourcedId: id('role-t'),
        userSourcedId: id('teacher'),
        roleType: 'primary',
        role: 'teacher',
        orgSourcedId: id('school'),
      },
      ...students.map((n) => ({
        sourcedId: id('role', n),
        userSourcedId: id('student', n),
        roleType: 'primary',
        role: 'student',
        orgSourcedId: id('school'),
      })),
    ],
    enrollments: [
      {
        sourcedId: id('enrollment-t'),
        classSourcedId: id('class'),
        schoolSourcedId: id('school'),
        userSourcedId: id('teacher'),
        role: 'teacher',
        primary: 'true',
      },
      ...students.map((n) => ({
        sourcedId: id('enrollment', n),
        classSourcedId: id('class'),
        schoolSourcedId: id('school'),
        userSourcedId: id('student', n),
        role: 'student',
      })),
    ],
    categories: [{ sourcedId: id('category'), title: 'Assignments' }],
    lineItems: items.map((n) => ({
      sourcedId: id('item', n),
      title: `Assignment ${n + 1}`,
      assignDate: day(n),
      dueDate: day(n + 1),
      classSourcedId: id('class'),
      categorySourcedId: id('category'),
      academicSessionSourcedId: id('term'),
      resultValueMin: '0',
      resultValueMax: '20',
      schoolSourcedId: id('school'),
    })),
    lineItemLearningObjectiveIds: items.map((n) => ({
      sourcedId: id('alignment', n),
      lineItemSourcedId: id('item', n),
      source: 'unknown',
      learningObjectiveId: objective(n),
    })),
    results: results.map(({ student, item }) => ({
      sourcedId: id('result', `${student}-${item}`),
      lineItemSourcedId: id('item', item),
      studentSourcedId: id('student', student),
      scoreStatus: 'fully graded',
      score: score(student, item),
      scoreDate: day(item + 1),
    })),
    resultLearningObjectiveIds: results
      .filter(({ item }) => item % 2 === 0)
      .map(({ student, item }) => ({
        sourcedId: id('part', `${student}-${item}`),
        resultSourcedId: id('result', `${student}-${item}`),
        source: 'unknown',
        learningObjectiveId: objective(item),
        score: score(student, item + 3),
      })),
  }
  const inOrder = (file: FileName, row: NamedRow) => FILES[file].map((column) => row[column.name] ?? null)
  // SAFETY: the keys are the file names above.
  const entries = Object.entries(rows) as [FileName, readonly NamedRow[]][]
  return new Map(
    entries.map(([file, named]) => [
      file,
      { mode: 'bulk' as const, rows: named.map((row) => inOrder(file, row)) },
    ]),
  )
}
