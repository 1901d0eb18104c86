import {
  boolean,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { districtId, id, instant } from './columns'

/*
 * Roster: one row per real thing, as we mean it. `endedAt` is set when every source that spoke of it has ended it;
 * nothing is deleted. What each source said is in `links`.
 */

/** School, district or other organisation (OneRoster org). */
export const orgs = pgTable(
  'orgs',
  {
    districtId: districtId(),
    id: id(),
    name: text().notNull(),
    type: text().notNull(),
    /** The human id, e.g. a state or NCES number. */
    identifier: text(),
    parentId: uuid(),
    /** IANA name; null takes the district's. */
    timeZone: text(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.parentId], foreignColumns: [t.districtId, t.id] }),
  ],
)

/** School year, semester, term or grading period (OneRoster academicSession). `startOn` inclusive, `endOn` exclusive. */
export const academicSessions = pgTable(
  'academic_sessions',
  {
    districtId: districtId(),
    id: id(),
    title: text().notNull(),
    type: text().notNull(),
    startOn: date().notNull(),
    endOn: date().notNull(),
    parentId: uuid(),
    /** The year the school year ends in. */
    schoolYear: smallint().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.parentId], foreignColumns: [t.districtId, t.id] }),
  ],
)

/**
 * A closed period (or, with `orgId`, a period closed in one school): effective values are frozen for people and
 * sources alike until somebody reopens it with a reason.
 */
export const periodClosures = pgTable(
  'period_closures',
  {
    districtId: districtId(),
    id: id(),
    sessionId: uuid().notNull(),
    orgId: uuid(),
    closedAt: instant().notNull(),
    closedBy: uuid(),
    reopenedAt: instant(),
    reopenedBy: uuid(),
    reopenReason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.sessionId],
      foreignColumns: [academicSessions.districtId, academicSessions.id],
    }),
  ],
)

export const courses = pgTable(
  'courses',
  {
    districtId: districtId(),
    id: id(),
    title: text().notNull(),
    code: text(),
    grades: text().array(),
    subjects: text().array(),
    orgId: uuid(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [orgs.districtId, orgs.id] }),
  ],
)

/** A section: what a teacher opens. */
export const classes = pgTable(
  'classes',
  {
    districtId: districtId(),
    id: id(),
    title: text().notNull(),
    code: text(),
    type: text(),
    location: text(),
    grades: text().array(),
    subjects: text().array(),
    periods: text().array(),
    courseId: uuid(),
    schoolId: uuid().notNull(),
    schoolYear: smallint().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('classes_school').on(t.districtId, t.schoolId, t.schoolYear),
    foreignKey({ columns: [t.districtId, t.courseId], foreignColumns: [courses.districtId, courses.id] }),
    foreignKey({ columns: [t.districtId, t.schoolId], foreignColumns: [orgs.districtId, orgs.id] }),
  ],
)

/** The terms a class runs in. */
export const classSessions = pgTable(
  'class_sessions',
  { districtId: districtId(), classId: uuid().notNull(), sessionId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.districtId, t.classId, t.sessionId] }),
    foreignKey({ columns: [t.districtId, t.classId], foreignColumns: [classes.districtId, classes.id] }),
    foreignKey({
      columns: [t.districtId, t.sessionId],
      foreignColumns: [academicSessions.districtId, academicSessions.id],
    }),
  ],
)

/** A person: student, teacher, guardian, administrator. Phone numbers stand apart, in `user_contacts`. */
export const users = pgTable(
  'users',
  {
    districtId: districtId(),
    id: id(),
    givenName: text().notNull(),
    familyName: text().notNull(),
    middleName: text(),
    preferredGivenName: text(),
    preferredMiddleName: text(),
    preferredFamilyName: text(),
    pronouns: text(),
    username: text(),
    email: text(),
    /** The human id on a student card. */
    identifier: text(),
    grades: text().array(),
    enabled: boolean().notNull().default(true),
    primaryOrgId: uuid(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({ columns: [t.districtId, t.primaryOrgId], foreignColumns: [orgs.districtId, orgs.id] }),
  ],
)

/**
 * Every identifier any source gave a person; matching across sources looks here. `kind` is `master`,
 * `userId:<type>`, `identifier`, `email` or `username` (the last two in lower case).
 */
export const userIdentifiers = pgTable(
  'user_identifiers',
  {
    districtId: districtId(),
    kind: text().notNull(),
    value: text().notNull(),
    userId: uuid().notNull(),
    sourceId: uuid().notNull(),
    /** The record that carries it. */
    sourcedId: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.kind, t.value, t.sourceId, t.sourcedId] }),
    index('user_identifiers_record').on(t.districtId, t.sourceId, t.sourcedId),
  ],
)

