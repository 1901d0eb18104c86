import { DEFAULT_POLICY, type MasteryPolicy } from '@/lib/core/mastery/policy'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/platform/new-id'

export interface CurrentPolicy {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly settings: MasteryPolicy
}

/** The district-wide policy in force on a day; the default one is adopted where a district has not decided yet. */
export async function currentPolicy(tx: Tx, districtId: string, on: string): Promise<CurrentPolicy> {
  const find = async () => {
    const { rows } = await tx.sql.query<CurrentPolicy>(
      `select p.id, v.version, p.name, v.settings
       from mastery_policies p join mastery_policy_versions v on v.district_id = p.district_id and v.policy_id = p.id
       where p.framework_id is null and p.objective_id is null and p.grades is null and p.ended_at is null and v.from_on <= $1
       order by v.from_on desc, v.version desc limit 1`,
      [on],
    )
    return rows[0]
  }
  const found = await find()
  if (found !== undefined) return found
  const id = newId()
  await tx.sql.query(
    `with made as (insert into mastery_policies (district_id, id, name) values ($1, $2, 'Decaying 65'))
     insert into mastery_policy_versions (district_id, policy_id, version, settings, from_on, at)
     values ($1, $2, 1, $3, '2000-01-01', now())`,
    [districtId, id, JSON.stringify(DEFAULT_POLICY)],
  )
  return { id, version: 1, name: 'Decaying 65', settings: DEFAULT_POLICY }
}
