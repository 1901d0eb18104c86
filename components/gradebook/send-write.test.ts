import { describe, expect, it } from 'vitest'
import { readAnswer } from '@/components/gradebook/send-write'

const nothing = { scores: [], levels: [], grades: [] }

describe('what an answer says of a write', () => {
  it('saved: the cells that are different now', () => {
    expect(readAnswer(200, nothing)).toEqual({ kind: 'written', written: nothing })
  })

  it('somebody was faster: both values are there to be shown', () => {
    const conflict = { code: 'conflict', by: 'Devon Marsh', at: '2026-11-24T09:41:00Z', now: nothing }
    expect(readAnswer(409, conflict)).toEqual({ kind: 'conflict', conflict })
  })

  it('refused, by the code the server names, else by its status', () => {
    expect(readAnswer(422, { code: 'operation-reused' })).toEqual({
      kind: 'refused',
      code: 'operation-reused',
    })
    expect(readAnswer(409, { code: 'operation-reused' })).toEqual({
      kind: 'refused',
      code: 'operation-reused',
    })
    expect(readAnswer(423, { code: 'term-closed' })).toEqual({ kind: 'refused', code: 'closed' })
    expect(readAnswer(422, { code: 'invalid' })).toEqual({ kind: 'refused', code: 'bad-value' })
    expect(readAnswer(401, { code: 'unauthenticated' })).toEqual({ kind: 'refused', code: 'signed-out' })
  })

  it('nothing, when it is not ours: the write stays and is sent again', () => {
    const silences: readonly (readonly [number, unknown])[] = [
      [200, null],
      [200, {}],
      [200, { scores: [] }],
      [404, null],
      [409, { code: 'conflict' }],
      [500, { code: 'failed' }],
      [502, null],
      [503, { code: 'unavailable' }],
    ]
    for (const [status, body] of silences) expect(readAnswer(status, body)).toEqual({ kind: 'unreachable' })
  })
})
