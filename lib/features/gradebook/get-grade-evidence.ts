import { findDecidingGradeScore } from '@/lib/core/grade/find-deciding-grade-score'
import type { GradeMove, NamedGradeMove, ShownDecidingScore } from '@/lib/core/gradebook/grade-evidence'
import type { GradeEvidence } from '@/lib/features/gradebook/contract'
import type { Acting } from '@/lib/platform/acting'
import { AppError } from '@/lib/platform/errors'
import type { GradeSource, ReadGradeSource } from '@/lib/platform/recalculation'
import { readGradeState } from './cell-states'
import { moveBy, type StandardName, shownWorking } from './grade-words'
import { type CellPlace, cellKey, findCellPlace } from './repository/cell'
import { readCellHistory } from './repository/cell-history'
import { readStandardNames } from './repository/grade-rows'

/** The working of a student's combined grade in the term the class shows, and what became of it over time. */
export async function getGradeEvidence(
  acting: Acting,
  classId: string,
  studentId: string,
  readSource: ReadGradeSource,
): Promise<GradeEvidence> {
  const { tx, actor, today } = acting
  const place = await requireGrade(acting, classId, studentId)
  const source = await readSourceAt(acting, place, studentId, readSource)
  const key = cellKey({ kind: 'grade', studentId }, place)
  const standards = await readStandardNames(
    tx,
    source.levels.map(({ objectiveId }) => objectiveId),
  )
  return {
    kind: 'grade',
    grade: await readGradeState(tx, key, today),
    working: shownWorking(source, source.input, standards),
    closed: place.closed,
    policy: { name: source.policy.name, version: source.policy.version },
    deciding: decidingScore(source),
    overrides: namedMoves(source, standards),
    history: await readCellHistory(tx, key, actor.userId),
  }
}

/** What the person's value of a score or a level does to the grade of its class; null where it does not bear on one. */
export async function getGradeMove(
  acting: Acting,
  classId: string,
  of: { readonly studentId: string } & ({ readonly itemId: string } | { readonly objectiveId: string }),
  readSource: ReadGradeSource,
): Promise<GradeMove | null> {
  const place = await requireGrade(acting, classId, of.studentId)
  return moveBy(await readSourceAt(acting, place, of.studentId, readSource), of)
}

export async function requireGrade(
  { tx, today }: Acting,
  classId: string,
  studentId: string,
): Promise<CellPlace> {
  const place = await findCellPlace(tx, classId, { kind: 'grade', studentId }, today)
  if (place === null) throw new AppError('not-found', 'The class has no such student.')
  return place
}

export async function readSourceAt(
  { tx, actor, today }: Acting,
  place: CellPlace,
  studentId: string,
  readSource: ReadGradeSource,
): Promise<GradeSource> {
  const { classId, termId } = place
  const source = await readSource(tx, { districtId: actor.districtId, studentId, classId, termId, today })
  if (source === null) throw new AppError('not-found', 'No such class.')
  return source
}

function decidingScore({ input, policy }: GradeSource): ShownDecidingScore | null {
  const deciding = findDecidingGradeScore(input, policy.settings)
  if (deciding === null) return null
  const { itemId, title, score, text } = deciding.score
  return { itemId, title, score, text, instead: deciding.instead, mark: deciding.mark }
}

function namedMoves(
  source: GradeSource,
  standards: ReadonlyMap<string, StandardName>,
): readonly NamedGradeMove[] {
  const scores = source.scores.flatMap(({ score: { itemId, title } }): NamedGradeMove[] => {
    const move = moveBy(source, { itemId })
    return move === null ? [] : [{ ...move, itemId, objectiveId: null, title }]
  })
  const levels = source.levels.flatMap(({ objectiveId }): NamedGradeMove[] => {
    const move = moveBy(source, { objectiveId })
    const title = standards.get(objectiveId)?.code ?? ''
    return move === null ? [] : [{ ...move, itemId: null, objectiveId, title }]
  })
  return [...scores, ...levels]
}
