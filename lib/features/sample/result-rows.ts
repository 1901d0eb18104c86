import type { District, Item, Outcome, Seat, Section, SourceName } from '@/lib/features/sample/district'
import { bulkFile, type FileEntry, type NamedRow } from '@/lib/features/sample/file-rows'
import { objectiveUrn } from '@/lib/features/sample/line-item-rows'
import { classId, lineItemId, resultId, userIdOfNumber } from '@/lib/features/sample/source-ids'

/** What the students reached, as one system has it: results, and what they say of single objectives. */
export function resultFiles(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): readonly FileEntry[] {
  return [
    bulkFile('results', () => resultRows(district, source, sections)),
    bulkFile('resultLearningObjectiveIds', () => resultObjectiveRows(district, source, sections)),
  ]
}

function* resultRows(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): Generator<NamedRow> {
  for (const { section, item, student, outcome } of outcomesOf(district, source, sections, anyItem)) {
    yield {
      sourcedId: resultId(source, section, item, student),
      lineItemSourcedId: lineItemId(source, section, item),
      studentSourcedId: userIdOfNumber(source, student),
      scoreStatus: outcome.status,
      score: printed(outcome.score),
      scoreDate: outcome.scoredOn,
      comment: outcome.comment,
      textScore: outcome.text,
      classSourcedId: classId(source, section),
      inProgress: flag(outcome.inProgress),
      incomplete: flag(outcome.incomplete),
      late: flag(outcome.late),
      missing: flag(outcome.missing),
    }
  }
}

function* resultObjectiveRows(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): Generator<NamedRow> {
  for (const { section, item, seat, student, outcome } of outcomesOf(
    district,
    source,
    sections,
    isScoredByObjective,
  )) {
    if (!isGraded(outcome)) continue
    const resultSourcedId = resultId(source, section, item, student)
    for (const [place, mark] of district.objectiveMarksOf(section, item, seat, source).entries()) {
      yield {
        sourcedId: `${resultSourcedId}-o${place + 1}`,
        resultSourcedId,
        source: 'case',
        learningObjectiveId: objectiveUrn(section, item.objectives[place]),
        score: printed(mark.score),
        textScore: mark.text,
      }
    }
  }
}

interface Scored {
  readonly section: Section
  readonly item: Item
  readonly seat: Seat
  readonly student: number
  readonly outcome: Outcome
}

function* outcomesOf(
  district: District,
  source: SourceName,
  sections: readonly Section[],
  wanted: (item: Item) => boolean,
): Generator<Scored> {
  for (const section of sections) {
    for (const item of district.itemsOf(section)) {
      if (!item.sources.includes(source) || !wanted(item)) continue
      for (const seat of section.seats) {
        const outcome = district.outcomeOf(section, item, seat, source)
        if (outcome === null) continue
        yield { section, item, seat, student: district.studentNumberAt(seat.student), outcome }
      }
    }
  }
}

function anyItem(): boolean {
  return true
}

function isGraded(outcome: Outcome): boolean {
  return outcome.status === 'fully graded' || outcome.status === 'partially graded'
}

function isScoredByObjective(item: Item): boolean {
  return item.scoredByObjective
}

function printed(score: number | null): string | null {
  return score === null ? null : String(score)
}

function flag(value: boolean): string | null {
  return value ? 'true' : null
}
