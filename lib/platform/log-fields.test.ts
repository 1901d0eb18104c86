import { describe, expect, test } from 'vitest'
import { allowFields } from './log-fields'

describe('a log line', () => {
  test('carries ids, counts, durations and codes', () => {
    const fields = {
      districtId: '0193b2f4-7a5e-7c31-8f00-aa17b2c3d4e5',
      code: 'enrollment.dangling',
      route: '/classes/[classId]',
      counts: { results: 12, users: 0 },
      tookMs: 17.5,
      status: 404,
    }
    expect(allowFields(fields)).toEqual(fields)
  })

  test('drops a name, a mail address and a score, and says which field it dropped', () => {
    expect(allowFields({ name: 'Jane', email: 'jane@example.org', score: 92, count: 1 })).toEqual({
      count: 1,
      dropped: ['name', 'email', 'score'],
    })
  })

  test('drops free text even where an id is expected', () => {
    expect(allowFields({ userId: 'Jane Doe', classIds: ['Jane Doe'] })).toEqual({
      dropped: ['userId', 'classIds'],
    })
  })

  test("tells an error's kind, code and place, never its message", () => {
    const error = Object.assign(new TypeError('invalid input syntax: "Jane Doe"'), { code: '22P02' })
    const printed = allowFields({ error })
    expect(printed).toMatchObject({ error: { type: 'TypeError', code: '22P02' } })
    expect(JSON.stringify(printed)).not.toContain('Jane')
  })
})
