import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createWriteQueue,
  type QueueDoors,
  type SendOutcome,
  type WriteIntent,
} from '@/components/gradebook/write-queue'
import type { CellConflict, CellWrite, CellWritten } from '@/lib/features/gradebook/contract'

const cell = { kind: 'score', studentId: 's1', itemId: 'i1' } as const
const KEY = 's1.i1'

function typing(number: string, version = 0, of: WriteIntent['cell'] = cell): WriteIntent {
  return {
    cell: of,
    act: 'set',
    value: { number, text: null, status: null, flags: 0, level: null },
    text: number,
    reason: null,
    comment: null,
    saw: { version, sourceVersion: null, computed: null },
  }
}

/** A server one can make late, deaf or contrary, and time that passes when told to. */
function bench(answer: (write: CellWrite, attempt: number) => SendOutcome) {
  const sent: CellWrite[] = []
  const timers: { readonly delayMs: number; readonly callback: () => void }[] = []
  let version = 0
  let ids = 0
  const doors: QueueDoors = {
    send: async (write) => {
      sent.push(write)
      const outcome = answer(write, sent.length)
      if (outcome.kind === 'written') version++
      return outcome
    },
    newId: () => `op-${++ids}`,
    later: (delayMs, callback) => timers.push({ delayMs, callback }),
    versionOf: () => version,
    onWritten: () => {},
    onChange: () => {},
  }
  const queue = createWriteQueue(doors)
  const settle = () => new Promise<void>((done) => setImmediate(done))
  return {
    queue,
    sent,
    settle,
    pass: async () => {
      const [timer] = timers.splice(0, 1)
      timer?.callback()
      await settle()
      return timer?.delayMs
    },
  }
}

const nothing: CellWritten = { scores: [], levels: [], grades: [] }
const done: SendOutcome = { kind: 'written', written: nothing }
const deaf: SendOutcome = { kind: 'unreachable' }
const typedNumber = (write: CellWrite | undefined) => (write?.act === 'set' ? write.value.number : null)

describe('what a teacher types', () => {
  it('is waiting until the server has it, then saved, then quiet', async () => {
    const { queue, settle, pass } = bench(() => done)
    queue.write(typing('17'))
    expect(queue.pending(KEY)?.state).toBe('waiting')
    await settle()
    expect(queue.pending(KEY)?.state).toBe('saved')
    expect(await pass()).toBe(900)
    expect(queue.pending(KEY)).toBeNull()
  })

  it('is sent again with the same operation id while nobody answers, ever less often', async () => {
    const { queue, sent, settle, pass } = bench((_, attempt) => (attempt < 4 ? deaf : done))
    queue.write(typing('17'))
    await settle()
    expect(await pass()).toBe(1000)
    expect(await pass()).toBe(2000)
    expect(await pass()).toBe(4000)
    expect(sent.map((write) => write.operationId)).toEqual(['op-1', 'op-1', 'op-1', 'op-1'])
    expect(sent.every((write) => write === sent[0])).toBe(true)
    expect(queue.pending(KEY)?.state).toBe('saved')
  })

  it('goes at once when the network is back', async () => {
    let online = false
    const { queue, sent, settle } = bench(() => (online ? done : deaf))
    queue.write(typing('17'))
    await settle()
    expect(queue.pending(KEY)?.state).toBe('waiting')
    online = true
    queue.hurry()
    await settle()
    expect(sent).toHaveLength(2)
    expect(queue.pending(KEY)?.state).toBe('saved')
  })

  it('over a value still on its way follows it, on top of the version that one made', async () => {
    const { queue, sent, settle } = bench(() => done)
    queue.write(typing('17'))
    queue.write(typing('18'))
    expect(queue.pending(KEY)?.intent.text).toBe('18')
    await settle()
    await settle()
    expect(sent.map(typedNumber)).toEqual(['17', '18'])
    expect(sent.map((write) => write.saw.version)).toEqual([0, 1])
    expect(sent[0]?.operationId).not.toBe(sent[1]?.operationId)
  })

  it('stays in its cell when another person was faster, until it is decided', async () => {
    const conflict: CellConflict = {
      code: 'conflict',
      by: 'Devon Marsh',
      at: '2026-11-24T09:41:00Z',
      now: done.written,
    }
    let contrary = true
    const { queue, sent, settle } = bench(() => (contrary ? { kind: 'conflict', conflict } : done))
    queue.write(typing('13'))
    await settle()
    expect(queue.pending(KEY)).toMatchObject({ state: 'conflict', intent: { text: '13' }, conflict })
    contrary = false
    queue.retry(KEY)
    await settle()
    expect(queue.pending(KEY)?.state).toBe('saved')
    expect(sent[1]?.operationId).toBe('op-2')
  })

  it('stays in its cell when it cannot be read, and is never sent', async () => {
    const { queue, sent, settle } = bench(() => done)
    queue.hold({ ...typing(''), value: null, text: 'abs' })
    await settle()
    expect(sent).toEqual([])
    expect(queue.pending(KEY)).toMatchObject({
      state: 'refused',
      refusal: 'unreadable',
      intent: { text: 'abs' },
    })
    queue.discard(KEY)
    expect(queue.all()).toEqual([])
  })

  it('is not sent again by itself when the server says no', async () => {
    const { queue, sent, settle } = bench(() => ({ kind: 'refused', code: 'closed' }))
    queue.write(typing('17'))
    await settle()
    queue.hurry()
    await settle()
    expect(sent).toHaveLength(1)
    expect(queue.pending(KEY)).toMatchObject({ state: 'refused', refusal: 'closed' })
  })

  it('whatever the network does, arrives: each cell ends as it was last typed', async () => {
    const typed = fc.array(
      fc.record({ student: fc.integer({ min: 0, max: 9 }), number: fc.integer({ min: 0, max: 99 }) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    const weather = fc.infiniteStream(fc.integer({ min: 0, max: 2 }))
    await fc.assert(
      fc.asyncProperty(typed, weather, async (keys, luck) => {
        const stored = new Map<string, string | null>()
        const { queue, settle, pass } = bench((write) => {
          // 0: arrives, answered · 1: arrives, the answer is lost · 2: lost on the way.
          const fate = luck.next().value
          if (fate !== 2) stored.set(write.cell.studentId, typedNumber(write))
          return fate === 0 ? done : deaf
        })
        const last = new Map<string, string>()
        for (const { student, number } of keys) {
          queue.write(typing(String(number), 0, { ...cell, studentId: `s${student}` }))
          last.set(`s${student}`, String(number))
          if (number % 3 === 0) await settle()
        }
        for (let patience = 0; patience < 2_000 && queue.all().length > 0; patience++) await pass()
        expect(queue.all()).toEqual([])
        expect(stored).toEqual(last)
      }),
      { seed: 42, numRuns: 30 },
    )
  })
})
