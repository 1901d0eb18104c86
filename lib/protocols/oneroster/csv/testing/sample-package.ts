import { FILE_ORDER, FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'

/** The files of a package by name. */
export type PackageFiles = Readonly<Record<string, string | Buffer>>

export interface SampleChanges {
  readonly mode?: 'bulk' | 'delta'
  /** Cells of each file's one row, by `file.column`. */
  readonly cells?: Readonly<Record<string, string>>
  /** Manifest rows, by property; null leaves the row out. */
  readonly manifest?: Readonly<Record<string, string | null>>
  /** Files rewritten as a whole, or left out (null), by file name. */
  readonly files?: Readonly<Record<string, ((text: string) => string | Buffer) | string | Buffer | null>>
}

const CASE_ITEM = 'urn:uuid:2b1c0a3e-5c1d-4f7a-9a52-0e6f1d2c3b4a'

/** One row of every file, each cell of every column filled but status, dateLastModified and passwords. */
const ROWS: Readonly<Record<FileName, string>> = {
  orgs: 'school-1,,,Elm Street School,school,1001,district-1',
  academicSessions: 'term-1,,,Autumn,term,2025-08-18,2025-12-19,year-1,2026',
  courses: 'course-1,,,year-1,Grade 5 Mathematics,MATH5,05,school-1,Mathematics,02055',
  classes:
    'class-1,,,Mathematics 5A,05,course-1,MATH5-A,scheduled,Room 12,school-1,term-1,Mathematics,02055,"1,2"',
  users:
    'user-1,,,true,amara.okafor,"{LDAP:12},{LTI:15}",Amara,Okafor,N,S-1,amara@school.example,555-0100,555-0101,user-2,05,,UMI-1,Ama,,,school-1,she/her',
  roles: 'role-1,,,user-1,primary,student,2025-08-18,2026-06-12,school-1,profile-1',
  userProfiles: 'profile-1,,,user-1,LTI,vendor-1,app-1,Reading app,basic,amara,',
  demographics: 'user-1,,,2014-05-06,female,false,false,true,false,false,false,false,US,NY,Albany,01652',
  enrollments: 'enrollment-1,,,class-1,school-1,user-1,student,false,2025-08-18,2025-12-19',
  resources: 'resource-1,,,isbn-1,Number Sense,"student,teacher",primary,vendor-1,app-1',
  classResources: 'class-resource-1,,,Number Sense,class-1,resource-1',
  courseResources: 'course-resource-1,,,Number Sense,course-1,resource-1',
  userResources: 'user-resource-1,,,user-1,school-1,class-1,resource-1',
  categories: 'category-1,,,Quizzes,30',
  scoreScales: 'scale-1,,,Letters,letter,school-1,course-1,class-1,"{A:90-100},{B:80-89}"',
  lineItems:
    'item-1,,,Fractions quiz,Pages 3 to 5,2025-09-01,2025-09-08,class-1,category-1,term-1,0,10,school-1',
  lineItemScoreScales: 'item-scale-1,,,Letters,item-1,scale-1',
  lineItemLearningObjectiveIds: `item-objective-1,,,item-1,case,${CASE_ITEM}`,
  results:
    'result-1,,,item-1,user-1,fully graded,8.5,2025-09-09,Careful work,B,class-1,false,false,true,false',
  resultScoreScales: 'result-scale-1,,,Letters,result-1,scale-1',
  resultLearningObjectiveIds: `result-objective-1,,,result-1,case,${CASE_ITEM},3.5,Meets`,
}

/** A valid 1.2.1 package with every file and one row in each, changed as told. */
export function samplePackage({ mode = 'bulk', cells, manifest, files }: SampleChanges = {}): PackageFiles {
  const all = new Map<string, string | Buffer>()
  for (const file of FILE_ORDER) {
    const names = FILES[file].map((column) => column.name)
    const row = splitPlainly(ROWS[file]).map((cell, index) => {
      const name = names[index] ?? ''
      const changed = cells?.[`${file}.${name}`]
      if (changed !== undefined) return quoteIfNeeded(changed)
      if (mode === 'delta' && name === 'status') return 'active'
      return mode === 'delta' && name === 'dateLastModified' ? '2025-09-09T10:00:00.000Z' : cell
    })
    all.set(`${file}.csv`, `${names.join(',')}\r\n${row.join(',')}\r\n`)
  }
  const properties = new Map<string, string | null>([
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...FILE_ORDER.map((file): [string, string] => {
      const absent = files?.[`${file}.csv`] === null
      return [`file.${file}`, absent ? 'absent' : mode]
    }),
    ['source.systemName', 'Elm SIS'],
    ['source.systemCode', 'elm'],
    ...Object.entries(manifest ?? {}),
  ])
  const lines = [...properties]
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name},${value}`)
  all.set('manifest.csv', ['propertyName,value', ...lines, ''].join('\r\n'))
  for (const [name, change] of Object.entries(files ?? {})) {
    const text = all.get(name)
    if (change === null) all.delete(name)
    else all.set(name, typeof change === 'function' ? change(String(text ?? '')) : change)
  }
  return Object.fromEntries(all)
}

function splitPlainly(row: string): string[] {
  return row.match(/(?<=^|,)(?:"[^"]*"|[^,]*)/g) ?? []
}

function quoteIfNeeded(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A 1.1 package: a district, a school, an administrator of both, a teacher, a line item and a result. */
export const PACKAGE_1_1: PackageFiles = {
  'manifest.csv': [
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.1',
    ...['academicSessions', 'categories', 'classes', 'classResources', 'courses', 'courseResources'].map(
      (file) => `file.${file},absent`,
    ),
    ...['demographics', 'enrollments', 'resources'].map((file) => `file.${file},absent`),
    ...['orgs', 'users', 'lineItems', 'results'].map((file) => `file.${file},bulk`),
    'source.systemName,Old SIS',
    'source.systemCode,',
    '',
  ].join('\n'),
  'orgs.csv': [
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    'district-1,,,Elm District,district,1,',
    'school-1,,,Elm Street School,school,1001,district-1',
    '',
  ].join('\n'),
  'users.csv': [
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
    'admin-1,,,true,"school-1,district-1",administrator,a.berg,,Anna,Berg,,,,,,,,secret',
    'teacher-1,,,true,school-1,teacher,t.lund,{LDAP:7},Tor,Lund,,,,,,,,',
    '',
  ].join('\n'),
  'lineItems.csv': [
    'sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax',
    'item-1,,,Fractions quiz,,2025-09-01,2025-09-08,class-1,category-1,period-1,0,10',
    '',
  ].join('\n'),
  'results.csv': [
    'sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment',
    'result-1,,,item-1,user-1,fully graded,8,2025-09-09,',
    '',
  ].join('\n'),
}

/** A 1.0 package: seven files, no manifest, columns under their old names and in any order. */
export const PACKAGE_1_0: PackageFiles = {
  'orgs.csv':
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nschool-1,active,2016-08-01,Elm Street School,school,1001,\n',
  'academicSessions.csv':
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId\nterm-1,active,2016-08-01,Autumn,term,2016-08-15,2016-12-20,\n',
  'courses.csv':
    'sourcedId,status,dateLastModified,schoolYearId,metadata.duration,title,courseCode,grade,orgSourcedId,subjects\ncourse-1,active,2016-08-01,year-1,full,Mathematics,MATH,05,school-1,Mathematics\n',
  'classes.csv':
    'sourcedId,status,dateLastModified,title,grade,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedId,subjects\nclass-1,active,2016-08-01,Mathematics 5A,05,course-1,M5A,scheduled,12,school-1,term-1,Mathematics\n',
  'users.csv':
    'sourcedId,status,dateLastModified,orgSourcedIds,role,username,userId,givenName,familyName,identifier,email,sms,phone,agents\nuser-1,active,2016-08-01,school-1,student,amara,{LDAP:12},Amara,Okafor,S-1,,,,\n',
  'enrollments.csv':
    'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,status,dateLastModified,primary\nenrollment-1,class-1,school-1,user-1,student,active,2016-08-01,false\n',
  'demographics.csv':
    'userSourcedId,status,dateLastModified,birthdate,sex\nuser-1,inactive,2016-08-01,2006-05-06,female\n',
}
