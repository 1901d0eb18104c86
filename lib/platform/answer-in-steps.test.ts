import { describe, expect, test } from 'vitest'
import { answerInSteps } from './answer-in-steps'

const linesOf = async (response: Response) => (await response.text()).trimEnd().split('\n')

describe('an answer in steps', () => {
  test('has a line for each, as they come', async () => {
    const response = answerInSteps<{ step: number }>(async (tell) => {
      tell({ step: 1 })
      await Promise.resolve()
      tell({ step: 2 })
    })
    expect(await linesOf(response)).toEqual(['{"step":1}', '{"step":2}'])
  })

  test('ends with a reference, and no word of the reason, where the work fails', async () => {
    const response = answerInSteps(() => Promise.reject(new Error('A secret of the database')))
    const [line] = await linesOf(response)
    expect(JSON.parse(line ?? '')).toEqual({ step: 'failed', reference: expect.stringMatching(/^\w{12}$/) })
  })

  test('lets the work go on when nobody reads any more', async () => {
    let goOn = (): void => undefined
    let isDone = false
    const waited = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const response = answerInSteps<{ step: number }>(async (tell) => {
      await waited
      tell({ step: 1 })
      isDone = true
    })
    await response.body?.cancel()
    goOn()
    await waited
    await Promise.resolve()
    expect(isDone).toBe(true)
  })
})
