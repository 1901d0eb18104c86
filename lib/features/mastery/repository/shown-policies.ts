import type { PolicyScope } from '@/lib/core/mastery/find-policy'
import type { Tx } from '@/lib/db/client'
import { type PolicyRow, policiesInForce } from '@/lib/platform/mastery-policies'
import type { PolicyHistory, PolicySummary, PolicyVersionShown } from '../contract'

const BY = `nullif(concat_ws(' ', coalesce(u.preferred_given_name, u.given_name),
  coalesce(u.preferred_family_name, u.family_name)), '')`

/** Titles of what a policy `p` holds for. */
const TITLES = `f.title as framework, b.id is not null as "hasBranch", coalesce(b.code, '') as code,
  coalesce(b.short_statement, b.statement, b.external_id) as title`

const JOIN_TITLES = `left join frameworks f on f.district_id = p.district_id and f.id = p.framework_id
  left join objectives b on b.district_id = p.district_id and b.id = p.objective_id`

interface ScopeRow {
  readonly framework_id: string | null
  readonly objective_id: string | null
  readonly grades: readonly string[] | null
  readonly framework: string | null
  readonly hasBranch: boolean
  readonly code: string
  readonly title: string
}

const scopeOf = (row: ScopeRow): PolicySummary['scope'] => ({
  frameworkId: row.framework_id,
  objectiveId: row.objective_id,
  grades: row.grades,
  framework: row.framework,
  branch: row.hasBranch ? { code: row.code, title: row.title } : null,
})

interface VersionRow extends Pick<PolicyRow, 'version'> {
  readonly settings: PolicyVersionShown['settings']
  readonly from: string
  readonly at: Date
  readonly by: string | null
}

const versionOf = ({ version, settings, from, at, by }: VersionRow): PolicyVersionShown => ({
  version,
  settings,
  from,
  at: at.toISOString(),
  by,
})

/** The stored policies in force on a day, from the widest scope to the narrowest. */
export async function listPoliciesInForce(tx: Tx, on: string): Promise<readonly PolicySummary[]> {
  const { rows } = await tx.sql.query<ScopeRow & VersionRow & { id: string; name: string }>(
    `select p.id, p.name, p.framework_id, p.objective_id, p.grades, ${TITLES},
            v.version, v.settings, v.from_on as "from", v.at, ${BY} as by
     from (${policiesInForce('$1::date')}) i
     join mastery_policies p on p.id = i.id
     join mastery_policy_versions v on v.district_id = p.district_id and v.policy_id = p.id and v.version = i.version
     ${JOIN_TITLES}
     left join users u on u.district_id = v.district_id and u.id = v.adopted_by
     order by p.grades is not null, p.framework_id is not null, p.objective_id is not null, f.title, b.position, p.name, p.id`,
    [on],
  )
  return rows.map((row) => ({ ...versionOf(row), id: row.id, name: row.name, scope: scopeOf(row) }))
}

export async function readPolicyHistory(tx: Tx, policyId: string): Promise<PolicyHistory | null> {
  const { rows } = await tx.sql.query<
    ScopeRow & VersionRow & { id: string; name: string; endedAt: Date | null }
  >(
    `select p.id, p.name, p.framework_id, p.objective_id, p.grades, p.ended_at as "endedAt", ${TITLES},
            v.version, v.settings, v.from_on as "from", v.at, ${BY} as by
     from mastery_policies p
     join mastery_policy_versions v on v.district_id = p.district_id and v.policy_id = p.id
     ${JOIN_TITLES}
     left join users u on u.district_id = v.district_id and u.id = v.adopted_by
     where p.id = $1 order by v.version desc`,
    [policyId],
  )
  const [newest] = rows
  if (newest === undefined) return null
  const { id, name, endedAt } = newest
  return {
    id,
    name,
    scope: scopeOf(newest),
    endedAt: endedAt?.toISOString() ?? null,
    versions: rows.map(versionOf),
  }
}

/** Grades of the district's students, in the order of their codes; kindergarten and before come first. */
export async function listGrades(tx: Tx): Promise<readonly string[]> {
  const { rows } = await tx.sql.query<{ grade: string }>(
    `select distinct g as grade from users u cross join unnest(u.grades) g
     where u.ended_at is null and exists (select from enrollments e where e.district_id = u.district_id and e.user_id = u.id
       and e.role = 'student' and e.ended_at is null)`,
  )
  return rows.map((row) => row.grade).sort(byGrade)
}

/** OneRoster's codes (CEDS): numbers are years of school; letters stand for what comes before them, or apart. */
function byGrade(one: string, other: string): number {
  const year = (grade: string) => (/^\d+$/.test(grade) ? Number(grade) : EARLY.indexOf(grade) - EARLY.length)
  return year(one) - year(other) || (one < other ? -1 : 1)
}

const EARLY = ['IT', 'PR', 'PK', 'TK', 'KG']

/** Whether what a scope names is there: null, or what is not. */
export async function findScopeProblem(
  tx: Tx,
  { frameworkId, objectiveId }: PolicyScope,
): Promise<'no-such-framework' | 'no-such-branch' | null> {
  const { rows } = await tx.sql.query<{ framework: boolean; branch: boolean }>(
    `select $1::uuid is null or exists (select from frameworks where id = $1 and ended_at is null) as framework,
            $2::uuid is null or exists (select from objectives where id = $2 and framework_id = $1) as branch`,
    [frameworkId, objectiveId],
  )
  if (rows[0]?.framework === false) return 'no-such-framework'
  return rows[0]?.branch === false ? 'no-such-branch' : null
}
