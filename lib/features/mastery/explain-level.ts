import { calculateMastery, type Mastery } from '@/lib/core/mastery/calculate-mastery'
import type { Evidence } from '@/lib/core/mastery/evidence'
import { findDecidingScore } from '@/lib/core/mastery/find-deciding-score'
import type { Tx } from '@/lib/db/client'
import type { ExplainLevel } from '@/lib/platform/recalculation'
import { type CurrentPolicy, findPolicy } from './repository/policies'
import { evidenceOfStudent } from './repository/student-levels'

export interface ExplainedLevel {
  readonly mastery: Mastery
  readonly evidence: readonly Evidence[]
  readonly policy: Pick<CurrentPolicy, 'name' | 'version' | 'settings'>
}

/** The level of a student on an objective as it is computed now, with its working; nothing is stored. */
export const explainLevel: ExplainLevel = async (tx, of) => {
  const { mastery, evidence, policy } = await explainWithPolicy(tx, of)
  return { mastery, deciding: findDecidingScore(evidence, policy.settings, of.today) }
}

/** The same, with what went in: for whoever asks what else would have come out. */
export async function explainWithPolicy(tx: Tx, of: Parameters<ExplainLevel>[1]): Promise<ExplainedLevel> {
  const policy = await findPolicy(tx, of.today)
  const found = await evidenceOfStudent(tx, { ...of, objectiveIds: [of.objectiveId] })
  const evidence = found.get(of.objectiveId) ?? []
  return { mastery: calculateMastery(evidence, policy.settings, of.today), evidence, policy }
}
