import { calculateMastery, type Mastery } from '@/lib/core/mastery/calculate-mastery'
import type { Evidence } from '@/lib/core/mastery/evidence'
import { findDecidingScore } from '@/lib/core/mastery/find-deciding-score'
import type { Tx } from '@/lib/db/client'
import { readPolicyFinder } from '@/lib/platform/mastery-policies'
import type { ExplainLevel } from '@/lib/platform/recalculation'
import { findPolicyOfLevel, type NamedPolicy, readGrades } from './repository/policies'
import { evidenceOfStudent } from './repository/student-levels'

export interface ExplainedLevel {
  readonly mastery: Mastery
  readonly evidence: readonly Evidence[]
  readonly policy: NamedPolicy
}

type Asked = Parameters<ExplainLevel>[1]

/** The level of a student on an objective as it is computed now, with its working; nothing is stored. */
export const explainLevel: ExplainLevel = async (tx, of) => {
  const { mastery, evidence, policy } = await explainWithPolicy(tx, of)
  return { mastery, deciding: findDecidingScore(evidence, policy.settings, of.today) }
}

/** The same, with what went in: for whoever asks what else would have come out. */
export async function explainWithPolicy(tx: Tx, of: Asked): Promise<ExplainedLevel> {
  // The level that is shown names its version: of a closed year that is not the one in force.
  return explainUnder(tx, of, (await findPolicyOfLevel(tx, of)) ?? (await policyOn(tx, of)))
}

/** As of an earlier day, `of.today`: under the policy that held then. */
export async function explainAsOf(tx: Tx, of: Asked): Promise<ExplainedLevel> {
  return explainUnder(tx, of, await policyOn(tx, of))
}

async function explainUnder(tx: Tx, of: Asked, policy: NamedPolicy): Promise<ExplainedLevel> {
  const found = await evidenceOfStudent(tx, { ...of, objectiveIds: [of.objectiveId] })
  const evidence = found.get(of.objectiveId) ?? []
  return { mastery: calculateMastery(evidence, policy.settings, of.today), evidence, policy }
}

async function policyOn(tx: Tx, { today, objectiveId, studentId }: Asked): Promise<NamedPolicy> {
  const finder = await readPolicyFinder(tx, today, [objectiveId])
  const grades = finder.looksAt.grade ? (await readGrades(tx, '$1', [studentId])).get(studentId) : undefined
  return finder.find(objectiveId, grades ?? [])
}
