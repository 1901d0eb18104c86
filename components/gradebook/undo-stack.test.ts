import { describe, expect, it } from 'vitest'
import { NO_STEPS, redoStep, rememberStep, type UndoStep, undoStep } from '@/components/gradebook/undo-stack'

const intent = {
  cell: { kind: 'score', studentId: 's', itemId: 'i' },
  act: 'clear',
  value: null,
  text: '',
  reason: null,
  comment: null,
  saw: { version: 0, sourceVersion: null, computed: null },
} as const
const step = (name: string): UndoStep => ({ done: intent, back: intent, name })

describe('undo', () => {
  it('takes back the newest first, and redo does again in the order it was done', () => {
    const two = rememberStep(rememberStep(NO_STEPS, step('first')), step('second'))
    const one = undoStep(two)
    expect(one?.step.name).toBe('second')
    const none = one && undoStep(one.state)
    expect(none?.step.name).toBe('first')
    expect(none && undoStep(none.state)).toBeNull()
    expect(none && redoStep(none.state)?.step.name).toBe('first')
  })

  it('forgets what was taken back once something new is done', () => {
    const undone = undoStep(rememberStep(NO_STEPS, step('first')))
    const fresh = undone && rememberStep(undone.state, step('other'))
    expect(fresh && redoStep(fresh)).toBeNull()
  })

  it('remembers a hundred steps', () => {
    let state = NO_STEPS
    for (let at = 0; at < 120; at++) state = rememberStep(state, step(String(at)))
    expect(state.past).toHaveLength(100)
    expect(state.past[0]?.name).toBe('20')
  })
})
