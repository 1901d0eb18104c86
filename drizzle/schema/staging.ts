import {
  bigint,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { districtId, id, instant } from './columns'
import { sources } from './tenancy'

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/**
 * One import of one package, from first byte to report. States: `uploading`, `waiting` (uploaded, not begun), `reading`,
 * `promoting`, `done`, `stopped` (waits for a person's decision; nothing changed), `failed` (nothing changed),
 * `cut` (its process died; nothing changed), `abandoned` (a person said no).
 */
export const syncRuns = pgTable(
  'sync_runs',
  {
    districtId: districtId(),
    id: id(),
    sourceId: uuid(),
    fileName: text().notNull(),
    /** Version of the standard the package speaks. */
    version: text(),
    state: text().notNull(),
    /** Null for the command line. */
    startedBy: uuid(),
    startedAt: instant().notNull(),
    /** Touched every few seconds while a process works on it; an old one means that process is gone. */
    aliveAt: instant().notNull(),
    finishedAt: instant(),
    bytesTotal: bigint({ mode: 'number' }),
    bytesRead: bigint({ mode: 'number' }),
    /** What came in and what became of it, in numbers: `runReport` of features/ingest/contract. */
    report: jsonb(),
    /** What a person has to decide, and what was decided. */
    question: jsonb(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('sync_runs_started').on(t.districtId, t.startedAt),
  ],
)

/** An uploaded package in pieces of up to 1 MiB, so that any worker can take it up. Gone after promotion. */
export const uploadChunks = pgTable(
  'upload_chunks',
  { districtId: districtId(), runId: uuid().notNull(), n: integer().notNull(), bytes: bytea().notNull() },
  (t) => [
    primaryKey({ columns: [t.districtId, t.runId, t.n] }),
    foreignKey({ columns: [t.districtId, t.runId], foreignColumns: [syncRuns.districtId, syncRuns.id] }),
  ],
)

/** A row that was refused: place, stable code, a sentence for an IT person. Never the cell's value. */
export const syncRefusals = pgTable(
  'sync_refusals',
  {
    districtId: districtId(),
    runId: uuid().notNull(),
    n: integer().notNull(),
    file: text().notNull(),
    line: integer().notNull(),
    column: text().notNull(),
    code: text().notNull(),
    message: text().notNull(),
    /** `held` waits for its target to arrive and heals by itself; `refused` needs a new file. */
    fate: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.runId, t.n] }),
    foreignKey({ columns: [t.districtId, t.runId], foreignColumns: [syncRuns.districtId, syncRuns.id] }),
  ],
)

/** A named tolerance that was used: how often, where first. */
export const syncTolerances = pgTable(
  'sync_tolerances',
  {
    districtId: districtId(),
    runId: uuid().notNull(),
    file: text().notNull(),
    code: text().notNull(),
    count: integer().notNull(),
    firstLine: integer().notNull(),
    column: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.runId, t.file, t.code] }),
    foreignKey({ columns: [t.districtId, t.runId], foreignColumns: [syncRuns.districtId, syncRuns.id] }),
  ],
)

/**
 * What each source calls a thing, what it last said of it, and which real thing it is. Keyed as the source keys it.
 * Scores are not here: `results` and `objective_results` are their own source layer.
 */
export const links = pgTable(
  'links',
  {
    districtId: districtId(),
    sourceId: uuid().notNull(),
    entity: text().notNull(),
    sourcedId: text().notNull(),
    /** The canonical row. Null for records that stand for nothing of their own (e.g. userResources). */
    canonicalId: uuid(),
    /** The rule that found its row: `new`, `same_id`, `person`, or one a file's rules name (features/ingest/repository/entities). */
    matchedBy: text().notNull(),
    /** The record as the source said it last; null for demographics, which are kept in their own table only. */
    said: jsonb().$type<Readonly<Record<string, string | null>>>(),
    contentHash: uuid().notNull(),
    version: integer().notNull(),
    modifiedAt: instant(),
    runId: uuid().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.sourceId, t.entity, t.sourcedId] }),
    index('links_canonical').on(t.districtId, t.canonicalId),
    foreignKey({ columns: [t.districtId, t.sourceId], foreignColumns: [sources.districtId, sources.id] }),
  ],
)

/** Two records that may be one person: kept apart, with the reasons, until a person decides. Never guessed. */
export const matchQuestions = pgTable(
  'match_questions',
  {
    districtId: districtId(),
    sourceId: uuid().notNull(),
    entity: text().notNull(),
    sourcedId: text().notNull(),
    candidateId: uuid().notNull(),
    /** The rule that almost matched. */
    reason: text().notNull(),
    askedAt: instant().notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
    decision: text(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.sourceId, t.entity, t.sourcedId, t.candidateId] }),
    foreignKey({ columns: [t.districtId, t.sourceId], foreignColumns: [sources.districtId, sources.id] }),
  ],
)

/**
 * Staging, the part that lasts: records that wait, as they came, every column text, because they name something that
 * has not arrived. Each run of their source tries them again. Records that pass go through temporary tables of the same
 * columns and are never here. One table a file of OneRoster CSV 1.2.1; `n` counts the records of one run and file, `id`
 * becomes the canonical row's and the history row's id.
 */
