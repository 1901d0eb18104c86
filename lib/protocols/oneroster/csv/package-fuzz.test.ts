import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILES } from '@/lib/protocols/oneroster/csv/columns'
import type { ReadAll } from '@/lib/protocols/oneroster/csv/testing/read-all'
import { readZipBytes } from '@/lib/protocols/oneroster/csv/testing/read-all'
import { type PackageFiles, samplePackage } from '@/lib/protocols/oneroster/csv/testing/sample-package'
import { zipBytes } from '@/lib/protocols/oneroster/csv/testing/zip-bytes'
import { readCell } from '@/lib/protocols/oneroster/csv/values'
import { REFUSALS, TOLERANCES } from '@/lib/protocols/oneroster/csv/verdicts'

// biome-ignore lint/style/noProcessEnv: a protocol's test may not ask the platform for its settings.
const RUNS = process.env.TESSERA_FULL === '1' ? 10_000 : 300
/** Ten files with every type of column among them; fewer files, more damage to each. */
const UNDAMAGED = [
  'classResources',
  'courseResources',
  'userResources',
  'demographics',
  'courses',
  'userProfiles',
  'enrollments',
  'lineItemScoreScales',
  'resultScoreScales',
  'lineItemLearningObjectiveIds',
  'categories',
]
const BASE = samplePackage({ files: Object.fromEntries(UNDAMAGED.map((file) => [`${file}.csv`, null])) })
const NAMES = Object.keys(BASE)

/** One way to damage the text of a file. `at` runs from 0 to 1 over the file. */
type Damage = (bytes: Buffer, at: number, byte: number) => Buffer

const place = (bytes: Buffer, at: number) => Math.min(bytes.length, Math.floor(at * bytes.length))
const insert = (bytes: Buffer, at: number, piece: Buffer) =>
  Buffer.concat([bytes.subarray(0, place(bytes, at)), piece, bytes.subarray(place(bytes, at))])
const utf8 = (bytes: Buffer) => bytes.toString('utf8')

const DAMAGES: Readonly<Record<string, Damage>> = {
  flipABit: (bytes, at, byte) => {
    const copy = Buffer.from(bytes)
    const index = place(bytes, at)
    const old = copy[index]
    if (old !== undefined) copy[index] = old ^ (1 << (byte % 8))
    return copy
  },
  insertAByte: (bytes, at, byte) => insert(bytes, at, Buffer.from([byte])),
  insertANul: (bytes, at) => insert(bytes, at, Buffer.from([0])),
  insertAMark: (bytes, at) => insert(bytes, at, Buffer.from('"')),
  insertAComma: (bytes, at) => insert(bytes, at, Buffer.from(',')),
  insertALineBreak: (bytes, at, byte) => insert(bytes, at, Buffer.from(byte % 2 === 0 ? '\n' : '\r')),
  cutOff: (bytes, at) => bytes.subarray(0, place(bytes, at)),
  cutOut: (bytes, at, byte) =>
    Buffer.concat([bytes.subarray(0, place(bytes, at)), bytes.subarray(place(bytes, at) + byte)]),
  repeatLines: (bytes, _at, byte) => Buffer.from(utf8(bytes).repeat((byte % 4) + 1)),
  mixLineEnds: (bytes) => Buffer.from(utf8(bytes).replace('\r\n', '\r')),
  byteOrderMark: (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  utf16: (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(utf8(bytes), 'utf16le')]),
  utf16WithoutMark: (bytes) => Buffer.from(utf8(bytes), 'utf16le'),
  latin1: (bytes) => Buffer.from(`${utf8(bytes)}é`, 'latin1'),
  manyColumns: (bytes, at, byte) => insert(bytes, at, Buffer.from(',x'.repeat(byte * 20))),
  longCell: (bytes, at, byte) => insert(bytes, at, Buffer.alloc(byte * 1000, 0x61)),
  empty: () => Buffer.alloc(0),
  semicolons: (bytes) => Buffer.from(utf8(bytes).replaceAll(',', ';')),
  swapWords: (bytes, at) =>
    Buffer.from(
      utf8(bytes).replace(/bulk|school|true|2025/g, (word) => (at > 0.5 ? word.toUpperCase() : `${word}x`)),
    ),
}

