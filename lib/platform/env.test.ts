import { describe, expect, test } from 'vitest'
import { parseEnvironment } from './env'

describe('configuration', () => {
  test('nothing set is a complete configuration: loopback, port 3000', () => {
    expect(parseEnvironment({})).toMatchObject({
      ok: true,
      value: { PORT: 3000, HOST: '127.0.0.1', TESSERA_DATA_DIR: '.tessera', UPLOAD_MAX_MB: 512 },
    })
  })

  test('an empty variable means the same as an absent one', () => {
    expect(parseEnvironment({ HOST: '', DATABASE_URL: '', TESSERA_FULL: '' })).toEqual(parseEnvironment({}))
  })

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '30.5'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_OWNER_URL', 'nonsense'],
    ['PUBLIC_URL', 'grades.example.org'],
    ['AUTH_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['TESSERA_FULL', 'yes'],
    ['UPLOAD_MAX_MB', '0'],
  ])('a wrong %s (%s) is one sentence that names it', (name, value) => {
    const parsed = parseEnvironment({ [name]: value })
    if (parsed.ok) throw new Error('was accepted')
    expect(parsed.problem).toMatch(new RegExp(`^${name} [^\\n]+\\.$`))
  })

  test('a refused secret is not repeated in the sentence', () => {
    expect(JSON.stringify(parseEnvironment({ AUTH_SECRET: 'hunter2' }))).not.toContain('hunter2')
  })
})
