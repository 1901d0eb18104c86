import {
  createPolicyFinder,
  NO_TREE,
  type PolicyFinder,
  type ScopedPolicy,
} from '@/lib/core/mastery/find-policy'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { Tx } from '@/lib/db/client'

/** SQL: the policies in force on the school day `on`, itself SQL, each in the version of that day. Rows are `PolicyRow`s. */
export const policiesInForce = (on: string) => `
  select distinct on (p.id) p.id, v.version, p.name, p.framework_id, p.objective_id, p.grades, v.settings
  from mastery_policies p
  join districts d on d.id = p.district_id
  join mastery_policy_versions v on v.district_id = p.district_id and v.policy_id = p.id and v.from_on <= ${on}
  where p.ended_at is null or (p.ended_at at time zone d.time_zone)::date > ${on}
  order by p.id, v.from_on desc, v.version desc`

export interface PolicyRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly framework_id: string | null
  readonly objective_id: string | null
  readonly grades: readonly string[] | null
  readonly settings: MasteryPolicy
}

export function toScopedPolicy(row: PolicyRow): ScopedPolicy {
  const { id, version, name, settings } = row
  const scope = { frameworkId: row.framework_id, objectiveId: row.objective_id, grades: row.grades }
  return { id, version, name, scope, settings }
}

export async function readPoliciesInForce(tx: Tx, on: string): Promise<readonly ScopedPolicy[]> {
  const { rows } = await tx.sql.query<PolicyRow>(policiesInForce('$1::date'), [on])
  return rows.map(toScopedPolicy)
}

/**
 * A finder among `policies` that knows where some objectives stand in their frameworks; null: all objectives. Asks
 * nothing of the database where no policy looks at frameworks.
 */
export async function findAmong(
  tx: Tx,
  policies: readonly ScopedPolicy[],
  objectiveIds: readonly string[] | null,
): Promise<PolicyFinder> {
  const plain = createPolicyFinder(policies, NO_TREE)
  if (!plain.looksAt.objective) return plain
  const { rows } = await tx.sql.query<{
    id: string
    framework_id: string | null
    parents: readonly string[]
  }>(
    `with recursive above as (
       select id from objectives where $1::uuid[] is null or id = any($1)
       union
       select a.to_id from above join objective_associations a on a.from_id = above.id and a.kind = 'isChildOf' and a.ended_at is null)
     select o.id, o.framework_id, array(
         select a.to_id from objective_associations a
         where a.district_id = o.district_id and a.from_id = o.id and a.kind = 'isChildOf' and a.ended_at is null) as parents
     from objectives o where o.id in (select id from above)`,
    [objectiveIds],
  )
  return createPolicyFinder(policies, {
    frameworkOf: new Map(
      rows.flatMap((row) => (row.framework_id === null ? [] : [[row.id, row.framework_id]])),
    ),
    parentsOf: new Map(rows.map((row) => [row.id, row.parents])),
  })
}

/** Both in one: the finder of a day. */
export async function readPolicyFinder(
  tx: Tx,
  on: string,
  objectiveIds: readonly string[] | null,
): Promise<PolicyFinder> {
  return findAmong(tx, await readPoliciesInForce(tx, on), objectiveIds)
}

/** Names a version of a policy. */
export const policyKey = (id: string, version: number) => `${id}:${version}`

/** What versions of policies say, in force or not, by `policyKey`. */
export async function readPolicyVersions(
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, MasteryPolicy>> {
  if (keys.length === 0) return new Map()
  const { rows } = await tx.sql.query<{ key: string; settings: MasteryPolicy }>(
    `select policy_id::text || ':' || version as key, settings from mastery_policy_versions
     where policy_id::text || ':' || version = any($1)`,
    [keys],
  )
  return new Map(rows.map((row) => [row.key, row.settings]))
}
