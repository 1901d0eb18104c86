/** The 21 data files of a package, named as their `file.*` row in the manifest names them. */
export type FileName =
  | 'academicSessions'
  | 'categories'
  | 'classes'
  | 'classResources'
  | 'courses'
  | 'courseResources'
  | 'demographics'
  | 'enrollments'
  | 'lineItemLearningObjectiveIds'
  | 'lineItems'
  | 'lineItemScoreScales'
  | 'orgs'
  | 'resources'
  | 'resultLearningObjectiveIds'
  | 'results'
  | 'resultScoreScales'
  | 'roles'
  | 'scoreScales'
  | 'userProfiles'
  | 'userResources'
  | 'users'

export type ColumnType =
  | 'guid'
  | 'guidRef'
  | 'guidRefList'
  | 'string'
  | 'stringList'
  | 'integer'
  | 'float'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'year'
  | 'enum'
  | 'enumList'
  | 'id'

export interface CsvColumn {
  readonly name: string
  readonly type: ColumnType
  /** Must be filled in bulk and delta alike; status and dateLastModified follow the file's mode instead. */
  readonly required: boolean
  readonly values?: readonly string[]
  /** Terms of the form `ext:…` are allowed beside `values`. */
  readonly extensible?: boolean
}

const COMMON = [
  { name: 'sourcedId', type: 'guid', required: true },
  { name: 'status', type: 'enum', required: false, values: ['active', 'tobedeleted'] },
  { name: 'dateLastModified', type: 'dateTime', required: false },
] as const satisfies readonly CsvColumn[]

/**
 * Every column of every data file, in the header's order (OneRoster CSV 1.2, data files, with the 1.2.1 changes to users.csv).
 * The standard calls userProfiles.userSourcedId a plain GUID; it names a user, so it is a reference here.
 */
