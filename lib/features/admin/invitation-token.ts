import { createHash, randomBytes } from 'node:crypto'

/*
 * A token says which district it opens, because invitations stand behind that district's wall: 16 bytes of district
 * id, then 32 random ones. The database keeps its hash only.
 */

const ID_BYTES = 16
const SECRET_BYTES = 32
const FORM = /^[A-Za-z0-9_-]{64}$/

export interface InvitationToken {
  readonly districtId: string
  readonly tokenHash: string
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function newInvitationToken(districtId: string): {
  readonly token: string
  readonly tokenHash: string
} {
  const id = Buffer.from(districtId.replaceAll('-', ''), 'hex')
  const token = Buffer.concat([id, randomBytes(SECRET_BYTES)]).toString('base64url')
  return { token, tokenHash: hash(token) }
}

/** Reads a token from a link; null where it cannot be one. */
export function parseInvitationToken(token: string): InvitationToken | null {
  if (!FORM.test(token)) return null
  const hex = Buffer.from(token, 'base64url').subarray(0, ID_BYTES).toString('hex')
  const districtId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { districtId, tokenHash: hash(token) }
}
