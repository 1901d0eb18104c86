import type { ScopedPolicy } from '@/lib/core/mastery/find-policy'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { Tx } from '@/lib/db/client'
import { findAmong, policyKey, readPolicyVersions } from '@/lib/platform/mastery-policies'

/** By which rule levels of a grid were computed. */
export interface GridPolicies {
  /** That of one level, by its key. */
  ofLevel(key: string): MasteryPolicy
  /** That of an objective's column: of most of its levels; without any, what is in force. */
  ofColumn(objectiveId: string): MasteryPolicy
  /** That of a student's level, computed or to come. */
  ofCell(objectiveId: string, studentId: string): MasteryPolicy
}

/**
 * Levels name the version they were computed under; of a closed year, or while a new one is still being computed, that
 * is not the one in force. `inForce` are today's policies, read with the frame: a further question is rare.
 */
export async function readGridPolicies(
  tx: Tx,
  inForce: readonly ScopedPolicy[],
  objectiveIds: readonly string[],
  levels: readonly LevelOfPolicy[],
): Promise<GridPolicies> {
  const settings = new Map(inForce.map((one) => [policyKey(one.id, one.version), one.settings]))
  const older = new Set(levels.flatMap(({ policy }) => (settings.has(policy) ? [] : [policy])))
  for (const [key, of] of await readPolicyVersions(tx, [...older])) settings.set(key, of)
  const columns = commonest(levels)
  const empty = objectiveIds.filter((id) => !columns.has(id))
  const finder = await findAmong(tx, inForce, empty)
  const ofLevel = (key: string) => {
    const found = settings.get(key)
    if (found === undefined) throw new Error(`A level names a policy that is not there: ${key}`)
    return found
  }
  const ofColumn = (objectiveId: string) => {
    const key = columns.get(objectiveId)
    return key === undefined ? finder.find(objectiveId, []).settings : ofLevel(key)
  }
  // Levels by another than their column's are few: a class's students are mostly of one grade.
  const others = levels.filter(({ objectiveId, policy }) => columns.get(objectiveId) !== policy)
  const ofOthers = new Map(others.map((level) => [`${level.objectiveId}${level.studentId}`, level.policy]))
  return {
    ofLevel,
    ofColumn,
    ofCell(objectiveId, studentId) {
      const other = ofOthers.get(`${objectiveId}${studentId}`)
      return other === undefined ? ofColumn(objectiveId) : ofLevel(other)
    },
  }
}

interface LevelOfPolicy {
  readonly objectiveId: string
  readonly studentId: string
  readonly policy: string
}

/** The policy most levels of each objective name; of equally common ones the later. */
function commonest(levels: readonly LevelOfPolicy[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { objectiveId, policy } of levels) {
    const of = counts.get(objectiveId)
    if (of === undefined) counts.set(objectiveId, new Map([[policy, 1]]))
    else of.set(policy, (of.get(policy) ?? 0) + 1)
  }
  return new Map(
    [...counts].map(([objectiveId, of]) => {
      const [most] = [...of].sort(([key, n], [other, m]) => m - n || (key > other ? -1 : 1))
      return [objectiveId, most?.[0] ?? '']
    }),
  )
}
