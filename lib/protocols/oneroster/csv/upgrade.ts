import { createHash } from 'node:crypto'
import { type CsvColumn, FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'

export type Version = '1.0' | '1.1' | '1.2'

/** The files of OneRoster 1.0, which come without a manifest. */
export const SEVEN_FILES: readonly FileName[] = [
  'orgs',
  'academicSessions',
  'courses',
  'classes',
  'users',
  'demographics',
  'enrollments',
]

const NEW_FILES: ReadonlySet<FileName> = new Set([
  'roles',
  'userProfiles',
  'userResources',
  'scoreScales',
  'lineItemScoreScales',
  'lineItemLearningObjectiveIds',
  'resultScoreScales',
  'resultLearningObjectiveIds',
])

/** Whether 1.2 brought the file. */
export function isNewFile(file: FileName): boolean {
  return NEW_FILES.has(file)
}

interface OlderName {
  readonly now: string
  /** The last version that used the name. */
  readonly until: '1.0' | '1.1'
}

const until10 = (now: string): OlderName => ({ now, until: '1.0' })

/** Columns that were renamed, by `file.name`. */
const OLDER_NAMES: ReadonlyMap<string, OlderName> = new Map([
  ['courses.schoolYearId', until10('schoolYearSourcedId')],
  ['courses.grade', until10('grades')],
  ['classes.grade', until10('grades')],
  ['classes.termSourcedId', until10('termSourcedIds')],
  ['users.userId', until10('userIds')],
  ['users.agents', until10('agentSourcedIds')],
  ['demographics.userSourcedId', until10('sourcedId')],
  ['demographics.birthdate', until10('birthDate')],
  ['lineItems.gradingPeriodSourcedId', { now: 'academicSessionSourcedId', until: '1.1' }],
])

/** The present name of a column an older version called otherwise, or null. */
export function olderName(file: FileName, name: string): OlderName | null {
  return OLDER_NAMES.get(`${file}.${name}`) ?? null
}

const NEW_IN_1_2: ReadonlySet<string> = new Set([
  'categories.weight',
  'lineItems.schoolSourcedId',
  'results.textScore',
  'results.classSourcedId',
  'results.inProgress',
  'results.incomplete',
  'results.late',
  'results.missing',
  'users.userMasterIdentifier',
  'users.preferredGivenName',
  'users.preferredMiddleName',
  'users.preferredFamilyName',
  'users.primaryOrgSourcedId',
  'users.pronouns',
])

/**
 * Whether a version's file may lack a column. 1.0 is read by name and promises no column but the required; 1.1 lacks
 * those that 1.2 brought.
 */
export function mayLack(version: Version, file: FileName, column: CsvColumn): boolean {
  const key = `${file}.${column.name}`
  switch (version) {
    case '1.2':
      return false
    case '1.1':
      return NEW_IN_1_2.has(key)
    case '1.0':
      return !column.required || key === 'users.enabledUser' || key === 'academicSessions.schoolYear'
  }
}

/** What users.csv held before 1.2 made a file of it: a user's one role, and the orgs it is held in. */
export const USER_ROLE_COLUMNS: readonly CsvColumn[] = [
  {
    name: 'role',
    type: 'enum',
    required: true,
    values: ['administrator', 'aide', 'guardian', 'parent', 'proctor', 'relative', 'student', 'teacher'],
    extensible: true,
  },
  { name: 'orgSourcedIds', type: 'guidRefList', required: true },
]

/** The role and orgs of one user of a 1.0 or 1.1 file, as read. */
export interface OlderUser {
  readonly sourcedId: string
  readonly status: string | null
  readonly dateLastModified: string | null
  readonly role: string
  readonly orgSourcedIds: readonly string[]
}

/**
 * The rows of roles.csv a user of 1.0 or 1.1 stands for, values in the order of `FILES.roles`: one for each org, the
 * first one primary. An administrator is a district administrator in the orgs of `aboveSchools`, else of the site.
 * sourcedIds are the same for the same user and org for ever, so that a later file updates and ends them.
 */
export function upgradeRoles(
  user: OlderUser,
  aboveSchools: ReadonlySet<string>,
): readonly (readonly (string | null)[])[] {
  return [...new Set(user.orgSourcedIds)].map((org, index) => {
    const values: Readonly<Record<string, string | null>> = {
      sourcedId: roleSourcedId(user.sourcedId, org),
      status: user.status,
      dateLastModified: user.dateLastModified,
      userSourcedId: user.sourcedId,
      roleType: index === 0 ? 'primary' : 'secondary',
      role: user.role === 'administrator' ? administratorOf(org, aboveSchools) : user.role,
      orgSourcedId: org,
    }
    return FILES.roles.map((column) => values[column.name] ?? null)
  })
}

function administratorOf(org: string, aboveSchools: ReadonlySet<string>): string {
  return aboveSchools.has(org) ? 'districtAdministrator' : 'siteAdministrator'
}

/** Hashed, for two identifiers side by side may be longer than one may be. */
function roleSourcedId(user: string, org: string): string {
  return `role-${createHash('sha256').update(`${user}\n${org}`).digest('hex').slice(0, 32)}`
}

const ABOVE_SCHOOLS: ReadonlySet<string> = new Set(['district', 'local', 'state', 'national'])

/** Whether an org's type stands above schools, so that its administrators are the district's. */
export function isAboveSchools(orgType: string | null): boolean {
  return orgType !== null && ABOVE_SCHOOLS.has(orgType)
}

/**
 * The school year (the year it ends in) of a 1.0 session, which has no such column: the year of its end date, the next
 * one for sessions that end after August. Read for a school year that begins in August or September.
 */
export function schoolYearOf(endDate: string): string {
  const year = Number(endDate.slice(0, 4))
  return String(endDate.slice(5, 7) > '08' ? year + 1 : year)
}
