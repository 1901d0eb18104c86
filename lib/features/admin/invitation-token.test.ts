import { expect, test } from 'vitest'
import { newInvitationToken, parseInvitationToken } from './invitation-token'

const districtId = '0192f0c4-7a1b-7c3d-8e4f-a0b1c2d3e4f5'

test('a token leads to its district, and its hash does not lead back', () => {
  const { token, tokenHash } = newInvitationToken(districtId)
  expect(parseInvitationToken(token)).toEqual({ districtId, tokenHash })
  expect(tokenHash).not.toContain(token.slice(0, 20))
})

test('two tokens are never the same', () => {
  expect(newInvitationToken(districtId).token).not.toBe(newInvitationToken(districtId).token)
})

test.each(['', 'x', `${'A'.repeat(63)}`, `${'A'.repeat(65)}`, `${'A'.repeat(63)}!`])(
  '%s is no token',
  (text) => {
    expect(parseInvitationToken(text)).toBeNull()
  },
)
