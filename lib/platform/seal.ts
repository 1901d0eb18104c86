import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A key for one purpose: what is derived for one opens nothing of another. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `tessera ${purpose}`, 32))
}

/** Names the key without telling it, so that a change of AUTH_SECRET can be recognised. */
function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}

/**
 * Encrypts a secret for keeping. `place` (table, district, row) is bound into it: the same text copied to another
 * row does not open.
 */
export function seal(clear: string, secret: string, place: string): string {
  const key = deriveKey(secret, 'sealed secrets')
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()])
  return `${keyId(key)}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
}

/** Opens what `seal` closed; null where it was sealed under another secret, for another place, or was changed. */
export function unseal(sealed: string, secret: string, place: string): string | null {
  const key = deriveKey(secret, 'sealed secrets')
  const [id, text = ''] = sealed.split('.')
  const bytes = Buffer.from(text, 'base64url')
  if (id !== keyId(key) || bytes.length < NONCE_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    return (
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    )
  } catch {
    return null
  }
}
