import { gradingPeriodOf } from '@/lib/features/sample/calendar'
import type { District, Item, Section, SourceName } from '@/lib/features/sample/district'
import { bulkFile, type FileEntry, type NamedRow } from '@/lib/features/sample/file-rows'
import { scaleValues, TICKET_WORDS } from '@/lib/features/sample/score-scales'
import {
  categoryId,
  classId,
  courseId,
  lineItemId,
  scaleId,
  schoolId,
  sessionId,
} from '@/lib/features/sample/source-ids'

/** What is given and how it is scored, as one system has it: categories, scales, line items and their objectives. */
export function lineItemFiles(
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

function* itemsOf(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): Generator<readonly [Section, Item]> {
  for (const section of sections) {
    for (const item of district.itemsOf(section)) if (item.sources.includes(source)) yield [section, item]
  }
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

/** An objective the way OneRoster names one by CASE (OneRoster CSV 1.2 §4, learningObjectiveId). */
export function objectiveUrn(section: Section, objective: number | undefined): string {
  const id = objective === undefined ? undefined : section.course.objectives[objective]?.id
  if (id === undefined) throw new Error(`${section.course.code} has no objective ${objective}`)
  return `urn:uuid:${id}`
}
