import { expect, test } from 'vitest'
import { readBody } from './read-body'

const post = (body: string, type: string) =>
  new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } })

test('JSON and forms are read', async () => {
  expect(await readBody(post('{"a":1}', 'application/json; charset=utf-8'))).toEqual({ a: 1 })
  expect(await readBody(post('a=1&b=%C3%B1', 'application/x-www-form-urlencoded'))).toEqual({
    a: '1',
    b: 'ñ',
  })
  expect(await readBody(new Request('http://localhost/'))).toBeUndefined()
})

test('anything else is refused with a code', async () => {
  await expect(readBody(post('{', 'application/json'))).rejects.toMatchObject({ code: 'invalid' })
  await expect(readBody(post('x', 'text/plain'))).rejects.toMatchObject({ code: 'invalid' })
})

test('a body that goes on for too long is cut off while it comes in', async () => {
  await expect(readBody(post('x'.repeat(11), 'application/json'), 10)).rejects.toMatchObject({
    code: 'too-large',
  })
})
