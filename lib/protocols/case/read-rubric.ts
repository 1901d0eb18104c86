import { lastChange } from '@/lib/protocols/case/dates'
import {
  type Entry,
  linkField,
  numberField,
  positionField,
  present,
  refuse,
  statementField,
  uriField,
  wordField,
} from '@/lib/protocols/case/fields'
import type { CaseRubric, CaseRubricCriterion, CaseRubricLevel } from '@/lib/protocols/case/framework'
import { type IdentifiedEntry, readEntries } from '@/lib/protocols/case/read-entries'

/** CFRubric with its criteria and their levels, each list by position (CASE 1.1 §CFRubric). */
export function readRubric(entry: IdentifiedEntry): CaseRubric {
  return {
    identifier: entry.identifier,
    uri: uriField(entry, 'uri'),
    title: wordField(entry, 'title'),
    description: statementField(entry, 'description'),
    lastChangeDateTime: lastChange(entry),
    criteria: readParts(entry, 'CFRubricCriteria', readCriterion),
  }
}

function readCriterion(entry: IdentifiedEntry): CaseRubricCriterion {
  return {
    identifier: entry.identifier,
    category: wordField(entry, 'category'),
    description: statementField(entry, 'description'),
    item: linkField(entry, 'CFItemURI'),
    weight: numberField(entry, 'weight'),
    position: positionField(entry, 'position'),
    levels: readParts(entry, 'CFRubricCriterionLevels', readLevel),
  }
}

function readLevel(entry: IdentifiedEntry): CaseRubricLevel {
  return {
    identifier: entry.identifier,
    quality: wordField(entry, 'quality'),
    description: statementField(entry, 'description'),
    feedback: statementField(entry, 'feedback'),
    score: numberField(entry, 'score'),
    position: positionField(entry, 'position'),
  }
}

function readParts<Part extends { readonly position: number | null }>(
  entry: Entry,
  name: string,
  read: (entry: IdentifiedEntry) => Part,
): readonly Part[] {
  const list = present(entry, name) ?? []
  if (!Array.isArray(list)) {
    refuse(entry, 'field', 'list_unreadable', name)
    return []
  }
  const parts = readEntries(entry, 'rubric', `${entry.path}.${name}`, list, new Set(), read)
  return parts.toSorted((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity) || 0)
}

/** How many rubrics, criteria and levels lists hold together, counted before any is read. */
export function countRubricParts(rubrics: readonly unknown[]): number {
  return (
    rubrics.length +
    countIn(rubrics, 'CFRubricCriteria', (criteria) => {
      return criteria.length + countIn(criteria, 'CFRubricCriterionLevels', (levels) => levels.length)
    })
  )
}

function countIn(
  list: readonly unknown[],
  name: string,
  count: (inner: readonly unknown[]) => number,
): number {
  let sum = 0
  for (const value of list) {
    if (typeof value !== 'object' || value === null) continue
    const inner: unknown = Reflect.get(value, name)
    if (Array.isArray(inner)) sum += count(inner)
  }
  return sum
}
