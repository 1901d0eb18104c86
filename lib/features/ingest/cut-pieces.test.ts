import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutPieces } from './cut-pieces'

async function* of(parts: readonly Uint8Array[]) {
  yield* parts
}

test('bytes come out as they went in, in pieces of one size and a last one that is not empty', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 50 })),
      fc.integer({ min: 1, max: 20 }),
      async (parts, size) => {
        const pieces: Uint8Array[] = []
        for await (const piece of cutPieces(of(parts), size)) pieces.push(piece)
        expect(Buffer.concat(pieces)).toEqual(Buffer.concat(parts))
        expect(pieces.slice(0, -1).every((piece) => piece.byteLength === size)).toBe(true)
        expect(pieces.every((piece) => piece.byteLength > 0)).toBe(true)
      },
    ),
    { seed: 20_261_124, numRuns: 200 },
  )
})
