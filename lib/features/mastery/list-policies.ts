import { DISTRICT_SCOPE, UNDECIDED } from '@/lib/core/mastery/find-policy'
import type { Acting } from '@/lib/platform/acting'
import { AppError } from '@/lib/platform/errors'
import type { AdoptionProgress, PoliciesAnswer, PolicyHistory, PolicySummary } from './contract'
import { findAdoption, listRunningAdoptions } from './repository/adoptions'
import { listGrades, listPoliciesInForce, readPolicyHistory } from './repository/shown-policies'

/** What is in force in the district, by scope, and what of it is still being computed. */
export async function listPolicies({ tx, today }: Pick<Acting, 'tx' | 'today'>): Promise<PoliciesAnswer> {
  const stored = await listPoliciesInForce(tx, today)
  const isDecided = stored[0] !== undefined && isOfDistrict(stored[0])
  return {
    policies: isDecided ? stored : [MEANT, ...stored],
    running: await listRunningAdoptions(tx),
    grades: await listGrades(tx),
  }
}

const isOfDistrict = ({ scope }: PolicySummary) => scope.frameworkId === null && scope.grades === null

/** Shown where the district has not decided and has no level yet; with its first level it is stored. */
const MEANT: PolicySummary = {
  id: null,
  name: UNDECIDED.name,
  scope: { ...DISTRICT_SCOPE, framework: null, branch: null },
  version: UNDECIDED.version,
  settings: UNDECIDED.settings,
  from: '2000-01-01',
  at: null,
  by: null,
}

export async function getPolicyHistory({ tx }: Pick<Acting, 'tx'>, policyId: string): Promise<PolicyHistory> {
  const found = await readPolicyHistory(tx, policyId)
  if (found === null) throw new AppError('not-found', 'No such policy.')
  return found
}

export async function getAdoption({ tx }: Pick<Acting, 'tx'>, adoptionId: string): Promise<AdoptionProgress> {
  const found = await findAdoption(tx, adoptionId)
  if (found === null) throw new AppError('not-found', 'No such adoption.')
  return found
}
