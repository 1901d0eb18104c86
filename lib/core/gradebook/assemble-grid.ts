import { packGrades } from '@/lib/core/gradebook/grade-column'
import type {
  GridItem,
  GridPayload,
  GridStudents,
  LevelColumn,
  ObjectiveScoreColumn,
} from '@/lib/core/gradebook/grid'
import type { GridRows, ResultRow, StudentRow } from '@/lib/core/gradebook/grid-rows'
import { draftLevels, packLevels } from '@/lib/core/gradebook/level-columns'
import {
  draftColumn,
  packColumn,
  placeResult,
  type ScoreColumnDraft,
} from '@/lib/core/gradebook/score-columns'
import { type ExtensionStatus, isExtensionStatus } from '@/lib/core/gradebook/score-status'
import { toSparse, withoutEmpty } from '@/lib/core/gradebook/sparse'
import { cutsOf } from '@/lib/core/mastery/scale'

/**
 * Lays the rows of one class into its grid: students sorted by name, one column per line item, per objective within a
 * line item, and per objective. Of several sources' results for one cell the most trusted source's stands. Rows that
 * name a student, line item, objective or source outside the grid are left out. `locale` (BCP 47) orders the names.
 */
export function assembleGrid(rows: GridRows, locale: string): GridPayload {
  const students = sortStudents(rows.students, locale)
  const at: Places = {
    student: indexById(students),
    source: indexById(rows.sources),
    item: indexById(rows.items),
    objective: indexById(rows.objectives),
  }
  const items = assembleItems(rows, at)
  const extensions = extensionsIn(rows)
  return {
    class: rows.class,
    students: packStudents(students),
    sources: rows.sources,
    policies: rows.policies,
    objectives: rows.objectives,
    categories: rows.categories,
    scales: rows.scales,
    items,
    extensions,
    scores: assembleScores(rows, items, at).map((column) => packColumn(column, extensions)),
    objectiveScores: assembleObjectiveScores(rows, items, at, extensions),
    levels: assembleLevels(rows, at),
    grade: packGrades(rows.grades, students.length, at.student),
  }
}

/** Where each id stands in the grid. */
interface Places {
  readonly student: ReadonlyMap<string, number>
  readonly source: ReadonlyMap<string, number>
  readonly item: ReadonlyMap<string, number>
  readonly objective: ReadonlyMap<string, number>
}

function indexById(rows: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(rows.map((row, index) => [row.id, index]))
}

function placesOf(ids: readonly string[], index: ReadonlyMap<string, number>): readonly number[] {
  return ids.flatMap((id) => index.get(id) ?? [])
}

function sortStudents(rows: readonly StudentRow[], locale: string): readonly StudentRow[] {
  const { compare } = new Intl.Collator(locale)
  return [...rows].sort(
    (left, right) =>
      compare(left.familyName, right.familyName) ||
      compare(left.givenName, right.givenName) ||
      (left.id < right.id ? -1 : 1),
  )
}

function packStudents(rows: readonly StudentRow[]): GridStudents {
  const inactive = rows.flatMap((row, index) => (row.active ? [] : [index]))
  return withoutEmpty({
    id: rows.map((row) => row.id),
    family: rows.map((row) => row.familyName),
    given: rows.map((row) => row.givenName),
    preferred: toSparse(rows, (row) => row.preferredName ?? undefined),
    inactive: inactive.length === 0 ? undefined : inactive,
  })
}

function assembleItems(rows: GridRows, at: Places): readonly GridItem[] {
  const categoryAt = indexById(rows.categories)
  const scaleAt = indexById(rows.scales)
  return rows.items.map((row) => ({
    id: row.id,
    title: row.title,
    assignedOn: row.assignedOn,
    dueOn: row.dueOn,
    minimum: row.minimum,
    maximum: row.maximum,
    category: categoryAt.get(row.categoryId ?? '') ?? null,
    scale: scaleAt.get(row.scaleId ?? '') ?? null,
    sources: placesOf(row.sourceIds, at.source),
    objectives: placesOf(row.objectiveIds, at.objective),
    ended: row.ended,
    ...(row.closed ? { closed: true as const } : {}),
  }))
}

