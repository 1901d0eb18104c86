import { DEFAULT_POLICY, type MasteryPolicy } from '@/lib/core/mastery/policy'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/platform/new-id'

export interface CurrentPolicy {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly settings: MasteryPolicy
}

const DEFAULT_NAME = 'Decaying 65'

/** The district-wide policy in force on a day; where a district has not decided yet, the default one. */
export async function findPolicy(
  tx: Tx,
  on: string,
): Promise<Omit<CurrentPolicy, 'id'> & { readonly id: string | null }> {
  const { rows } = await tx.sql.query<CurrentPolicy>(
    `select p.id, v.version, p.name, v.settings
     from mastery_policies p join mastery_policy_versions v on v.district_id = p.district_id and v.policy_id = p.id
     where p.framework_id is null and p.objective_id is null and p.grades is null and p.ended_at is null and v.from_on <= $1
     order by v.from_on desc, v.version desc limit 1`,
    [on],
  )
  return rows[0] ?? { id: null, version: 1, name: DEFAULT_NAME, settings: DEFAULT_POLICY }
}

/** The same for writing levels: the default one is adopted, so that every level names its policy. */
export async function currentPolicy(tx: Tx, districtId: string, on: string): Promise<CurrentPolicy> {
  const found = await findPolicy(tx, on)
  if (found.id !== null) return { ...found, id: found.id }
  const id = newId()
  await tx.sql.query(
    `with made as (insert into mastery_policies (district_id, id, name) values ($1, $2, $4))
     insert into mastery_policy_versions (district_id, policy_id, version, settings, from_on, at)
     values ($1, $2, 1, $3, '2000-01-01', now())`,
    [districtId, id, JSON.stringify(found.settings), found.name],
  )
  return { ...found, id }
}
