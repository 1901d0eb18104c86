import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { NO_ID } from '@/lib/core/no-id'
import { districtId, id, instant } from './columns'

/** How evidence becomes a level, for a district, a framework, a branch of it or a grade band. The narrowest scope wins. */
export const masteryPolicies = pgTable(
  'mastery_policies',
  {
    districtId: districtId(),
    id: id(),
    name: text().notNull(),
    frameworkId: uuid(),
    /** The branch's root. */
    objectiveId: uuid(),
    grades: text().array(),
    endedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.id] })],
)

/** Policies are versioned and dated; the past stays reproducible. `settings` is core's MasteryPolicy. */
export const masteryPolicyVersions = pgTable(
  'mastery_policy_versions',
  {
    districtId: districtId(),
    policyId: uuid().notNull(),
    version: integer().notNull(),
    settings: jsonb().notNull(),
    fromOn: date().notNull(),
    adoptedBy: uuid(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.policyId, t.version] }),
    foreignKey({
      columns: [t.districtId, t.policyId],
      foreignColumns: [masteryPolicies.districtId, masteryPolicies.id],
    }),
  ],
)

/**
 * Levels computed anew because a policy was adopted or retired: asked for in that act's transaction, done by a job. Says
 * how far it is, for whoever waits.
 */
export const policyAdoptions = pgTable(
  'policy_adoptions',
  {
    districtId: districtId(),
    id: id(),
    policyId: uuid().notNull(),
    /** The version adopted; null where the policy was retired. */
    version: integer(),
    askedBy: uuid(),
    at: instant().notNull(),
    /** `waiting`, `computing`, `done`, `failed` (the job will try again). */
    state: text().notNull(),
    /** Levels to compute, known once the job has begun, and those computed. */
    pairs: integer(),
    pairsDone: integer().notNull().default(0),
    /** Levels that came out another; null until done. */
    changed: integer(),
    finishedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.id] }),
    foreignKey({
      columns: [t.districtId, t.policyId],
      foreignColumns: [masteryPolicies.districtId, masteryPolicies.id],
    }),
  ],
)

/**
 * The computed level of a student on an objective, for a school year (or a term, where the policy says so). It
 * belongs to no class. Goes on being computed beside an override. Written by mastery only.
 */
export const levels = pgTable(
  'levels',
  {
    districtId: districtId(),
    schoolYear: smallint().notNull(),
    studentId: uuid().notNull(),
    objectiveId: uuid().notNull(),
    termId: uuid().notNull().default(NO_ID),
    /** `level`; `insufficient`: some evidence, less than the policy needs; `none`: all of it is gone again. */
    state: text().notNull(),
    level: smallint(),
    /** On the mastery scale, rounded once to 6 places. */
    score: numeric(),
    evidenceCount: smallint().notNull(),
    /** -1, 0, 1: moved by more than half a level in the last two pieces of evidence. */
    trend: smallint().notNull(),
    newestOn: date(),
    policyId: uuid().notNull(),
    policyVersion: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.studentId, t.schoolYear, t.objectiveId, t.termId] })],
)

/** How results become a combined grade of a class and term; the second engine. */
export const gradePolicies = pgTable(
  'grade_policies',
  {
    districtId: districtId(),
    id: id(),
    name: text().notNull(),
    schoolId: uuid(),
    classId: uuid(),
    endedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.districtId, t.id] })],
)

export const gradePolicyVersions = pgTable(
  'grade_policy_versions',
  {
    districtId: districtId(),
    policyId: uuid().notNull(),
    version: integer().notNull(),
    settings: jsonb().notNull(),
    fromOn: date().notNull(),
    adoptedBy: uuid(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.policyId, t.version] }),
    foreignKey({
      columns: [t.districtId, t.policyId],
      foreignColumns: [gradePolicies.districtId, gradePolicies.id],
    }),
  ],
)

/**
 * The computed combined grade of a student in a class and term (the null id where the class names none). Goes on being
 * computed beside an override. There is a row wherever there was ever a score, without a percent where nothing counts.
 * Written by mastery only.
 */
export const grades = pgTable(
  'grades',
  {
    districtId: districtId(),
    schoolYear: smallint().notNull(),
    studentId: uuid().notNull(),
    classId: uuid().notNull(),
    termId: uuid().notNull(),
    /** Rounded once to 6 places. */
    percent: numeric(),
    mark: text(),
    /** Scores, or levels, it is made of; then results that were seen and are not among them. */
    counted: smallint().notNull().default(0),
    missing: smallint().notNull().default(0),
    exempt: smallint().notNull().default(0),
    dropped: smallint().notNull().default(0),
    policyId: uuid().notNull(),
    policyVersion: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.districtId, t.schoolYear, t.studentId, t.classId, t.termId] }),
    index('grades_class').on(t.districtId, t.classId),
  ],
)
