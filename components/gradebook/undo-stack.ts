import type { WriteIntent } from '@/components/gradebook/write-queue'

/** One step that can be taken back: what was done, and what brings the cell back to where it was. */
export interface UndoStep {
  readonly done: WriteIntent
  readonly back: WriteIntent
  /** "Marble lab for Kosi Eze". */
  readonly name: string
}

export interface UndoState {
  readonly past: readonly UndoStep[]
  readonly future: readonly UndoStep[]
}

export const NO_STEPS: UndoState = { past: [], future: [] }

const REMEMBERED = 100

/** A new step forgets what had been taken back. */
export function rememberStep(state: UndoState, step: UndoStep): UndoState {
  return { past: [...state.past, step].slice(-REMEMBERED), future: [] }
}

/** Takes the newest step back; null when there is none. */
export function undoStep(state: UndoState): { readonly step: UndoStep; readonly state: UndoState } | null {
  const step = state.past.at(-1)
  if (step === undefined) return null
  return { step, state: { past: state.past.slice(0, -1), future: [...state.future, step] } }
}

/** Does again what was taken back last; null when nothing was. */
export function redoStep(state: UndoState): { readonly step: UndoStep; readonly state: UndoState } | null {
  const step = state.future.at(-1)
  if (step === undefined) return null
  return { step, state: { past: [...state.past, step], future: state.future.slice(0, -1) } }
}
