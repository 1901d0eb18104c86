import type { PolicyFinder } from '@/lib/core/mastery/find-policy'
import type { Tx } from '@/lib/db/client'
import { LEVELS_CLOSED } from '@/lib/platform/period-closures'

/**
 * Lays a finder's answers out in `policy_of_objective`, so that sets of levels can ask: for every objective the policies
 * that hold, narrowest first. Only where some policy has a scope; a district with one policy for all does without.
 */
export async function createPolicyTable(tx: Tx, finder: PolicyFinder): Promise<void> {
  await tx.sql.query(
    `create temp table policy_of_objective
       (objective_id uuid, place int, grades text[], policy_id uuid, policy_version int) on commit drop`,
  )
  const { rows } = await tx.sql.query<{ id: string }>('select id from objectives')
  const answers = rows.flatMap(({ id }) =>
    finder.among(id).map((policy, place) => ({
      objective_id: id,
      place,
      grades: policy.scope.grades,
      policy_id: policy.id,
      policy_version: policy.version,
    })),
  )
  await tx.sql.query(
    `insert into policy_of_objective
     select * from jsonb_to_recordset($1::jsonb) as a(objective_id uuid, place int, grades text[], policy_id uuid, policy_version int)`,
    [JSON.stringify(answers)],
  )
  await tx.sql.query('create index on policy_of_objective (objective_id); analyze policy_of_objective')
}

export async function dropPolicyTable(tx: Tx): Promise<void> {
  await tx.sql.query('drop table policy_of_objective')
}

/** SQL: joins to `t` (student and objective) the policy `f` it is computed under. */
export const JOIN_POLICY = `join lateral (
    select x.policy_id, x.policy_version from policy_of_objective x
    where x.objective_id = t.objective_id
      and (x.grades is null or x.grades && (select u.grades from users u where u.id = t.student_id))
    order by x.place limit 1) f on true`

/**
 * Adds to `touched_levels` every level that stands under another policy than the one that holds for it by now: because
 * its student is in another grade, or its objective has come to another framework or branch. Not those of closed years.
 */
export async function touchMisplaced(tx: Tx): Promise<void> {
  await tx.sql.query(
    `with misplaced as materialized (
       select t.student_id, t.objective_id, t.school_year from levels t ${JOIN_POLICY}
       where (t.policy_id, t.policy_version) is distinct from (f.policy_id, f.policy_version)),
     years as (
       select student_id, school_year from (select distinct student_id, school_year from misplaced) t
       where not ${LEVELS_CLOSED})
     insert into touched_levels (student_id, objective_id, school_year)
     select student_id, objective_id, school_year from misplaced join years using (student_id, school_year)
     except select student_id, objective_id, school_year from touched_levels`,
  )
}

/** Keeps in `touched_levels` only what the policy computes. */
export async function keepTouchedOf(tx: Tx, policyId: string): Promise<void> {
  await tx.sql.query(
    `delete from touched_levels o using (
       select t.student_id, t.objective_id, t.school_year from touched_levels t ${JOIN_POLICY} where f.policy_id <> $1) other
     where o.student_id = other.student_id and o.objective_id = other.objective_id and o.school_year = other.school_year`,
    [policyId],
  )
}