/** A person's role in an org, with begin (inclusive) and end (exclusive) dates. */
export const roles = pgTable(
  'roles',
  {
    districtId: districtId(),
    id: id(),
    userId: uuid().notNull(),
    orgId: uuid().notNull(),
    role: text().notNull(),
    roleType: text().notNull(),
    beginOn: date(),
    endOn: date(),
    /** Who granted it, where no source did. */
    grantedBy: uuid(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('roles_user').on(t.districtId, t.userId),
    foreignKey({ columns: [t.districtId, t.userId], foreignColumns: [users.districtId, users.id] }),
    foreignKey({ columns: [t.districtId, t.orgId], foreignColumns: [orgs.districtId, orgs.id] }),
  ],
)

/** Guardians and other agents of a person. */
export const userAgents = pgTable(
  'user_agents',
  { districtId: districtId(), userId: uuid().notNull(), agentId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.districtId, t.userId, t.agentId] }),
    foreignKey({ columns: [t.districtId, t.userId], foreignColumns: [users.districtId, users.id] }),
    foreignKey({ columns: [t.districtId, t.agentId], foreignColumns: [users.districtId, users.id] }),
  ],
)

/** Who is in a class, as what, from when (inclusive) to when (exclusive). */
export const enrollments = pgTable(
  'enrollments',
  {
    districtId: districtId(),
    id: id(),
    userId: uuid().notNull(),
    classId: uuid().notNull(),
    schoolId: uuid().notNull(),
    role: text().notNull(),
    isPrimary: boolean(),
    beginOn: date(),
    endOn: date(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    index('enrollments_class').on(t.districtId, t.classId),
    index('enrollments_user').on(t.districtId, t.userId),
    foreignKey({ columns: [t.districtId, t.userId], foreignColumns: [users.districtId, users.id] }),
    foreignKey({ columns: [t.districtId, t.classId], foreignColumns: [classes.districtId, classes.id] }),
    foreignKey({ columns: [t.districtId, t.schoolId], foreignColumns: [orgs.districtId, orgs.id] }),
  ],
)

/**
 * Sensitive: birth date, sex, race. Read only under the role `tessera_demographics`, which the app's login takes on
 * for one statement at a time.
 */
export const demographics = pgTable(
  'demographics',
  {
    districtId: districtId(),
    userId: uuid().notNull(),
    sourceId: uuid().notNull(),
    birthOn: date(),
    sex: text(),
    americanIndianOrAlaskaNative: boolean(),
    asian: boolean(),
    blackOrAfricanAmerican: boolean(),
    nativeHawaiianOrOtherPacificIslander: boolean(),
    white: boolean(),
    demographicRaceTwoOrMoreRaces: boolean(),
    hispanicOrLatinoEthnicity: boolean(),
    countryOfBirthCode: text(),
    stateOfBirthAbbreviation: text(),
    cityOfBirth: text(),
    publicSchoolResidenceStatus: text(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.userId, t.sourceId] }),
    foreignKey({ columns: [t.districtId, t.userId], foreignColumns: [users.districtId, users.id] }),
  ],
)

/** Sensitive: phone numbers, under the same role as demographics. */
export const userContacts = pgTable(
  'user_contacts',
  {
    districtId: districtId(),
    userId: uuid().notNull(),
    sourceId: uuid().notNull(),
    sms: text(),
    phone: text(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.userId, t.sourceId] }),
    foreignKey({ columns: [t.districtId, t.userId], foreignColumns: [users.districtId, users.id] }),
  ],
)
