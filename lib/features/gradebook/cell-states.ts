import { compactScore } from '@/lib/core/decimal'
import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import { markOfPercent } from '@/lib/core/gradebook/grade-value'
import type { GradeRow } from '@/lib/core/gradebook/grid-rows'
import { cutsOf, levelOfScore } from '@/lib/core/mastery/scale'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import type { GradeState, LevelState, ScoreState } from '@/lib/features/gradebook/contract'
import type { CellKey } from './repository/cell'
import { findFrozenCell } from './repository/frozen-cells'
import { findGrade, readGradePolicy } from './repository/grade-rows'
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

/** A combined grade as it is now. */
export async function readGradeState(tx: Tx, key: CellKey, today: string): Promise<GradeState> {
  const { studentId, ...computed } = (await findGrade(tx, key)) ?? noGrade(key.studentId)
  const live = await findLiveRow(tx, key)
  return {
    studentId,
    version: live?.version ?? 0,
    computed,
    own: live?.isSet ? ownGrade(live, await readGradePolicy(tx, key.classId, today)) : null,
  }
}

function noGrade(studentId: string): GradeRow {
  return { studentId, percent: null, mark: null, counted: 0, missing: 0, exempt: 0, dropped: 0 }
}

function ownGrade(live: LiveRow, policy: GradePolicy): GradeState['own'] {
  const saw = live.sawComputed === null ? null : Number(live.sawComputed)
  return {
    percent: live.number === null ? null : Number(live.number),
    mark: live.text ?? '',
    seen: { percent: saw, mark: markOfPercent(saw, policy) },
    ...decided(live),
  }
}

/** A student's levels as they are now. */
export async function readLevelStates(
  tx: Tx,
  of: { readonly studentId: string; readonly objectiveIds: readonly string[]; readonly schoolYear: number },
): Promise<LevelState[]> {
  if (of.objectiveIds.length === 0) return []
  const computed = await readComputed(tx, of.studentId, of.objectiveIds, of.schoolYear)
  const live = await readLiveLevels(tx, of.studentId, of.objectiveIds, of.schoolYear)
  return of.objectiveIds.map((objectiveId) => {
    const own = live.get(objectiveId)
    const beneath = computed.get(objectiveId)
    return {
      studentId: of.studentId,
      objectiveId,
      version: own?.version ?? 0,
      computed: computedState(beneath),
      own: own?.isSet ? ownLevel(own, beneath) : null,
    }
  })
}

function computedState(row: ComputedRow | undefined): LevelState['computed'] {
  if (row === undefined || row.state === 'none') return { state: 'none' }
  if (row.state === 'insufficient' || row.score === null) {
    return { state: 'insufficient', have: row.count, needed: neededBy(row.policy) }
  }
  const score = compactScore(Number(row.score), cutsOf(row.policy.scale))
  return { state: 'level', score, count: row.count, trend: row.trend }
}

function ownLevel(row: LiveRow, computed: ComputedRow | undefined): LevelState['own'] {
  return {
    level: row.level ?? 0,
    number: row.number === null ? null : Number(row.number),
    seen: seenLevel(row, computed),
    ...decided(row),
  }
}

/** What its author saw computed: nothing, where no level has ever been. */
function seenLevel({ sawComputed }: LiveRow, computed: ComputedRow | undefined) {
  if (sawComputed === null || computed === undefined) return { level: 0, score: null }
  const { scale } = computed.policy
  const saw = Number(sawComputed)
  return { level: levelOfScore(saw, scale), score: compactScore(saw, cutsOf(scale)) }
}
