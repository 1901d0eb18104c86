import { expect, test } from 'vitest'
import { safeReturnPath } from './return-path'

test('a path of this site is kept', () => {
  expect(safeReturnPath('/classes/1/gradebook?cell=2.3')).toBe('/classes/1/gradebook?cell=2.3')
})

test.each([
  null,
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\tevil',
  'javascript:alert(1)',
  'classes',
  `/${'a'.repeat(1_000)}`,
])('anything else leads home: %s', (wanted) => {
  expect(safeReturnPath(wanted)).toBe('/')
})