/** The vendors' statuses in any cell, in one fixed order: the same rows in another order make the same bytes. */
function extensionsIn(rows: GridRows): readonly ExtensionStatus[] {
  const met = new Set<ExtensionStatus>()
  for (const list of [rows.results, rows.objectiveResults]) {
    for (const { status } of list) if (isExtensionStatus(status)) met.add(status)
  }
  return [...met].sort()
}

function assembleScores(rows: GridRows, items: readonly GridItem[], at: Places): readonly ScoreColumnDraft[] {
  const columns = items.map((item) => draftColumn(item, rows.students.length))
  for (const row of rows.results) {
    const column = columns[at.item.get(row.itemId) ?? -1]
    if (column !== undefined) placeRow(column, row, at)
  }
  for (const row of rows.frozen) {
    const column = row.objectiveId === null ? columns[at.item.get(row.itemId) ?? -1] : undefined
    const student = at.student.get(row.studentId)
    if (column !== undefined && student !== undefined) column.frozen[student] = row
  }
  for (const row of rows.scoreOverrides) {
    const column = row.objectiveId === null ? columns[at.item.get(row.itemId) ?? -1] : undefined
    const student = at.student.get(row.studentId)
    if (column !== undefined && student !== undefined) column.people[student] = row
  }
  return columns
}

function placeRow(column: ScoreColumnDraft, row: ResultRow, at: Places): void {
  const student = at.student.get(row.studentId)
  const source = at.source.get(row.sourceId)
  if (student !== undefined && source !== undefined) placeResult(column, student, source, row)
}

/** Columns exist only where a source or a person gave one objective of a line item a result of its own. */
function assembleObjectiveScores(
  rows: GridRows,
  items: readonly GridItem[],
  at: Places,
  extensions: readonly ExtensionStatus[],
): readonly ObjectiveScoreColumn[] {
  const columns = new Map<number, ScoreColumnDraft>()
  const columnOf = (itemId: string, objectiveId: string): ScoreColumnDraft | undefined => {
    const itemAt = at.item.get(itemId)
    const objectiveAt = at.objective.get(objectiveId)
    const item = items[itemAt ?? -1]
    if (itemAt === undefined || objectiveAt === undefined || item === undefined) return undefined
    const key = itemAt * rows.objectives.length + objectiveAt
    const column = columns.get(key) ?? draftColumn(item, rows.students.length)
    columns.set(key, column)
    return column
  }
  for (const row of rows.objectiveResults) {
    if (!at.student.has(row.studentId) || !at.source.has(row.sourceId)) continue
    const column = columnOf(row.itemId, row.objectiveId)
    if (column !== undefined) placeRow(column, row, at)
  }
  for (const row of rows.frozen) {
    const student = at.student.get(row.studentId)
    if (student === undefined || row.objectiveId === null) continue
    const column = columnOf(row.itemId, row.objectiveId)
    if (column !== undefined) column.frozen[student] = row
  }
  for (const row of rows.scoreOverrides) {
    const student = at.student.get(row.studentId)
    if (student === undefined || row.objectiveId === null) continue
    const column = columnOf(row.itemId, row.objectiveId)
    if (column !== undefined) column.people[student] = row
  }
  return [...columns]
    .sort(([left], [right]) => left - right)
    .map(([key, column]) => ({
      item: Math.floor(key / rows.objectives.length),
      objective: key % rows.objectives.length,
      ...packColumn(column, extensions),
    }))
}

function assembleLevels(rows: GridRows, at: Places): readonly LevelColumn[] {
  const columns = rows.objectives.map(() => draftLevels(rows.students.length))
  for (const row of rows.levels) {
    const column = columns[at.objective.get(row.objectiveId) ?? -1]
    const student = at.student.get(row.studentId)
    if (column !== undefined && student !== undefined) column.computed[student] = row
  }
  for (const row of rows.levelOverrides) {
    const column = columns[at.objective.get(row.objectiveId) ?? -1]
    const student = at.student.get(row.studentId)
    if (column !== undefined && student !== undefined) column.people[student] = row
  }
  const cuts = rows.policies.map((policy) => cutsOf(policy.scale))
  const cutsAt = (policy: number) => cuts[policy] ?? []
  return columns.map((column, index) => packLevels(column, rows.objectives[index]?.policy ?? -1, cutsAt))
}