function staged<const C extends string>(file: string, columns: readonly C[]) {
  // SAFETY: fromEntries forgets the keys it was given; they are exactly C.
  const own = Object.fromEntries(columns.map((c) => [c, text()])) as Record<C, ReturnType<typeof text>>
  return pgTable(
    `staged_${file.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`,
    {
      districtId: districtId(),
      sourceId: uuid().notNull(),
      runId: uuid().notNull(),
      n: integer().notNull(),
      line: integer().notNull(),
      id: id(),
      contentHash: uuid().notNull(),
      metadata: jsonb().$type<Readonly<Record<string, string>>>(),
      sourcedId: text().notNull(),
      status: text(),
      dateLastModified: text(),
      ...own,
    },
    (t) => [primaryKey({ columns: [t.districtId, t.runId, t.n] })],
  )
}

export const stagedOrgs = staged('orgs', ['name', 'type', 'identifier', 'parentSourcedId'])
export const stagedAcademicSessions = staged('academicSessions', [
  'title',
  'type',
  'startDate',
  'endDate',
  'parentSourcedId',
  'schoolYear',
])
export const stagedCourses = staged('courses', [
  'schoolYearSourcedId',
  'title',
  'courseCode',
  'grades',
  'orgSourcedId',
  'subjects',
  'subjectCodes',
])
export const stagedClasses = staged('classes', [
  'title',
  'grades',
  'courseSourcedId',
  'classCode',
  'classType',
  'location',
  'schoolSourcedId',
  'termSourcedIds',
  'subjects',
  'subjectCodes',
  'periods',
])
export const stagedUsers = staged('users', [
  'enabledUser',
  'username',
  'userIds',
  'givenName',
  'familyName',
  'middleName',
  'identifier',
  'email',
  'sms',
  'phone',
  'agentSourcedIds',
  'grades',
  'password',
  'userMasterIdentifier',
  'preferredGivenName',
  'preferredMiddleName',
  'preferredFamilyName',
  'primaryOrgSourcedId',
  'pronouns',
])
export const stagedRoles = staged('roles', [
  'userSourcedId',
  'roleType',
  'role',
  'beginDate',
  'endDate',
  'orgSourcedId',
  'userProfileSourcedId',
])
export const stagedUserProfiles = staged('userProfiles', [
  'userSourcedId',
  'profileType',
  'vendorId',
  'applicationId',
  'description',
  'credentialType',
  'username',
  'password',
])
export const stagedDemographics = staged('demographics', [
  'birthDate',
  'sex',
  'americanIndianOrAlaskaNative',
  'asian',
  'blackOrAfricanAmerican',
  'nativeHawaiianOrOtherPacificIslander',
  'white',
  'demographicRaceTwoOrMoreRaces',
  'hispanicOrLatinoEthnicity',
  'countryOfBirthCode',
  'stateOfBirthAbbreviation',
  'cityOfBirth',
  'publicSchoolResidenceStatus',
])
export const stagedEnrollments = staged('enrollments', [
  'classSourcedId',
  'schoolSourcedId',
  'userSourcedId',
  'role',
  'primary',
  'beginDate',
  'endDate',
])
export const stagedResources = staged('resources', [
  'vendorResourceId',
  'title',
  'roles',
  'importance',
  'vendorId',
  'applicationId',
])
export const stagedClassResources = staged('classResources', ['title', 'classSourcedId', 'resourceSourcedId'])
export const stagedCourseResources = staged('courseResources', [
  'title',
  'courseSourcedId',
  'resourceSourcedId',
])
export const stagedUserResources = staged('userResources', [
  'userSourcedId',
  'orgSourcedId',
  'classSourcedId',
  'resourceSourcedId',
])
export const stagedCategories = staged('categories', ['title', 'weight'])
export const stagedScoreScales = staged('scoreScales', [
  'title',
  'type',
  'orgSourcedId',
  'courseSourcedId',
  'classSourcedId',
  'scoreScaleValue',
])
export const stagedLineItems = staged('lineItems', [
  'title',
  'description',
  'assignDate',
  'dueDate',
  'classSourcedId',
  'categorySourcedId',
  'academicSessionSourcedId',
  'resultValueMin',
  'resultValueMax',
  'schoolSourcedId',
])
export const stagedLineItemScoreScales = staged('lineItemScoreScales', [
  'title',
  'lineItemSourcedId',
  'scoreScaleSourcedId',
])
export const stagedLineItemLearningObjectiveIds = staged('lineItemLearningObjectiveIds', [
  'lineItemSourcedId',
  'source',
  'learningObjectiveId',
])
export const stagedResults = staged('results', [
  'lineItemSourcedId',
  'studentSourcedId',
  'scoreStatus',
  'score',
  'scoreDate',
  'comment',
  'textScore',
  'classSourcedId',
  'inProgress',
  'incomplete',
  'late',
  'missing',
])
export const stagedResultScoreScales = staged('resultScoreScales', [
  'title',
  'resultSourcedId',
  'scoreScaleSourcedId',
])
export const stagedResultLearningObjectiveIds = staged('resultLearningObjectiveIds', [
  'resultSourcedId',
  'source',
  'learningObjectiveId',
  'score',
  'textScore',
])
