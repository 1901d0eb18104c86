/**
 * One well-mixed 32-bit number for a seed and up to four integers. There is no state: whoever asks for the same thing
 * gets the same answer, in any order, so that each file of a district can be written by itself.
 */
export function mix(seed: number, a: number, b = 0, c = 0, d = 0): number {
  return step(step(step(step(step(0x2545f491, seed), a), b), c), d) >>> 0
}

/** A mixed number as a fraction: 0 ≤ x < 1. */
export function fraction(mixed: number): number {
  return mixed / 4294967296
}

/** A mixed number as a draw from a bell curve of mean 0 and deviation 1, between −3.5 and 3.5. */
export function bell(mixed: number): number {
  const sum = (mixed & 255) + ((mixed >>> 8) & 255) + ((mixed >>> 16) & 255) + (mixed >>> 24)
  return (sum - 510) / 147.8
}

/** One entry of a list that is not empty. */
export function pick<T>(list: readonly T[], mixed: number): T {
  const entry = list[mixed % list.length]
  if (entry === undefined) throw new Error('cannot pick from an empty list')
  return entry
}

/** A name's own number, for mixing (FNV-1a). */
export function numberOf(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

function step(hash: number, value: number): number {
  let next = Math.imul(hash ^ value, 0x85ebca6b)
  next = Math.imul(next ^ (next >>> 13), 0xc2b2ae35)
  return next ^ (next >>> 16)
}
