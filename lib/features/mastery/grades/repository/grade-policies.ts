import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import type { Tx } from '@/lib/db/client'
import { UNDECIDED_GRADES } from '@/lib/platform/grade-policies'
import { newId } from '@/lib/platform/new-id'

/** Where a grade policy holds: in one class, in one school, or, both null, in the whole district. */
export interface GradePolicyScope {
  readonly schoolId: string | null
  readonly classId: string | null
}

/** Where the district has no policy of its own, the default one is adopted: every grade names its policy. */
export async function adoptDefaultPolicy(tx: Tx, districtId: string, on: string): Promise<void> {
  const decided = async () => {
    const { rows } = await tx.sql.query(
      `select from grade_policies p
       join grade_policy_versions v on v.district_id = p.district_id and v.policy_id = p.id and v.from_on <= $1
       where p.school_id is null and p.class_id is null and p.ended_at is null limit 1`,
      [on],
    )
    return rows.length > 0
  }
  if (await decided()) return
  await lockGradePolicies(tx, districtId)
  if (await decided()) return
  const { name, settings } = UNDECIDED_GRADES
  await addPolicyVersion(
    tx,
    districtId,
    { schoolId: null, classId: null },
    { name, settings, fromOn: '2000-01-01', by: null },
  )
}

/** Until the end of the transaction nobody else adopts a grade policy of the district. */
export async function lockGradePolicies(tx: Tx, districtId: string): Promise<void> {
  await tx.sql.query(`select pg_advisory_xact_lock(hashtext('grade-policies'), hashtext($1))`, [districtId])
}

/** The next version of the policy of a scope; of its first where the scope had none. */
export async function addPolicyVersion(
  tx: Tx,
  districtId: string,
  scope: GradePolicyScope,
  policy: {
    readonly name: string
    readonly settings: GradePolicy
    readonly fromOn: string
    readonly by: string | null
  },
): Promise<void> {
  const { rows } = await tx.sql.query<{ id: string }>(
    `select id from grade_policies where school_id is not distinct from $1 and class_id is not distinct from $2 and ended_at is null`,
    [scope.schoolId, scope.classId],
  )
  const known = rows[0]?.id
  const id = known ?? newId()
  await tx.sql.query(
    known === undefined
      ? 'insert into grade_policies (district_id, id, name, school_id, class_id) values ($1, $2, $3, $4, $5)'
      : `update grade_policies set name = $3 where district_id = $1 and id = $2 and $4::uuid is not distinct from school_id
           and $5::uuid is not distinct from class_id`,
    [districtId, id, policy.name, scope.schoolId, scope.classId],
  )
  await tx.sql.query(
    `insert into grade_policy_versions (district_id, policy_id, version, settings, from_on, adopted_by, at)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, now() from grade_policy_versions where policy_id = $2`,
    [districtId, id, JSON.stringify(policy.settings), policy.fromOn, policy.by],
  )
}
