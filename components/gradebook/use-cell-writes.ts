'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { cellKey } from '@/components/gradebook/cell-key'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { gridQuery } from '@/components/gradebook/queries'
import { intentToRestore, seenOf } from '@/components/gradebook/read-input'
import { sendWrite } from '@/components/gradebook/send-write'
import { NO_STEPS, redoStep, rememberStep, type UndoState, undoStep } from '@/components/gradebook/undo-stack'
import { createWriteQueue, type WriteIntent, type WriteQueue } from '@/components/gradebook/write-queue'

export interface CellWrites {
  readonly queue: WriteQueue
  readonly steps: UndoState
  /** Writes, and remembers under a name how to take it back. */
  readonly write: (intent: WriteIntent, name: string) => void
  /** Answers the step that was taken back or done again; null when there was none. */
  readonly undo: () => string | null
  readonly redo: () => string | null
  readonly waiting: number
  readonly refused: number
}

/** Saving as one types: a queue to the server, and the way back. */
export function useCellWrites(classId: string, store: GradebookStore): CellWrites {
  const client = useQueryClient()
  const [queue] = useState(() =>
    createWriteQueue({
      send: (write) => sendWrite(classId, write),
      newId: () => crypto.randomUUID(),
      later: (delayMs, callback) => setTimeout(callback, delayMs),
      versionOf: (cell) => seenOf(store, cell).version,
      onWritten: (written) => {
        // A grid asked for before this write would show the cell as it was.
        void client.cancelQueries({ queryKey: gridQuery(classId).queryKey })
        store.apply(written)
      },
      onChange: (cell) => store.touch(cell.studentId),
    }),
  )
  const [steps, setSteps] = useState(NO_STEPS)
  // What a key does must see the newest steps, also when keys come faster than renders.
  const latest = useRef(steps)
  const keep = useCallback((next: UndoState) => {
    latest.current = next
    setSteps(next)
  }, [])

  useSyncExternalStore(store.subscribe, store.version, () => 0)
  const all = queue.all()
  const waiting = all.filter(({ state }) => state === 'waiting').length
  const refused = all.filter(({ state }) => state === 'refused' || state === 'conflict').length

  useEffect(() => {
    const hurry = () => queue.hurry()
    window.addEventListener('online', hurry)
    return () => window.removeEventListener('online', hurry)
  }, [queue])
  const unsaved = waiting + refused > 0
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  const write = useCallback(
    (intent: WriteIntent, name: string) => {
      const pending = queue.pending(cellKey(intent.cell))
      // The step before may still be on its way: then that is what this one comes back to.
      const back = pending?.state === 'waiting' ? pending.intent : intentToRestore(store, intent.cell)
      keep(rememberStep(latest.current, { done: intent, back, name }))
      queue.write(intent)
    },
    [queue, store, keep],
  )
  const again = useCallback(
    (intent: WriteIntent) => queue.write({ ...intent, saw: seenOf(store, intent.cell) }),
    [queue, store],
  )
  return {
    queue,
    steps,
    write,
    waiting,
    refused,
    undo: () => {
      const undone = undoStep(latest.current)
      if (undone === null) return null
      keep(undone.state)
      const { back } = undone.step
      queue.write({ ...back, saw: { ...back.saw, version: seenOf(store, back.cell).version } })
      return undone.step.name
    },
    redo: () => {
      const redone = redoStep(latest.current)
      if (redone === null) return null
      keep(redone.state)
      again(redone.step.done)
      return redone.step.name
    },
  }
}
