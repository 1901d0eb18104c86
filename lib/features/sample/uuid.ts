import { createHash } from 'node:crypto'

const NAMESPACE = Buffer.from('6f1d2a5e0c7b4d3a9e8f5b21c4a7d690', 'hex')

/** The UUID of a name within the sample (RFC 9562 version 5): the same name has the same id for ever. */
export function uuidOf(name: string): string {
  const digest = createHash('sha1').update(NAMESPACE).update(name).digest()
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}
