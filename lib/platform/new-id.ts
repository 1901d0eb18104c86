import { randomFillSync } from 'node:crypto'

// Random bytes are drawn a page at a time: an import makes hundreds of thousands of ids.
const page = new Uint8Array(8_192)
let used = page.length

const HEX = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))

/** A UUIDv7 (RFC 9562): time-ordered by the millisecond of `now`, 74 random bits. */
export function newId(now: number = Date.now()): string {
  if (used + 10 > page.length) {
    randomFillSync(page)
    used = 0
  }
  const time = now.toString(16).padStart(12, '0')
  const r = page.subarray(used, used + 10)
  used += 10
  const b = (i: number) => HEX[r[i] ?? 0]
  const version = HEX[0x70 | ((r[0] ?? 0) & 0x0f)]
  const variant = HEX[0x80 | ((r[2] ?? 0) & 0x3f)]
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${b(1)}-${variant}${b(3)}-${b(4)}${b(5)}${b(6)}${b(7)}${b(8)}${b(9)}`
}
