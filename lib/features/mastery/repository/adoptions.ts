import type { ScopedPolicy } from '@/lib/core/mastery/find-policy'
import type { Tx } from '@/lib/db/client'
import { type PolicyRow, toScopedPolicy } from '@/lib/platform/mastery-policies'
import type { AdoptionProgress } from '../contract'

/** Stores a version of a policy, and the policy itself where it is the first. */
export async function insertVersion(
  tx: Tx,
  of: Omit<ScopedPolicy, 'settings'> & {
    readonly districtId: string
    readonly settings: object
    readonly fromOn: string
    readonly by: string
    readonly at: Date
  },
): Promise<void> {
  const { frameworkId, objectiveId, grades } = of.scope
  await tx.sql.query(
    `insert into mastery_policies (district_id, id, name, framework_id, objective_id, grades) values ($1, $2, $3, $4, $5, $6)
     on conflict (district_id, id) do update set name = excluded.name`,
    [of.districtId, of.id, of.name, frameworkId, objectiveId, grades && [...grades].sort()],
  )
  await tx.sql.query(
    `insert into mastery_policy_versions (district_id, policy_id, version, settings, from_on, adopted_by, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [of.districtId, of.id, of.version, JSON.stringify(of.settings), of.fromOn, of.by, of.at],
  )
}

export async function endPolicy(tx: Tx, policyId: string, at: Date): Promise<void> {
  await tx.sql.query('update mastery_policies set ended_at = $2 where id = $1', [policyId, at])
}

export async function insertAdoption(
  tx: Tx,
  of: {
    readonly districtId: string
    readonly id: string
    readonly policyId: string
    readonly version: number | null
    readonly by: string
    readonly at: Date
  },
): Promise<void> {
  await tx.sql.query(
    `insert into policy_adoptions (district_id, id, policy_id, version, asked_by, at, state)
     values ($1, $2, $3, $4, $5, $6, 'waiting')`,
    [of.districtId, of.id, of.policyId, of.version, of.by, of.at],
  )
}

interface AdoptionRow extends Omit<AdoptionProgress, 'at' | 'finishedAt'> {
  readonly at: Date
  readonly finishedAt: Date | null
}

const ADOPTION = `select a.id, a.policy_id as "policyId", p.name as "policyName", a.version, a.state, a.pairs as total,
    a.pairs_done as done, a.changed, a.at, a.finished_at as "finishedAt"
  from policy_adoptions a join mastery_policies p on p.district_id = a.district_id and p.id = a.policy_id`

const progressOf = ({ at, finishedAt, ...row }: AdoptionRow): AdoptionProgress => ({
  ...row,
  at: at.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})

export async function findAdoption(tx: Tx, adoptionId: string): Promise<AdoptionProgress | null> {
  const { rows } = await tx.sql.query<AdoptionRow>(`${ADOPTION} where a.id = $1`, [adoptionId])
  return rows[0] === undefined ? null : progressOf(rows[0])
}

/** Those that are not done, oldest first. */
export async function listRunningAdoptions(tx: Tx): Promise<readonly AdoptionProgress[]> {
  const { rows } = await tx.sql.query<AdoptionRow>(`${ADOPTION} where a.state <> 'done' order by a.at, a.id`)
  return rows.map(progressOf)
}

/** The policy an adoption is about, in its newest version, be it retired or not. */
export async function findAdoptedPolicy(tx: Tx, policyId: string): Promise<ScopedPolicy> {
  const { rows } = await tx.sql.query<PolicyRow>(
    `select p.id, v.version, p.name, p.framework_id, p.objective_id, p.grades, v.settings
     from mastery_policies p join mastery_policy_versions v on v.district_id = p.district_id and v.policy_id = p.id
     where p.id = $1 order by v.version desc limit 1`,
    [policyId],
  )
  if (rows[0] === undefined) throw new Error('An adoption names a policy that is there')
  return toScopedPolicy(rows[0])
}

/** Says how far it is. A finished one stays as it is. */
export async function sayAdoption(
  tx: Tx,
  adoptionId: string,
  of: {
    readonly state: 'waiting' | 'computing' | 'failed'
    readonly total?: number
    readonly done?: number
  },
): Promise<void> {
  await tx.sql.query(
    `update policy_adoptions set state = $2, pairs = coalesce($3, pairs), pairs_done = coalesce($4, pairs_done)
     where id = $1 and state <> 'done'`,
    [adoptionId, of.state, of.total ?? null, of.done ?? null],
  )
}

export async function finishAdoption(tx: Tx, adoptionId: string, changed: number): Promise<void> {
  await tx.sql.query(
    `update policy_adoptions set state = 'done', pairs = coalesce(pairs, 0), pairs_done = coalesce(pairs, 0),
            changed = $2, finished_at = now()
     where id = $1`,
    [adoptionId, changed],
  )
}
