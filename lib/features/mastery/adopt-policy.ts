import { checkPolicy, type PolicyProblem } from '@/lib/core/mastery/check-policy'
import { isEverywhere, type PolicyScope, type ScopedPolicy, sameScope } from '@/lib/core/mastery/find-policy'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { Acting } from '@/lib/platform/acting'
import { writeAudit } from '@/lib/platform/audit'
import { AppError } from '@/lib/platform/errors'
import { enqueue } from '@/lib/platform/jobs/enqueue'
import { newId } from '@/lib/platform/new-id'
import type { AdoptionBody, AdoptionConflict, AdoptionStarted, ScopeProblem } from './contract'
import { endPolicy, insertAdoption, insertVersion } from './repository/adoptions'
import { lockPolicies, readOrAdoptPolicies } from './repository/policies'
import { findScopeProblem, listPoliciesInForce, readPolicyHistory } from './repository/shown-policies'

type Adopting = Pick<Acting, 'tx' | 'actor' | 'today'>

export type AdoptionOutcome =
  | { readonly status: 200; readonly answer: AdoptionStarted }
  | { readonly status: 409; readonly answer: AdoptionConflict }

/**
 * Adopts a version of a scope's policy, in force from today. Refused where another was adopted, or it was retired, since
 * this one was looked at. In the caller's one transaction: version, audit row, and the job that computes its levels.
 */
export async function adoptPolicy(acting: Adopting, body: AdoptionBody): Promise<AdoptionOutcome> {
  const { tx, actor, today } = acting
  await requireSound(acting, body.scope, body.settings)
  const current = await findCurrent(acting, body.scope)
  if ((current?.version ?? 0) !== body.seenVersion) return conflict(acting, current)
  const id = current?.id ?? newId()
  const version = (current?.version ?? 0) + 1
  const { scope, name, settings } = body
  const { districtId, userId: by } = actor
  await insertVersion(tx, {
    districtId,
    id,
    version,
    scope,
    name,
    settings,
    fromOn: today,
    by,
    at: new Date(),
  })
  return start(acting, id, version)
}

/** Ends a scope's policy: from today its levels are those of the next wider one. The district's own stays. */
export async function retirePolicy(
  acting: Adopting,
  policyId: string,
  seenVersion: number,
): Promise<AdoptionOutcome> {
  const { tx, actor, today } = acting
  await lockPolicies(tx, actor.districtId)
  const policies = await readOrAdoptPolicies(tx, actor.districtId, today)
  const current = policies.find(({ id }) => id === policyId)
  // One that was retired meanwhile has a history; one that never was has none.
  if (current === undefined && (await readPolicyHistory(tx, policyId)) === null)
    throw new AppError('not-found', 'No such policy.')
  if (current?.version !== seenVersion) return conflict(acting, current)
  if (isEverywhere(current.scope)) {
    throw new AppError('invalid', 'A district is not without a policy.', { code: 'district-policy-stays' })
  }
  await endPolicy(tx, policyId, new Date())
  return start(acting, policyId, null)
}

/** Throws `invalid`, with the problem as its code, where settings or scope are none that could be adopted. */
export async function requireSound(
  { tx }: Pick<Acting, 'tx'>,
  scope: PolicyScope,
  settings: MasteryPolicy | null,
): Promise<void> {
  const checked = settings === null ? null : checkPolicy(settings)
  if (checked?.ok === false) throw invalid(checked.problem)
  if (scope.objectiveId !== null && scope.frameworkId === null) throw invalid('branch-without-framework')
  const problem = await findScopeProblem(tx, scope)
  if (problem !== null) throw invalid(problem)
}

const invalid = (code: PolicyProblem | ScopeProblem) =>
  new AppError('invalid', `The policy cannot be adopted: ${code}.`, { code })

async function findCurrent(
  { tx, actor, today }: Adopting,
  scope: PolicyScope,
): Promise<ScopedPolicy | undefined> {
  await lockPolicies(tx, actor.districtId)
  const policies = await readOrAdoptPolicies(tx, actor.districtId, today)
  return policies.find((policy) => sameScope(policy.scope, scope))
}

async function conflict(
  { tx, today }: Adopting,
  current: ScopedPolicy | undefined,
): Promise<AdoptionOutcome> {
  const shown = (await listPoliciesInForce(tx, today)).find(({ id }) => id === current?.id)
  return { status: 409, answer: { code: 'adopted-meanwhile', now: shown ?? null } }
}

async function start(acting: Adopting, policyId: string, version: number | null): Promise<AdoptionOutcome> {
  const { tx, actor } = acting
  const { districtId, userId: by } = actor
  const adoptionId = newId()
  await insertAdoption(tx, { districtId, id: adoptionId, policyId, version, by, at: new Date() })
  await enqueue(tx, 'compute-adoption', { districtId, adoptionId }, `compute-adoption:${adoptionId}`)
  await writeAudit(tx, actor, {
    act: version === null ? 'retire-policy' : 'adopt-policy',
    targetKind: 'policy',
    targetId: policyId,
    ...(version === null ? {} : { counts: { version } }),
  })
  return { status: 200, answer: { adoptionId, policyId, version } }
}
