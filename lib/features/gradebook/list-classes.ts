import { mayDo, ROLES } from '@/lib/core/access/access'
import { DEFAULT_POLICY, type MasteryPolicy } from '@/lib/core/mastery/policy'
import type { MasteryScale } from '@/lib/core/mastery/scale'
import { addDays } from '@/lib/core/school-date'
import type { Acting } from '@/lib/platform/acting'
import { mayInDistrict } from '@/lib/platform/authorize'
import { readPolicyVersions } from '@/lib/platform/mastery-policies'
import type { Person } from '@/lib/platform/who'
import type { ClassLevels, ClassList, ListedClass } from './contract'
import {
  type AttentionRow,
  type ClassFactsRow,
  type MedianRow,
  readAttention,
  readClasses,
  readMedians,
} from './repository/list-classes'

/** Others' classes shown at once; the rest is found by searching. */
const OTHERS_MOST = 200
const QUIET_DAYS = 30

/**
 * The classes a person teaches, with how they stand, and those they look after. A few statements, whatever their
 * number: which classes, how their students stand and on which scales, what asks for attention.
 */
export async function listClasses(
  { tx, person, today }: Pick<Acting, 'tx' | 'person' | 'today'>,
  of: { readonly nowOnly: boolean; readonly search: string },
): Promise<ClassList> {
  const reach = reachOf(person)
  const rows = await readClasses(tx, { ...reach, ...of, userId: person.userId, today, most: OTHERS_MOST })
  const own = rows.filter((row) => row.isOwn)
  const classIds = own.map((row) => row.id)
  const quietSince = addDays(today, -QUIET_DAYS)
  const medians = classIds.length === 0 ? [] : await readMedians(tx, { classIds, today, quietSince })
  const policies = await readPolicyVersions(tx, [...new Set(medians.flatMap((one) => one.policy ?? []))])
  const attention = classIds.length === 0 ? [] : await readAttention(tx, { classIds, today })
  return {
    own: own.map((row) =>
      listed(row, {
        medians: medians.filter((one) => one.classId === row.id),
        policies,
        attention: attention.find((one) => one.classId === row.id),
      }),
    ),
    others: rows.filter((row) => !row.isOwn).map((row) => listed(row, null)),
    found: rows[0]?.found ?? 0,
    seesOthers: reach.all || reach.orgIds.length > 0,
  }
}

/** The orgs whose classes a person's roles let them read; the rule itself is core's. */
function reachOf(person: Person): { readonly all: boolean; readonly orgIds: readonly string[] } {
  const orgIds = person.roles.flatMap(({ role, orgId }) => {
    const known = ROLES.find((one) => one === role)
    if (known === undefined) return []
    const facts = { roles: [{ role: known, schoolId: orgId }], classes: [] }
    return mayDo(facts, 'read-school', { kind: 'school', schoolId: orgId }) ? [orgId] : []
  })
  return { all: mayInDistrict(person, 'read-district'), orgIds }
}

function listed(
  row: ClassFactsRow,
  own: {
    readonly medians: readonly MedianRow[]
    readonly policies: ReadonlyMap<string, MasteryPolicy>
    readonly attention: AttentionRow | undefined
  } | null,
): ListedClass {
  const { id, title, code, periods, location, school, terms, isNow, students, teachers, standards } = row
  return {
    id,
    title,
    code,
    periods,
    location,
    school,
    terms,
    isNow,
    students,
    teachers,
    own:
      own === null
        ? null
        : {
            standards,
            levels: levelsOf(own.medians, scaleOf(own.medians, own.policies), students, standards),
            attention: {
              flagged: own.attention?.flagged ?? 0,
              missing: own.attention?.missing ?? 0,
              quiet: own.medians.reduce((sum, one) => sum + one.quiet, 0),
            },
            lastResultOn: own.attention?.lastResultOn ?? null,
          },
  }
}

/** Of students under several policies, that of the most. */
function scaleOf(medians: readonly MedianRow[], policies: ReadonlyMap<string, MasteryPolicy>): MasteryScale {
  const most = medians
    .toSorted((one, other) => other.students - one.students)
    .find((one) => one.policy !== null)
  return (policies.get(most?.policy ?? '') ?? DEFAULT_POLICY).scale
}

function levelsOf(
  medians: readonly MedianRow[],
  scale: MasteryScale,
  students: number,
  standards: number,
): ClassLevels {
  const steps = Math.max(scale.levels.length, ...medians.map((one) => one.median))
  const byMedian = Array.from(
    { length: steps },
    (_, at) => medians.find((one) => one.median === at + 1)?.students ?? 0,
  )
  const withLevel = byMedian.reduce((sum, count) => sum + count, 0)
  const levels = medians.reduce((sum, one) => sum + one.levels, 0)
  const possible = students * standards
  return {
    byMedian,
    scale,
    withoutLevel: Math.max(0, students - withLevel),
    coverage: possible === 0 ? null : levels / possible,
  }
}
