import { cellKey } from '@/components/gradebook/cell-key'
import type {
  CellAddress,
  CellConflict,
  CellRefusal,
  CellSeen,
  CellWrite,
  CellWritten,
  TypedValue,
} from '@/lib/features/gradebook/contract'

/** What a person wants a cell to become. */
export interface WriteIntent {
  readonly cell: CellAddress
  readonly act: CellWrite['act']
  /** Null unless `act` is `set`. */
  readonly value: TypedValue | null
  /** As it was typed, to be shown while it is not saved. */
  readonly text: string
  readonly reason: string | null
  readonly comment: string | null
  readonly saw: CellSeen
}

/** A write on its way, or stuck. A new object with every step, so that a cell sees that something changed. */
export interface PendingWrite {
  readonly intent: WriteIntent
  readonly state: 'waiting' | 'saved' | 'refused' | 'conflict'
  readonly refusal: WriteRefusal | null
  readonly conflict: CellConflict | null
}

/** Why a write did not go through. `unreadable`: what was typed is no value this cell can hold; it was never sent. */
export type WriteRefusal = CellRefusal['code'] | 'unreadable' | 'signed-out'

export type SendOutcome =
  | { readonly kind: 'written'; readonly written: CellWritten }
  | { readonly kind: 'conflict'; readonly conflict: CellConflict }
  | { readonly kind: 'refused'; readonly code: WriteRefusal }
  /** No answer, or one that says nothing about the write: it may have been stored or not. */
  | { readonly kind: 'unreachable' }

export interface QueueDoors {
  readonly send: (write: CellWrite) => Promise<SendOutcome>
  readonly newId: () => string
  /** Calls back after so many milliseconds. */
  readonly later: (delayMs: number, callback: () => void) => void
  readonly versionOf: (cell: CellAddress) => number
  readonly onWritten: (written: CellWritten) => void
  readonly onChange: (cell: CellAddress) => void
}

export interface WriteQueue {
  readonly write: (intent: WriteIntent) => void
  /** Keeps a text that cannot be read in its cell, for its author to see. */
  readonly hold: (intent: WriteIntent) => void
  readonly pending: (key: string) => PendingWrite | null
  readonly all: () => readonly PendingWrite[]
  /** Sends a refused or conflicting write again, on top of what the cell is now. */
  readonly retry: (key: string) => void
  readonly discard: (key: string) => void
  /** The network is back: whatever waits goes at once. */
  readonly hurry: () => void
}

interface Entry {
  shown: PendingWrite
  /** The write being sent; fixed once it was sent for the first time. */
  sending: CellWrite | null
  /** Typed while the one before was on its way. */
  next: WriteIntent | null
  attempts: number
  resting: boolean
}

export const SAVED_SHOWN_MS = 900
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
const AT_ONCE = 6

/**
 * Sends what people type, one write per cell at a time, until the server has answered. A write without an answer is
 * sent again with the same operation id, so that it is stored once however often it arrives. It lives as long as the
 * page does; the durable queue (issue 5) takes the place of `entries`.
 */
export function createWriteQueue(doors: QueueDoors): WriteQueue {
  const entries = new Map<string, Entry>()

  function show(entry: Entry, change: Partial<PendingWrite>): void {
    entry.shown = { ...entry.shown, ...change }
    doors.onChange(entry.shown.intent.cell)
  }

  function begin(key: string, intent: WriteIntent): void {
    const shown = { intent, state: 'waiting', refusal: null, conflict: null } as const
    entries.set(key, { shown, sending: null, next: null, attempts: 0, resting: false })
    doors.onChange(intent.cell)
    pump()
  }

  /** Sends what has not been sent yet, a few at a time. What rests wakes by itself. */
  function pump(): void {
    const busy = [...entries.values()].filter((entry) => entry.sending !== null && !entry.resting).length
    const unsent = [...entries].filter(
      ([, entry]) => entry.shown.state === 'waiting' && entry.sending === null,
    )
    for (const [key, entry] of unsent.slice(0, Math.max(0, AT_ONCE - busy))) void deliver(key, entry)
  }

  async function deliver(key: string, entry: Entry): Promise<void> {
    entry.sending ??= toWrite(entry.shown.intent, doors)
    entry.resting = false
    const outcome = await doors.send(entry.sending)
    if (entries.get(key) !== entry) return
    settle(key, entry, outcome)
    pump()
  }

  function settle(key: string, entry: Entry, outcome: SendOutcome): void {
    if (outcome.kind === 'unreachable') {
      rest(key, entry)
      return
    }
    entry.sending = null
    entry.attempts = 0
    switch (outcome.kind) {
      case 'written':
        doors.onWritten(outcome.written)
        if (entry.next === null) showSaved(key, entry)
        else begin(key, atPresent(entry.next))
        break
      case 'conflict':
        doors.onWritten(outcome.conflict.now)
        show(entry, { state: 'conflict', conflict: outcome.conflict })
        break
      case 'refused':
        show(entry, { state: 'refused', refusal: outcome.code })
        break
    }
  }

  function showSaved(key: string, entry: Entry): void {
    show(entry, { state: 'saved' })
    doors.later(SAVED_SHOWN_MS, () => {
      if (entries.get(key) === entry && entry.shown.state === 'saved') discard(key)
    })
  }

  function rest(key: string, entry: Entry): void {
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** entry.attempts)
    entry.attempts++
    entry.resting = true
    const attempt = entry.attempts
    doors.onChange(entry.shown.intent.cell)
    doors.later(pause, () => {
      if (entries.get(key) === entry && entry.resting && entry.attempts === attempt) void deliver(key, entry)
    })
  }

  function atPresent(intent: WriteIntent): WriteIntent {
    return { ...intent, saw: { ...intent.saw, version: doors.versionOf(intent.cell) } }
  }

  function discard(key: string): void {
    const entry = entries.get(key)
    if (entry === undefined) return
    entries.delete(key)
    doors.onChange(entry.shown.intent.cell)
  }

  return {
    write: (intent) => {
      const key = cellKey(intent.cell)
      const entry = entries.get(key)
      if (entry === undefined || entry.sending === null) return begin(key, intent)
      entry.next = intent
      show(entry, { intent, state: 'waiting', refusal: null, conflict: null })
    },
    hold: (intent) => {
      const shown = { intent, state: 'refused', refusal: 'unreadable', conflict: null } as const
      entries.set(cellKey(intent.cell), { shown, sending: null, next: null, attempts: 0, resting: false })
      doors.onChange(intent.cell)
    },
    pending: (key) => entries.get(key)?.shown ?? null,
    all: () => [...entries.values()].map((entry) => entry.shown),
    retry: (key) => {
      const entry = entries.get(key)
      if (entry !== undefined && entry.sending === null) begin(key, atPresent(entry.shown.intent))
    },
    discard,
    hurry: () => {
      for (const [key, entry] of entries) {
        if (!entry.resting) continue
        entry.attempts = 0
        void deliver(key, entry)
      }
    },
  }
}

function toWrite(intent: WriteIntent, doors: QueueDoors): CellWrite {
  const { cell, saw, reason, comment } = intent
  const operationId = doors.newId()
  return intent.act === 'set' && intent.value !== null
    ? { operationId, cell, saw, act: 'set', value: intent.value, reason, comment }
    : { operationId, cell, saw, act: intent.act === 'set' ? 'clear' : intent.act, reason }
}
