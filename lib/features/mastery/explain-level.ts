import { calculateMastery } from '@/lib/core/mastery/calculate-mastery'
import type { ExplainLevel } from '@/lib/platform/recalculation'
import { findPolicy } from './repository/policies'
import { evidenceOfStudent } from './repository/student-levels'

/** The level of a student on an objective as it is computed now, with its working; nothing is stored. */
export const explainLevel: ExplainLevel = async (tx, of) => {
  const policy = await findPolicy(tx, of.today)
  const evidence = await evidenceOfStudent(tx, { ...of, objectiveIds: [of.objectiveId] })
  return calculateMastery(evidence.get(of.objectiveId) ?? [], policy.settings, of.today)
}
