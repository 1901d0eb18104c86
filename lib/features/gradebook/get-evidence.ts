import type { Evidence } from '@/lib/core/mastery/evidence'
import { NO_ID } from '@/lib/core/no-id'
import type {
  CellAddress,
  LevelEvidence,
  Performance,
  ScoreEvidence,
} from '@/lib/features/gradebook/contract'
import type { Acting } from '@/lib/platform/acting'
import { AppError } from '@/lib/platform/errors'
import type { ExplainLevel, ReadGradeSource } from '@/lib/platform/recalculation'
import { readLevelStates, readScoreState } from './cell-states'
import { getGradeMove } from './get-grade-evidence'
import { cellKey, findCellPlace } from './repository/cell'
import { readCellHistory } from './repository/cell-history'
import { peopleValue } from './repository/grid-rows'
import { findLiveRow } from './repository/people-layer'
import {
  type ItemName,
  readItemNames,
  readOverridden,
  readSourceResults,
  readSourcesByRank,
  type SourceName,
} from './repository/performances'

/** The working of one level: how it is computed, piece by piece, and what became of it over time. */
export async function getLevelEvidence(
  acting: Acting,
  classId: string,
  cell: Extract<CellAddress, { kind: 'level' }>,
  explain: ExplainLevel,
  readSource: ReadGradeSource,
): Promise<LevelEvidence> {
  const { tx, actor, district, today } = acting
  const place = await requirePlace(acting, classId, cell)
  const { schoolYear } = place
  const { mastery, deciding } = await explain(tx, {
    districtId: actor.districtId,
    ...cell,
    schoolYear,
    today,
    timeZone: district.timeZone,
  })
  const { pieces, setAside } = mastery.working
  const all = [...pieces.map((piece) => piece.evidence), ...setAside.map((one) => one.evidence)]
  const itemIds = all.map(itemOf)
  const names = await readItemNames(tx, itemIds, classId)
  const sources = await readSourcesByRank(tx)
  const overridden = await readOverridden(tx, cell.studentId, itemIds)
  const told = (evidence: Evidence) => performanceOf(evidence, cell.objectiveId, names, sources, overridden)
  const [level] = await readLevelStates(tx, { ...cell, objectiveIds: [cell.objectiveId], schoolYear })
  if (level === undefined) throw new Error('A level asked for is answered')
  return {
    kind: 'level',
    level,
    pieces: pieces.map(({ evidence, value, role, weight, contribution }) => ({
      ...told(evidence),
      mapped: value,
      role,
      weight,
      contribution,
    })),
    setAside: setAside.map(({ evidence, reason }) => ({ ...told(evidence), reason })),
    confidence: mastery.state === 'level' ? mastery.confidence : null,
    deciding:
      deciding === null
        ? null
        : { pieceId: deciding.evidence.id, instead: deciding.instead, level: deciding.level },
    history: await readCellHistory(tx, cellKey(cell, place), actor.userId),
    grade: level.own === null ? null : await getGradeMove(acting, classId, cell, readSource),
  }
}

/** What every source says of one score, and what people made of it. */
export async function getScoreEvidence(
  acting: Acting,
  classId: string,
  cell: Extract<CellAddress, { kind: 'score' | 'objective' }>,
  readSource: ReadGradeSource,
): Promise<ScoreEvidence> {
  const { tx, actor } = acting
  const key = cellKey(cell, await requirePlace(acting, classId, cell))
  const item = (await readItemNames(tx, [cell.itemId], classId)).get(cell.itemId)
  if (item === undefined) throw new AppError('not-found', 'No such line item.')
  const live = await findLiveRow(tx, key)
  return {
    kind: 'score',
    score: await readScoreState(tx, key),
    comment: live?.comment ?? null,
    results: await readSourceResults(tx, key, item, live?.isSet ? peopleValue(live) : null),
    history: await readCellHistory(tx, key, actor.userId),
    // A part of its own moves levels, and a grade only by way of them.
    grade:
      cell.kind === 'score' && live?.isSet ? await getGradeMove(acting, classId, cell, readSource) : null,
  }
}

async function requirePlace({ tx, today }: Acting, classId: string, cell: CellAddress) {
  const place = await findCellPlace(tx, classId, cell, today)
  if (place === null) throw new AppError('not-found', 'The class has no such cell.')
  return place
}

/** Evidence names its line item in its id: `<kind>:<line item>:<record>`. */
function itemOf(evidence: Evidence): string {
  return evidence.id.split(':')[1] ?? ''
}

function performanceOf(
  evidence: Evidence,
  objectiveId: string,
  names: ReadonlyMap<string, ItemName>,
  sources: ReadonlyMap<number, SourceName>,
  overridden: ReadonlySet<string>,
): Performance {
  const itemId = itemOf(evidence)
  const name = names.get(itemId)
  return {
    id: evidence.id,
    title: name?.title ?? '',
    className: name?.className ?? null,
    on: evidence.scoredOn,
    source: sources.get(evidence.sourceRank) ?? null,
    maximum: name?.maximum ?? null,
    score: evidence.score,
    text: evidence.text,
    status: evidence.status,
    flags: 0,
    overridden: overridden.has(`${itemId}:${evidence.kind === 'objective' ? objectiveId : NO_ID}`),
  }
}
