import type { EntitySpec } from '../entity-spec'
import * as coursework from './coursework-entities'
import * as org from './org-entities'
import * as people from './people-entities'

/** Everything but scores and demographics, in the order in which one may refer to the other. */
export const PROMOTION_ORDER: readonly EntitySpec[] = [
  org.orgs,
  org.academicSessions,
  org.courses,
  org.classes,
  people.users,
  people.roles,
  people.userProfiles,
  people.enrollments,
  people.resources,
  people.classResources,
  people.courseResources,
  people.userResources,
  coursework.categories,
  coursework.scoreScales,
  coursework.lineItems,
  coursework.lineItemScoreScales,
  coursework.lineItemLearningObjectiveIds,
]
