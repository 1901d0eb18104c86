import { gradingPeriodOf } from '@/lib/features/sample/calendar'
import type { District, Item, Outcome, Seat, Section, SourceName } from '@/lib/features/sample/district'
import { bulkFile, type FileEntry, type NamedRow } from '@/lib/features/sample/file-rows'
import { scaleValues, TICKET_WORDS } from '@/lib/features/sample/score-scales'
import {
  categoryId,
  classId,
  courseId,
  lineItemId,
  resultId,
  scaleId,
  schoolId,
  sessionId,
  userIdOfNumber,
} from '@/lib/features/sample/source-ids'

/** The gradebook as one system has it: categories, scales, line items, results and what they say of objectives. */
export function gradebookFiles(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): readonly FileEntry[] {
  return [
    bulkFile('categories', () => categoryRows(district, source)),
    bulkFile('scoreScales', () => scaleRows(source, sections)),
    bulkFile('lineItems', () => lineItemRows(district, source, sections), ['retakeOf']),
    bulkFile('lineItemScoreScales', () => lineItemScaleRows(district, source, sections)),
    bulkFile('lineItemLearningObjectiveIds', () => lineItemObjectiveRows(district, source, sections)),
    bulkFile('results', () => resultRows(district, source, sections)),
    bulkFile('resultLearningObjectiveIds', () => resultObjectiveRows(district, source, sections)),
  ]
}

function categoryRows(district: District, source: SourceName): readonly NamedRow[] {
  return district.categories
    .filter((category) => category.source === source)
    .map((category) => ({
      sourcedId: categoryId(category),
      title: category.title,
      weight: String(category.weight),
    }))
}

function* scaleRows(source: SourceName, sections: readonly Section[]): Generator<NamedRow> {
  for (const section of sections) {
    const scale = scaleOf(source, section)
    if (scale === null) continue
    yield {
      sourcedId: scale.sourcedId,
      title: scale.title,
      type: scale.type,
      orgSourcedId: schoolId(source, section.course.school),
      courseSourcedId: courseId(source, section.course),
      classSourcedId: classId(source, section),
      scoreScaleValue: scale.values,
    }
  }
}

function* lineItemRows(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): Generator<NamedRow> {
  for (const [section, item] of itemsOf(district, source, sections)) {
    const original = item.retakeOf === null ? undefined : district.itemsOf(section)[item.retakeOf]
    yield {
      sourcedId: lineItemId(source, section, item),
      title: item.title,
      description: item.description,
      assignDate: item.assignOn,
      dueDate: item.dueOn,
      classSourcedId: classId(source, section),
      categorySourcedId: categoryId(categoryOf(district, source, item)),
      academicSessionSourcedId: sessionId(source, gradingPeriodOf(item.dueOn).key),
      resultValueMin: '0',
      resultValueMax: String(item.max),
      schoolSourcedId: schoolId(source, section.course.school),
      'metadata.retakeOf': original === undefined ? null : lineItemId(source, section, original),
    }
  }
}

function* lineItemScaleRows(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): Generator<NamedRow> {
  for (const [section, item] of itemsOf(district, source, sections)) {
    const scale = scaleOf(source, section)
    if (scale === null || (source === 'lms' && item.max !== 4)) continue
    yield {
      sourcedId: `${lineItemId(source, section, item)}-scale-${source}`,
      lineItemSourcedId: lineItemId(source, section, item),
      scoreScaleSourcedId: scale.sourcedId,
    }
  }
}

function* lineItemObjectiveRows(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): Generator<NamedRow> {
  for (const [section, item] of itemsOf(district, source, sections)) {
    const lineItemSourcedId = lineItemId(source, section, item)
    for (const [place, objective] of item.objectives.entries()) {
      yield {
        sourcedId: `${lineItemSourcedId}-${source}-o${place + 1}`,
        lineItemSourcedId,
        source: 'case',
        learningObjectiveId: objectiveUrn(section, objective),
      }
    }
  }
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

function* itemsOf(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): Generator<readonly [Section, Item]> {
  for (const section of sections) {
    for (const item of district.itemsOf(section)) if (item.sources.includes(source)) yield [section, item]
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
        if (outcome !== null)
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

function scaleOf(source: SourceName, section: Section) {
  switch (source) {
    case 'sis': {
      const scale = scaleValues(section.marking)
      const sourcedId = scaleId(source, section, section.marking)
      return scale === null ? null : { ...scale, sourcedId, type: section.marking }
    }
    case 'lms': {
      const values = TICKET_WORDS.map((word, place) => `{${word}:${4 - place}}`).join(',')
      return { sourcedId: scaleId(source, section, 'ticket'), title: 'Exit ticket', values, type: 'ordinal' }
    }
    case 'assessment':
      return null
  }
}

function categoryOf(district: District, source: SourceName, item: Item) {
  const own = district.categories.filter((category) => category.source === source)
  const category = own.find((candidate) => candidate.title === item.category) ?? own[0]
  if (category === undefined) throw new Error(`${source} has no categories`)
  return category
}

function objectiveUrn(section: Section, objective: number | undefined): string {
  const id = objective === undefined ? undefined : section.course.objectives[objective]?.id
  if (id === undefined) throw new Error(`${section.course.code} has no objective ${objective}`)
  return `urn:uuid:${id}`
}

function printed(score: number | null): string | null {
  return score === null ? null : String(score)
}

function flag(value: boolean): string | null {
  return value ? 'true' : null
}
