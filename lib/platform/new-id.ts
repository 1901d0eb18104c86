import { randomFillSync } from 'node:crypto'

// Random bytes are drawn a page at a time: an import makes hundreds of thousands of ids.
const page = new Uint8Array(8_192)
let used = page.length

const COUNTER_START_MAX = 2 ** 31
let countedMs = -1
let counter = 0

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

function randomBytes(count: number): Uint8Array {
  if (used + count > page.length) {
    randomFillSync(page)
    used = 0
  }
  const bytes = page.subarray(used, used + count)
  used += count
  return bytes
}

const uint32 = (bytes: Uint8Array, at: number) =>
  ((bytes[at] ?? 0) * 2 ** 24 +
    ((bytes[at + 1] ?? 0) << 16) +
    ((bytes[at + 2] ?? 0) << 8) +
    (bytes[at + 3] ?? 0)) >>>
  0

/**
 * A UUIDv7 (RFC 9562 §6.2, method 1): the millisecond, then a 32-bit counter that starts at a random place and counts
 * up within it, then 42 random bits. Ids made one after another sort so, and land side by side in an index.
 */
export function newId(now: number = Date.now()): string {
  const random = randomBytes(10)
  if (now === countedMs) counter += 1
  else {
    countedMs = now
    counter = uint32(random, 6) % COUNTER_START_MAX
  }
  const time = hex(now, 12)
  const high = hex(counter >>> 20, 3)
  // The variant's two bits, the counter's next 14, its last 6, and 42 random ones.
  const middle = hex(0x8000 | ((counter >>> 6) & 0x3fff), 4)
  const low = hex(((counter & 0x3f) << 10) | (((random[0] ?? 0) << 2) & 0x3ff), 4)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${middle}-${low}${hex(uint32(random, 1), 8)}`
}
