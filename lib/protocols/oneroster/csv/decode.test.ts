import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decoded, decode } from '@/lib/protocols/oneroster/csv/decode'

async function collect(source: AsyncIterable<Buffer>, lineBytes: number): Promise<readonly Decoded[]> {
  const items: Decoded[] = []
  for await (const item of decode(source, lineBytes)) items.push(item)
  return items
}

function decodeAll(pieces: readonly Buffer[], lineBytes = 1000): Promise<readonly Decoded[]> {
  async function* source() {
    yield* pieces
  }
  return collect(source(), lineBytes)
}

/** Every line with its number, as one list. */
async function linesOf(
  pieces: readonly Buffer[],
  lineBytes?: number,
): Promise<readonly (readonly [number, string])[]> {
  const items = await decodeAll(pieces, lineBytes)
  return items.flatMap((item) =>
    item.kind === 'lines'
      ? item.text.split('\n').map((line, index) => [item.firstLine + index, line] as const)
      : [[item.line, item.kind] as const],
  )
}

function cut(bytes: Buffer, at: readonly number[]): readonly Buffer[] {
  const places = [0, ...at.map((one) => one % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b)
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end))
}

describe('the bytes of a data file', () => {
  it('become numbered lines, whatever ends them', async () => {
    expect(await linesOf([Buffer.from('a\r\nb\nc\rd\r\n\r\ne')])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
      [5, ''],
      [6, 'e'],
    ])
  })

  it('become the same lines however they are cut into pieces', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', '\n', '\r\n', ','), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(200), { maxLength: 6 }), async (written, places) => {
        const bytes = Buffer.from(written)
        expect(await linesOf(cut(bytes, places))).toEqual(await linesOf([bytes]))
      }),
      { seed: 20260303, numRuns: 500 },
    )
  })

  it('lose a line that is too long, and only that one', async () => {
    const bytes = Buffer.from(`a\n${'x'.repeat(5000)}\nb\n`)
    const pieces = cut(bytes, [500, 1000, 1500, 2000, 2500, 5002])
    expect(await linesOf(pieces)).toEqual([
      [1, 'a'],
      [2, 'line_too_long'],
      [3, 'b'],
    ])
  })

  it('end where they are no text, by the very line', async () => {
    const bad = (bytes: Buffer) =>
      decodeAll([Buffer.concat([Buffer.from('a\nb\n'), bytes, Buffer.from('\nc\n')])])
    expect(await bad(Buffer.from([0x63, 0xe9]))).toMatchObject([
      { kind: 'lines', text: 'a\nb' },
      { kind: 'stopped', line: 3, code: 'encoding_invalid', encoding: 'UTF-8' },
    ])
    expect((await bad(Buffer.from([0])))[1]).toMatchObject({ kind: 'stopped', line: 3, code: 'nul_byte' })
  })

  it('end where UTF-16 breaks off in the middle of a character', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('a\nb', 'utf16le'),
      Buffer.from([0x3d]),
    ])
    expect((await decodeAll([bytes])).at(-1)).toMatchObject({
      kind: 'stopped',
      code: 'encoding_invalid',
      encoding: 'UTF-16',
    })
  })

  it('are read in both orders of UTF-16', async () => {
    const little = Buffer.from('\uFEFFa,é\nb', 'utf16le')
    const big = Buffer.from(little).swap16()
    const lines = [
      [1, 'tolerated'],
      [1, 'a,é'],
      [2, 'b'],
    ]
    expect(await linesOf([little])).toEqual(lines)
    expect(await linesOf(cut(big, [1, 5]))).toEqual(lines)
  })

  it('end with a sentence, not with an exception, when the source fails', async () => {
    async function* failing() {
      yield Buffer.from('a\nb')
      throw new Error('the disk is gone')
    }
    expect((await collect(failing(), 1000)).at(-1)).toMatchObject({ kind: 'stopped', code: 'read_failed' })
  })
})