const damage = fc.record({
  file: fc.constantFrom(...NAMES),
  how: fc.constantFrom(...Object.keys(DAMAGES)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  byte: fc.nat(255),
})
type OneDamage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(damages: readonly OneDamage[]): PackageFiles {
  const files: Record<string, Buffer | string> = { ...BASE }
  for (const { file, how, at, byte } of damages) {
    files[file] = DAMAGES[how]?.(Buffer.from(files[file] ?? ''), at, byte) ?? ''
  }
  return files
}

const toZip = (files: PackageFiles, method: number) =>
  zipBytes({ entries: Object.entries(files).map(([name, data]) => ({ name, data, method })) })

/**
 * What is wrong with an answer: each input must be refused with a place and a reason, or what was accepted must stand
 * as the standard would write it.
 */
function unsound(read: ReadAll): readonly string[] {
  const problems: string[] = []
  const check = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem)
  }
  check(read.ok || read.refusals.length > 0, 'refused without a reason')
  for (const { file, line, code, message } of read.refusals) {
    check(file !== '' && line >= (REFUSALS[code].scope === 'row' ? 1 : 0), `${code} without a place`)
    check(!/undefined|\{expected\}|\{found\}/.test(message), `${code} says: ${message}`)
  }
  for (const { code, count } of read.tolerances)
    check(code in TOLERANCES && count > 0, `${code} counted ${count}`)
  for (const [file, records] of read.records) {
    for (const { line, values } of records) {
      check(values.length === FILES[file].length, `${file}:${line} has ${values.length} values`)
      for (const [index, column] of FILES[file].entries()) {
        const value = values[index] ?? null
        const again = value === null ? null : readCell(file, column, value, 'unknown')
        const stands =
          again === null ? !column.required : again.ok && again.value === value && again.notes.length === 0
        check(stands, `${file}:${line}:${column.name} was accepted as ${value}`)
      }
    }
  }
  return problems
}

describe('a damaged package', () => {
  it(`is refused with a place and a reason, or accepted as the standard would write it (${RUNS} packages)`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0, 8),
        async (damages, method) => {
          expect(unsound(await readZipBytes(toZip(damaged(damages), method)))).toEqual([])
        },
      ),
      { seed: 16, numRuns: RUNS },
    )
  }, 3_600_000)

  it(`as a zip too (${RUNS} zips)`, async () => {
    const whole = toZip(BASE, 8)
    const kinds = ['flipABit', 'insertAByte', 'insertANul', 'cutOff', 'cutOut'] as const
    const blow = fc.record({
      how: fc.constantFrom(...kinds),
      // Half of the blows fall on the directory at the end, where they hurt most.
      at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.7, max: 1, noNaN: true })),
      byte: fc.nat(255),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(blow, { minLength: 1, maxLength: 3 }), async (blows) => {
        const bytes = blows.reduce((zip, { how, at, byte }) => DAMAGES[how]?.(zip, at, byte) ?? zip, whole)
        expect(unsound(await readZipBytes(bytes))).toEqual([])
      }),
      { seed: 17, numRuns: RUNS },
    )
  }, 3_600_000)

  it('reads to the same rows when only its line ends, mark or encoding differ', async () => {
    const { records } = await readZipBytes(toZip(BASE, 8))
    const same = ['byteOrderMark', 'utf16', 'mixLineEnds'] as const
    await fc.assert(
      fc.asyncProperty(fc.subarray(NAMES), fc.constantFrom(...same), async (names, how) => {
        const files = damaged(names.map((file) => ({ file, how, at: 0, byte: 0 })))
        const read = await readZipBytes(toZip(files, 8))
        expect(read.refusals).toEqual([])
        expect(read.records).toEqual(records)
      }),
      { seed: 18, numRuns: 30 },
    )
  })

  it('survives a cell of 10 MB and a line of a million commas, and reads the rows after them', async () => {
    const long = (text: string) => text.replace(/\r\n$/, `\r\ncategory-2,,,${'x'.repeat(10_000_000)},30\r\n`)
    const wide = (text: string) =>
      `${text}category-3,,,T,30${','.repeat(1_000_000)}1\r\ncategory-4,,,Tests,30\r\n`
    const files = samplePackage({ files: { 'categories.csv': (text) => wide(long(text)) } })
    const read = await readZipBytes(toZip(files, 0))
    expect(read.refusals.map(({ line, code }) => [line, code])).toEqual([
      [3, 'line_too_long'],
      [4, 'cell_count'],
    ])
    expect(read.records.get('categories')?.map(({ line }) => line)).toEqual([2, 5])
  })

  it('is no slower for quotation marks that never close', async () => {
    const row = 'category-1,,,"Quizzes,30\r\n'
    const files = samplePackage({ files: { 'categories.csv': (text) => text + row.repeat(20_000) } })
    const read = await readZipBytes(toZip(files, 0))
    expect(read.refusals).toHaveLength(20_000)
    expect(read.records.get('categories')).toHaveLength(1)
  })
})
