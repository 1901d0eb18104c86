import { cellKey } from '@/components/gradebook/cell-key'
import type { CellWords } from '@/components/gradebook/cell-words'
import {
  type ColumnSpec,
  GRADE_COLUMN,
  type GradebookColumns,
  NAME_COLUMN,
  SUMMARY_COLUMN,
} from '@/components/gradebook/columns'
import { gradeChanged } from '@/components/gradebook/grade-figures'
import { gradeView } from '@/components/gradebook/grade-view'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { levelChanged, levelView } from '@/components/gradebook/level-view'
import { policyOfLevel } from '@/components/gradebook/open-grid'
import { foldedView, nameView, type RowWords, summaryView } from '@/components/gradebook/row-views'
import { isOpen, scoreChanged, scoreView } from '@/components/gradebook/score-view'
import type { PendingWrite, WriteQueue } from '@/components/gradebook/write-queue'
import type { CellSource, CellView } from '@/components/grid/model'
import type { GradeState, LevelState, ScoreState } from '@/lib/features/gradebook/contract'

export interface CellSourceOptions {
  readonly store: GradebookStore
  readonly queue: WriteQueue
  readonly layout: GradebookColumns
  readonly words: CellWords
  /** Students in the order they are shown: their numbers. */
  readonly order: readonly string[]
  readonly editable: boolean
  readonly rowWords: RowWords
}

/** Makes the engine's cells out of the store's, and the same ones again as long as nothing in them changed. */
export function createCellSource(options: CellSourceOptions): CellSource {
  const { store, layout } = options
  const specs = new Map(layout.columns.map((spec) => [spec.id, spec]))
  const bands = new Map(layout.bands.map((band) => [band.id, band]))
  const numbers = new Map(options.order.map((id, at) => [id, at + 1]))
  const made = new Map<string, Made>()

  function rowView(rowId: string, columnId: string, make: () => CellView): CellView {
    return remembered(`${rowId} ${columnId}`, store.rowVersion(rowId), null, make)
  }

  function remembered(key: string, state: unknown, pending: unknown, make: () => CellView): CellView {
    const known = made.get(key)
    if (known !== undefined && known.state === state && known.pending === pending) return known.view
    const view = make()
    made.set(key, { state, pending, view })
    return view
  }

  return {
    version: store.rowVersion,
    subscribe: store.subscribeRow,
    view: (rowId, columnId) => {
      if (columnId === NAME_COLUMN)
        return rowView(rowId, columnId, () =>
          nameView(store, rowId, numbers.get(rowId) ?? 0, attention(options, rowId), options.rowWords),
        )
      if (columnId === SUMMARY_COLUMN)
        return rowView(rowId, columnId, () => summaryView(store, options.queue, rowId, options.rowWords))
      if (columnId === GRADE_COLUMN.id) {
        const grade = gradeIngredients(options, rowId)
        return grade === null
          ? BLANK
          : remembered(`${rowId} ${columnId}`, grade.state, grade.pending, grade.make)
      }
      const spec = specs.get(columnId)
      if (spec === undefined) return BLANK
      if (spec.kind === 'folded') {
        const band = bands.get(spec.band)
        if (band === undefined) return BLANK
        return rowView(rowId, columnId, () => foldedView(store, options.queue, rowId, band, options.rowWords))
      }
      const cell = cellView(options, spec, rowId)
      return cell === null ? BLANK : remembered(`${rowId} ${columnId}`, cell.state, cell.pending, cell.make)
    },
  }
}

interface Made {
  readonly state: unknown
  readonly pending: unknown
  readonly view: CellView
}

const BLANK: CellView = { className: '', label: '', content: null, text: '', editable: false }

interface Ingredients {
  readonly state: LevelState | ScoreState | GradeState
  readonly pending: PendingWrite | null
  readonly make: () => CellView
}

function cellView(options: CellSourceOptions, spec: ColumnSpec, rowId: string): Ingredients | null {
  const { store, queue, words, editable } = options
  const address = store.cellIn(spec, rowId)
  if (address === null) return null
  const pending = queue.pending(cellKey(address))
  if (spec.kind === 'level') {
    const state = store.level(rowId, spec.objective.id)
    if (state === null) return null
    const policy = policyOfLevel(store.grid(), spec.objective, rowId)
    return { state, pending, make: () => levelView(state, pending, policy, words, editable) }
  }
  if (spec.kind === 'folded' || address.kind === 'level' || address.kind === 'grade') return null
  const state = store.score(rowId, spec.item.id, address.kind === 'objective' ? address.objectiveId : null)
  if (state === null) return null
  const { sources } = store.grid().payload
  const sourceName = sources.find((source) => source.id === state.source?.sourceId)?.name ?? ''
  const mayType = editable && isOpen(spec.item, state)
  return { state, pending, make: () => scoreView(state, pending, spec.item, sourceName, words, mayType) }
}

function gradeIngredients(options: CellSourceOptions, studentId: string): Ingredients | null {
  const { store, queue, words, editable } = options
  const state = store.grade(studentId)
  if (state === null) return null
  const pending = queue.pending(cellKey({ kind: 'grade', studentId }))
  const { grade } = store.grid().payload
  const mayType = editable && grade.closed !== true
  return { state, pending, make: () => gradeView(state, pending, grade.policy, words, mayType) }
}

/** How many of a student's cells ask for a look: the world changed under them, or a write is stuck. */
function attention({ store, queue }: CellSourceOptions, studentId: string): number {
  const { payload } = store.grid()
  let count = 0
  for (const objective of payload.objectives) {
    const state = store.level(studentId, objective.id)
    if (state !== null && levelChanged(state, policyOfLevel(store.grid(), objective, studentId))) count++
  }
  for (const item of payload.items) {
    const state = store.score(studentId, item.id, null)
    if (state !== null && scoreChanged(state)) count++
  }
  const grade = store.grade(studentId)
  if (grade !== null && payload.grade.closed !== true && gradeChanged(grade)) count++
  for (const { intent, state } of queue.all())
    if (intent.cell.studentId === studentId && (state === 'refused' || state === 'conflict')) count++
  return count
}