export const FILES: Readonly<Record<FileName, readonly CsvColumn[]>> = {
  academicSessions: [
    ...COMMON,
    { name: 'title', type: 'string', required: true },
    {
      name: 'type',
      type: 'enum',
      required: true,
      values: ['gradingPeriod', 'semester', 'schoolYear', 'term'],
      extensible: true,
    },
    { name: 'startDate', type: 'date', required: true },
    { name: 'endDate', type: 'date', required: true },
    { name: 'parentSourcedId', type: 'guidRef', required: false },
    { name: 'schoolYear', type: 'year', required: true },
  ],
  categories: [
    ...COMMON,
    { name: 'title', type: 'string', required: true },
    { name: 'weight', type: 'integer', required: false },
  ],
  classes: [
    ...COMMON,
    { name: 'title', type: 'string', required: true },
    { name: 'grades', type: 'stringList', required: false },
    { name: 'courseSourcedId', type: 'guidRef', required: true },
    { name: 'classCode', type: 'string', required: false },
    { name: 'classType', type: 'enum', required: true, values: ['homeroom', 'scheduled'], extensible: true },
    { name: 'location', type: 'string', required: false },
    { name: 'schoolSourcedId', type: 'guidRef', required: true },
    { name: 'termSourcedIds', type: 'guidRefList', required: true },
    { name: 'subjects', type: 'stringList', required: false },
    { name: 'subjectCodes', type: 'stringList', required: false },
    { name: 'periods', type: 'stringList', required: false },
  ],
  classResources: [
    ...COMMON,
    { name: 'title', type: 'string', required: false },
    { name: 'classSourcedId', type: 'guidRef', required: true },
    { name: 'resourceSourcedId', type: 'guidRef', required: true },
  ],
  courseResources: [
    ...COMMON,
    { name: 'title', type: 'string', required: false },
    { name: 'courseSourcedId', type: 'guidRef', required: true },
    { name: 'resourceSourcedId', type: 'guidRef', required: true },
  ],
  courses: [
    ...COMMON,
    { name: 'schoolYearSourcedId', type: 'guidRef', required: false },
    { name: 'title', type: 'string', required: true },
    { name: 'courseCode', type: 'string', required: false },
    { name: 'grades', type: 'stringList', required: false },
    { name: 'orgSourcedId', type: 'guidRef', required: true },
    { name: 'subjects', type: 'stringList', required: false },
    { name: 'subjectCodes', type: 'stringList', required: false },
  ],
  demographics: [
    ...COMMON,
    { name: 'birthDate', type: 'date', required: false },
    {
      name: 'sex',
      type: 'enum',
      required: false,
      values: ['male', 'female', 'unspecified', 'other'],
      extensible: true,
    },
    { name: 'americanIndianOrAlaskaNative', type: 'boolean', required: false },
    { name: 'asian', type: 'boolean', required: false },
    { name: 'blackOrAfricanAmerican', type: 'boolean', required: false },
    { name: 'nativeHawaiianOrOtherPacificIslander', type: 'boolean', required: false },
    { name: 'white', type: 'boolean', required: false },
    { name: 'demographicRaceTwoOrMoreRaces', type: 'boolean', required: false },
    { name: 'hispanicOrLatinoEthnicity', type: 'boolean', required: false },
    { name: 'countryOfBirthCode', type: 'string', required: false },
    { name: 'stateOfBirthAbbreviation', type: 'string', required: false },
    { name: 'cityOfBirth', type: 'string', required: false },
    { name: 'publicSchoolResidenceStatus', type: 'string', required: false },
  ],
  enrollments: [
    ...COMMON,
    { name: 'classSourcedId', type: 'guidRef', required: true },
    { name: 'schoolSourcedId', type: 'guidRef', required: true },
    { name: 'userSourcedId', type: 'guidRef', required: true },
    {
      name: 'role',
      type: 'enum',
      required: true,
      values: ['administrator', 'proctor', 'student', 'teacher'],
      extensible: true,
    },
    { name: 'primary', type: 'boolean', required: false },
    { name: 'beginDate', type: 'date', required: false },
    { name: 'endDate', type: 'date', required: false },
  ],
  lineItemLearningObjectiveIds: [
    ...COMMON,
    { name: 'lineItemSourcedId', type: 'guidRef', required: true },
    { name: 'source', type: 'enum', required: true, values: ['case', 'unknown'], extensible: true },
    { name: 'learningObjectiveId', type: 'string', required: true },
  ],
  lineItems: [
    ...COMMON,
    { name: 'title', type: 'string', required: true },
    { name: 'description', type: 'string', required: false },
    { name: 'assignDate', type: 'date', required: true },
    { name: 'dueDate', type: 'date', required: true },
    { name: 'classSourcedId', type: 'guidRef', required: true },
    { name: 'categorySourcedId', type: 'guidRef', required: true },
    { name: 'academicSessionSourcedId', type: 'guidRef', required: true },
    { name: 'resultValueMin', type: 'float', required: false },
    { name: 'resultValueMax', type: 'float', required: false },
    { name: 'schoolSourcedId', type: 'guidRef', required: true },
  ],
  lineItemScoreScales: [
    ...COMMON,
    { name: 'title', type: 'string', required: false },
    { name: 'lineItemSourcedId', type: 'guidRef', required: true },
    { name: 'scoreScaleSourcedId', type: 'guidRef', required: true },
  ],
  orgs: [
    ...COMMON,
    { name: 'name', type: 'string', required: true },
    {
      name: 'type',
      type: 'enum',
      required: true,
      values: ['department', 'school', 'district', 'local', 'state', 'national'],
      extensible: true,
    },
    { name: 'identifier', type: 'string', required: false },
    { name: 'parentSourcedId', type: 'guidRef', required: false },
  ],
  resources: [
    ...COMMON,
    { name: 'vendorResourceId', type: 'id', required: true },
    { name: 'title', type: 'string', required: false },
    {
      name: 'roles',
      type: 'enumList',
      required: false,
      values: ['administrator', 'aide', 'guardian', 'parent', 'proctor', 'relative', 'student', 'teacher'],
      extensible: true,
    },
    { name: 'importance', type: 'enum', required: false, values: ['primary', 'secondary'] },
    { name: 'vendorId', type: 'id', required: false },
    { name: 'applicationId', type: 'id', required: false },
  ],
  resultLearningObjectiveIds: [
    ...COMMON,
    { name: 'resultSourcedId', type: 'guidRef', required: true },
    { name: 'source', type: 'enum', required: true, values: ['case', 'unknown'], extensible: true },
    { name: 'learningObjectiveId', type: 'string', required: true },
    { name: 'score', type: 'float', required: false },
    { name: 'textScore', type: 'string', required: false },
  ],
  results: [
    ...COMMON,
    { name: 'lineItemSourcedId', type: 'guidRef', required: true },
    { name: 'studentSourcedId', type: 'guidRef', required: true },
    {
      name: 'scoreStatus',
      type: 'enum',
      required: true,
      values: ['exempt', 'fully graded', 'not submitted', 'partially graded', 'submitted'],
      extensible: true,
    },
    { name: 'score', type: 'float', required: false },
    { name: 'scoreDate', type: 'date', required: true },
    { name: 'comment', type: 'string', required: false },
    { name: 'textScore', type: 'string', required: false },
    { name: 'classSourcedId', type: 'guidRef', required: false },
    { name: 'inProgress', type: 'boolean', required: false },
    { name: 'incomplete', type: 'boolean', required: false },
    { name: 'late', type: 'boolean', required: false },
    { name: 'missing', type: 'boolean', required: false },
  ],
  resultScoreScales: [
    ...COMMON,
    { name: 'title', type: 'string', required: false },
    { name: 'resultSourcedId', type: 'guidRef', required: true },
    { name: 'scoreScaleSourcedId', type: 'guidRef', required: true },
  ],
  roles: [
    ...COMMON,
    { name: 'userSourcedId', type: 'guidRef', required: true },
    { name: 'roleType', type: 'enum', required: true, values: ['primary', 'secondary'] },
    {
      name: 'role',
      type: 'enum',
      required: true,
      values: [
        'aide',
        'counselor',
        'districtAdministrator',
        'guardian',
        'parent',
        'principal',
        'proctor',
        'relative',
        'siteAdministrator',
        'student',
        'systemAdministrator',
        'teacher',
      ],
      extensible: true,
    },
    { name: 'beginDate', type: 'date', required: false },
    { name: 'endDate', type: 'date', required: false },
    { name: 'orgSourcedId', type: 'guidRef', required: true },
    { name: 'userProfileSourcedId', type: 'guidRef', required: false },
  ],
  scoreScales: [
    ...COMMON,
    { name: 'title', type: 'string', required: true },
    { name: 'type', type: 'string', required: true },
    { name: 'orgSourcedId', type: 'guidRef', required: true },
    { name: 'courseSourcedId', type: 'guidRef', required: true },
    { name: 'classSourcedId', type: 'guidRef', required: true },
    { name: 'scoreScaleValue', type: 'stringList', required: true },
  ],
  userProfiles: [
    ...COMMON,
    { name: 'userSourcedId', type: 'guidRef', required: true },
    { name: 'profileType', type: 'string', required: true },
    { name: 'vendorId', type: 'string', required: true },
    { name: 'applicationId', type: 'string', required: false },
    { name: 'description', type: 'string', required: false },
    { name: 'credentialType', type: 'string', required: true },
    { name: 'username', type: 'string', required: true },
    { name: 'password', type: 'string', required: false },
  ],
  userResources: [
    ...COMMON,
    { name: 'userSourcedId', type: 'guidRef', required: true },
    { name: 'orgSourcedId', type: 'guidRef', required: false },
    { name: 'classSourcedId', type: 'guidRef', required: false },
    { name: 'resourceSourcedId', type: 'guidRef', required: true },
  ],
  users: [
    ...COMMON,
    { name: 'enabledUser', type: 'boolean', required: true },
    { name: 'username', type: 'string', required: true },
    { name: 'userIds', type: 'stringList', required: false },
    { name: 'givenName', type: 'string', required: true },
    { name: 'familyName', type: 'string', required: true },
    { name: 'middleName', type: 'string', required: false },
    { name: 'identifier', type: 'string', required: false },
    { name: 'email', type: 'string', required: false },
    { name: 'sms', type: 'string', required: false },
    { name: 'phone', type: 'string', required: false },
    { name: 'agentSourcedIds', type: 'guidRefList', required: false },
    { name: 'grades', type: 'stringList', required: false },
    { name: 'password', type: 'string', required: false },
    { name: 'userMasterIdentifier', type: 'string', required: false },
    { name: 'preferredGivenName', type: 'string', required: false },
    { name: 'preferredMiddleName', type: 'string', required: false },
    { name: 'preferredFamilyName', type: 'string', required: false },
    { name: 'primaryOrgSourcedId', type: 'guidRef', required: false },
    { name: 'pronouns', type: 'string', required: false },
  ],
}

/** The order in which files are read: what a row may point to comes before the row (OneRoster CSV 1.2, file dependencies). */
export const FILE_ORDER: readonly FileName[] = [
  'orgs',
  'academicSessions',
  'courses',
  'classes',
  'users',
  'roles',
  'userProfiles',
  'demographics',
  'enrollments',
  'resources',
  'classResources',
  'courseResources',
  'userResources',
  'categories',
  'scoreScales',
  'lineItems',
  'lineItemScoreScales',
  'lineItemLearningObjectiveIds',
  'results',
  'resultScoreScales',
  'resultLearningObjectiveIds',
]
