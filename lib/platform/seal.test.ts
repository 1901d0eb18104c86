import { expect, test } from 'vitest'
import { seal, unseal } from './seal'

const secret = 'a secret of at least thirty-two characters'
const place = 'identity_providers 1'

test('what was sealed opens again, and does not show', () => {
  const sealed = seal('client secret ñ', secret, place)
  expect(unseal(sealed, secret, place)).toBe('client secret ñ')
  expect(sealed).not.toContain('client')
})

test('the same secret twice looks different', () => {
  expect(seal('x', secret, place)).not.toBe(seal('x', secret, place))
})

test('another key, another place or one changed character opens nothing', () => {
  const sealed = seal('client secret', secret, place)
  expect(unseal(sealed, `${secret}!`, place)).toBeNull()
  expect(unseal(sealed, secret, 'identity_providers 2')).toBeNull()
  for (let at = 9; at < sealed.length - 1; at++) {
    const other = sealed[at] === 'A' ? 'B' : 'A'
    expect(unseal(sealed.slice(0, at) + other + sealed.slice(at + 1), secret, place)).toBeNull()
  }
  expect(unseal('', secret, place)).toBeNull()
  expect(unseal('nonsense', secret, place)).toBeNull()
})
