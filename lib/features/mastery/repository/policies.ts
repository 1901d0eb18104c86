import { isEverywhere, type PolicyFinder, type ScopedPolicy, UNDECIDED } from '@/lib/core/mastery/find-policy'
import type { Tx } from '@/lib/db/client'
import { findAmong, readPoliciesInForce } from '@/lib/platform/mastery-policies'
import { newId } from '@/lib/platform/new-id'

/** Until the end of the transaction nobody else adopts or retires a policy of the district. */
export async function lockPolicies(tx: Tx, districtId: string): Promise<void> {
  await tx.sql.query(`select pg_advisory_xact_lock(hashtext('policies'), hashtext($1))`, [districtId])
}

/** The policies in force on a day. Where the district has none of its own, the default one is adopted: every level names its policy. */
export async function readOrAdoptPolicies(
  tx: Tx,
  districtId: string,
  on: string,
): Promise<readonly ScopedPolicy[]> {
  const found = await readPoliciesInForce(tx, on)
  if (found.some(hasNoBounds)) return found
  await lockPolicies(tx, districtId)
  const meanwhile = await readPoliciesInForce(tx, on)
  if (meanwhile.some(hasNoBounds)) return meanwhile
  const adopted = { ...UNDECIDED, id: newId() }
  await tx.sql.query(
    `with made as (insert into mastery_policies (district_id, id, name) values ($1, $2, $4))
     insert into mastery_policy_versions (district_id, policy_id, version, settings, from_on, at)
     values ($1, $2, 1, $3, '2000-01-01', now())`,
    [districtId, adopted.id, JSON.stringify(adopted.settings), adopted.name],
  )
  return [...meanwhile, adopted]
}

const hasNoBounds = ({ scope }: ScopedPolicy) => isEverywhere(scope)

/** Finds the policy of any level that is to be written; `objectiveIds` null: of all objectives. */
export async function finderForWriting(
  tx: Tx,
  of: { readonly districtId: string; readonly today: string },
  objectiveIds: readonly string[] | null,
): Promise<PolicyFinder> {
  return findAmong(tx, await readOrAdoptPolicies(tx, of.districtId, of.today), objectiveIds)
}

/** A policy as an explanation names it. */
export type NamedPolicy = Pick<ScopedPolicy, 'name' | 'version' | 'settings'>

/** The version a level was computed under; null where none has been. */
export async function findPolicyOfLevel(
  tx: Tx,
  of: { readonly studentId: string; readonly objectiveId: string; readonly schoolYear: number },
): Promise<NamedPolicy | null> {
  const { rows } = await tx.sql.query<NamedPolicy>(
    `select p.name, v.version, v.settings
     from levels l
     join mastery_policy_versions v on v.district_id = l.district_id and v.policy_id = l.policy_id and v.version = l.policy_version
     join mastery_policies p on p.district_id = v.district_id and p.id = v.policy_id
     where l.student_id = $1 and l.school_year = $2 and l.objective_id = $3`,
    [of.studentId, of.schoolYear, of.objectiveId],
  )
  return rows[0] ?? null
}

/** Grades of the students that `among` (SQL for their ids) names: what grade bands are matched with. */
export async function readGrades(
  tx: Tx,
  among: string,
  parameters: readonly unknown[] = [],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await tx.sql.query<{ id: string; grades: readonly string[] | null }>(
    `select id, grades from users where id in (${among})`,
    [...parameters],
  )
  return new Map(rows.map((row) => [row.id, row.grades ?? []]))
}

export const NO_GRADES: ReadonlyMap<string, readonly string[]> = new Map()
