import type { CellValue } from '@/lib/core/gradebook/cell'
import type { FrozenRow, ObjectiveResultRow, ResultRow } from '@/lib/core/gradebook/grid-rows'
import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import type { CellKey } from './cell'
import type { ChosenValue } from './source-value'

/** A cell that a closed period holds at what its source said. */
export interface FrozenCell {
  readonly itemId: string
  readonly studentId: string
  /** The null id for a score. */
  readonly objectiveId: string
  /** Null where no source had a value. */
  readonly value: ChosenValue | null
}

interface Raw extends Omit<FrozenCell, 'value'> {
  readonly had: boolean
  readonly score: string | null
  readonly text: string | null
  readonly status: string | null
  readonly flags: number | null
  readonly version: number | null
  readonly sourceId: string | null
}

const COLUMNS = `f.line_item_id as "itemId", f.student_id as "studentId", f.objective_id as "objectiveId", f.had,
  f.number as score, f.text, f.status, f.flags, f.version, f.source_id as "sourceId"`

function toFrozen({ itemId, studentId, objectiveId, ...row }: Raw): FrozenCell {
  const value = {
    score: row.score === null ? null : Number(row.score),
    text: row.text,
    status: parseScoreStatus(row.status ?? '') ?? 'not submitted',
    flags: row.flags ?? 0,
    version: row.version ?? 1,
    sourceId: row.sourceId ?? '',
  }
  return { itemId, studentId, objectiveId, value: row.had ? value : null }
}

/** Of some line items, the cells whose sources said something new since their period was closed. */
export async function readFrozenCells(tx: Tx, itemIds: readonly string[]): Promise<readonly FrozenCell[]> {
  const { rows } = await tx.sql.query<Raw>(
    `select ${COLUMNS} from frozen_cells f where f.line_item_id = any($1) and f.ended_at is null`,
    [itemIds],
  )
  return rows.map(toFrozen)
}

/** The frozen value of one cell; null where it is not frozen. */
export async function findFrozenCell(tx: Tx, key: CellKey): Promise<FrozenCell | null> {
  const { rows } = await tx.sql.query<Raw>(
    `select ${COLUMNS} from frozen_cells f
     where f.student_id = $1 and f.line_item_id = $2 and f.objective_id = $3 and f.ended_at is null`,
    [key.studentId, key.lineItemId, key.objectiveId],
  )
  return rows[0] === undefined ? null : toFrozen(rows[0])
}

/** What sources say now, with the cells a closed period holds put back to what they were. */
export interface WithFrozen<Row> {
  readonly rows: readonly Row[]
  readonly frozen: readonly FrozenRow[]
}

export function freezeResults(
  results: readonly ResultRow[],
  cells: readonly FrozenCell[],
): WithFrozen<ResultRow> {
  const scores = cells.filter((cell) => cell.objectiveId === NO_ID)
  return putBack(results, scores, (row) => `${row.itemId}:${row.studentId}`, rowOf)
}

export function freezeObjectiveResults(
  results: readonly ObjectiveResultRow[],
  cells: readonly FrozenCell[],
): WithFrozen<ObjectiveResultRow> {
  const parts = cells.filter((cell) => cell.objectiveId !== NO_ID)
  const keyOf = (row: Pick<ObjectiveResultRow, 'itemId' | 'studentId' | 'objectiveId'>) =>
    `${row.itemId}:${row.studentId}:${row.objectiveId}`
  return putBack(results, parts, keyOf, (cell, value) => ({
    ...rowOf(cell, value),
    objectiveId: cell.objectiveId,
  }))
}

function putBack<Row extends ResultRow>(
  results: readonly Row[],
  cells: readonly FrozenCell[],
  keyOf: (row: Row | FrozenCell) => string,
  toRow: (cell: FrozenCell, value: ChosenValue) => Row,
): WithFrozen<Row> {
  if (cells.length === 0) return { rows: results, frozen: [] }
  const held = new Set(cells.map(keyOf))
  const now = new Map<string, CellValue>()
  const rows: Row[] = []
  for (const row of results) {
    const key = keyOf(row)
    if (held.has(key)) now.set(key, toValue(row))
    else rows.push(row)
  }
  for (const cell of cells) if (cell.value !== null) rows.push(toRow(cell, cell.value))
  const frozen = cells.map((cell) => ({
    itemId: cell.itemId,
    studentId: cell.studentId,
    objectiveId: cell.objectiveId === NO_ID ? null : cell.objectiveId,
    now: now.get(keyOf(cell)) ?? null,
  }))
  return { rows, frozen }
}

function rowOf({ itemId, studentId }: FrozenCell, value: ChosenValue): ResultRow {
  return { ...value, itemId, studentId }
}

function toValue({ score, text, status, flags }: ResultRow): CellValue {
  return { score, text, status, flags }
}
