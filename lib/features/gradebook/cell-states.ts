import { compactScore } from '@/lib/core/decimal'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import { cutsOf, levelOfScore } from '@/lib/core/mastery/scale'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import type { LevelState, ScoreState } from '@/lib/features/gradebook/contract'
import type { CellKey } from './repository/cell'
import { findFrozenCell } from './repository/frozen-cells'
import { neededBy, peopleValue } from './repository/grid-rows'
import { type ComputedRow, readComputed, readLiveLevels } from './repository/level-rows'
import { findLiveRow, type LiveRow } from './repository/people-layer'
import { findSourceValue } from './repository/source-value'

const decided = (row: LiveRow) => ({ reason: row.reason, author: row.author, at: row.at.toISOString() })

/** A score or per-objective score as it is now. */
export async function readScoreState(tx: Tx, key: CellKey): Promise<ScoreState> {
  const said = await findSourceValue(tx, key)
  const held = await findFrozenCell(tx, key)
  const live = await findLiveRow(tx, key)
  return {
    studentId: key.studentId,
    itemId: key.lineItemId,
    objectiveId: key.objectiveId === NO_ID ? null : key.objectiveId,
    version: live?.version ?? 0,
    source: held === null ? said : held.value,
    ...(held === null ? {} : { sinceClosing: said }),
    own: live?.isSet
      ? {
          value: peopleValue(live),
          seen: live.sawSource,
          seenVersion: live.sawSourceVersion ?? 0,
          ...decided(live),
        }
      : null,
  }
}

/** A student's levels as they are now. */
export async function readLevelStates(
  tx: Tx,
  of: { readonly studentId: string; readonly objectiveIds: readonly string[]; readonly schoolYear: number },
  policy: MasteryPolicy,
): Promise<LevelState[]> {
  if (of.objectiveIds.length === 0) return []
  const computed = await readComputed(tx, of.studentId, of.objectiveIds, of.schoolYear)
  const live = await readLiveLevels(tx, of.studentId, of.objectiveIds, of.schoolYear)
  return of.objectiveIds.map((objectiveId) => {
    const own = live.get(objectiveId)
    return {
      studentId: of.studentId,
      objectiveId,
      version: own?.version ?? 0,
      computed: computedState(computed.get(objectiveId), policy),
      own: own?.isSet ? ownLevel(own, policy) : null,
    }
  })
}

function computedState(row: ComputedRow | undefined, policy: MasteryPolicy): LevelState['computed'] {
  if (row === undefined || row.state === 'none') return { state: 'none' }
  if (row.state === 'insufficient' || row.score === null) {
    return { state: 'insufficient', have: row.count, needed: neededBy(policy) }
  }
  const score = compactScore(Number(row.score), cutsOf(policy.scale))
  return { state: 'level', score, count: row.count, trend: row.trend }
}

function ownLevel(row: LiveRow, policy: MasteryPolicy): LevelState['own'] {
  const saw = row.sawComputed === null ? null : Number(row.sawComputed)
  return {
    level: row.level ?? 0,
    number: row.number === null ? null : Number(row.number),
    seen: {
      level: saw === null ? 0 : levelOfScore(saw, policy.scale),
      score: saw === null ? null : compactScore(saw, cutsOf(policy.scale)),
    },
    ...decided(row),
  }
}
