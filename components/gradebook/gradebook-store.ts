import { cellKey } from '@/components/gradebook/cell-key'
import type { CellColumn } from '@/components/gradebook/columns'
import { type OpenGrid, openGrid } from '@/components/gradebook/open-grid'
import type { GridPayload } from '@/lib/core/gradebook/grid'
import type {
  CellAddress,
  CellWritten,
  GradeState,
  LevelState,
  ScoreState,
} from '@/lib/features/gradebook/contract'

/**
 * The cells of one class as the server last said they are: a payload, and what answers to writes have changed since.
 * The same object is handed out until its cell changes. Who draws a row listens to that row alone.
 */
export interface GradebookStore {
  readonly grid: () => OpenGrid
  readonly score: (studentId: string, itemId: string, objectiveId: string | null) => ScoreState | null
  readonly level: (studentId: string, objectiveId: string) => LevelState | null
  readonly grade: (studentId: string) => GradeState | null
  readonly state: (address: CellAddress) => ScoreState | LevelState | GradeState | null
  /** The cell of a student in a column; null for columns that hold none. */
  readonly cellIn: (column: CellColumn, studentId: string) => CellAddress | null
  readonly load: (payload: GridPayload) => void
  readonly apply: (written: CellWritten) => void
  /** Something else that a student's row shows has changed. */
  readonly touch: (studentId: string) => void
  readonly rowVersion: (studentId: string) => number
  /** Rises only when the server has said something new of a student. */
  readonly savedVersion: (studentId: string) => number
  readonly subscribeRow: (studentId: string, listener: () => void) => () => void
  /** Rises with every change anywhere. */
  readonly version: () => number
  readonly subscribe: (listener: () => void) => () => void
}

const OPEN = new WeakMap<GridPayload, GradebookStore>()

/** The store of a payload: one for all screens that show it, so that what is written on one is known to the next. */
export function gradebookStoreOf(payload: GridPayload): GradebookStore {
  const known = OPEN.get(payload)
  if (known !== undefined) return known
  const store = createGradebookStore(payload)
  OPEN.set(payload, store)
  return store
}

export function createGradebookStore(payload: GridPayload): GradebookStore {
  let grid = openGrid(payload)
  let version = 0
  const scores = new Map<string, ScoreState | null>()
  const levels = new Map<string, LevelState | null>()
  const grades = new Map<string, GradeState | null>()
  const rowVersions = new Map<string, number>()
  const savedVersions = new Map<string, number>()
  const rowListeners = new Map<string, Set<() => void>>()
  const listeners = new Set<() => void>()

  function score(studentId: string, itemId: string, objectiveId: string | null): ScoreState | null {
    const key = objectiveId === null ? `${studentId}.${itemId}` : `${studentId}.${itemId}.${objectiveId}`
    const known = scores.get(key)
    if (known !== undefined) return known
    const read = grid.score(studentId, itemId, objectiveId)
    scores.set(key, read)
    return read
  }

  function level(studentId: string, objectiveId: string): LevelState | null {
    const key = `${studentId}.${objectiveId}`
    const known = levels.get(key)
    if (known !== undefined) return known
    const read = grid.level(studentId, objectiveId)
    levels.set(key, read)
    return read
  }

  function grade(studentId: string): GradeState | null {
    const known = grades.get(studentId)
    if (known !== undefined) return known
    const read = grid.grade(studentId)
    grades.set(studentId, read)
    return read
  }

  function said(studentIds: ReadonlySet<string>): void {
    for (const id of studentIds) savedVersions.set(id, (savedVersions.get(id) ?? 0) + 1)
    tell(studentIds)
  }

  function tell(studentIds: Iterable<string>): void {
    version++
    for (const id of studentIds) {
      rowVersions.set(id, (rowVersions.get(id) ?? 0) + 1)
      for (const listener of rowListeners.get(id) ?? []) listener()
    }
    for (const listener of listeners) listener()
  }

  const store: GradebookStore = {
    grid: () => grid,
    score,
    level,
    grade,
    state,
    cellIn,
    load: (fresh) => {
      if (fresh === grid.payload) return
      grid = openGrid(fresh)
      OPEN.set(fresh, store)
      scores.clear()
      levels.clear()
      grades.clear()
      said(new Set([...rowListeners.keys(), ...fresh.students.id]))
    },
    apply: (written) => {
      const students = new Set<string>()
      for (const state of written.scores) {
        scores.set(cellKey(scoreAddress(state)), state)
        students.add(state.studentId)
      }
      for (const state of written.levels) {
        levels.set(`${state.studentId}.${state.objectiveId}`, state)
        students.add(state.studentId)
      }
      // An answer kept from before there were grades has none.
      for (const state of written.grades ?? []) {
        grades.set(state.studentId, state)
        students.add(state.studentId)
      }
      said(students)
    },
    touch: (studentId) => tell([studentId]),
    savedVersion: (studentId) => savedVersions.get(studentId) ?? 0,
    rowVersion: (studentId) => rowVersions.get(studentId) ?? 0,
    subscribeRow: (studentId, listener) => {
      const known = rowListeners.get(studentId) ?? new Set()
      rowListeners.set(studentId, known.add(listener))
      return () => known.delete(listener)
    },
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return store

  function state(address: CellAddress): ScoreState | LevelState | GradeState | null {
    switch (address.kind) {
      case 'level':
        return level(address.studentId, address.objectiveId)
      case 'score':
        return score(address.studentId, address.itemId, null)
      case 'objective':
        return score(address.studentId, address.itemId, address.objectiveId)
      case 'grade':
        return grade(address.studentId)
    }
  }

  function cellIn(column: CellColumn, studentId: string): CellAddress | null {
    switch (column.kind) {
      case 'level':
        return { kind: 'level', studentId, objectiveId: column.objective.id }
      case 'item':
        return { kind: 'score', studentId, itemId: column.item.id }
      case 'evidence': {
        const part = column.perObjective ? score(studentId, column.item.id, column.objective.id) : null
        // Where nothing is said of the objective itself, the line item's one cell stands for it.
        return part === null || (part.source === null && part.own === null)
          ? { kind: 'score', studentId, itemId: column.item.id }
          : { kind: 'objective', studentId, itemId: column.item.id, objectiveId: column.objective.id }
      }
      case 'grade':
        return { kind: 'grade', studentId }
      case 'folded':
        return null
    }
  }
}

/** The address of a score's cell. */
export function scoreAddress({ studentId, itemId, objectiveId }: ScoreState): CellAddress {
  return objectiveId === null
    ? { kind: 'score', studentId, itemId }
    : { kind: 'objective', studentId, itemId, objectiveId }
}
