import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { SPOILT_ROWS } from '@/lib/features/sample/dirt'
import { readPackages } from '@/lib/features/sample/testing/read-packages'
import { type DistrictPackages, writeDistrict } from '@/lib/features/sample/write-district'

const folder = mkdtempSync(join(tmpdir(), 'tessera-sample-'))
afterAll(() => rmSync(folder, { recursive: true }))

const OPTIONS: DistrictPackages = { students: 60, seed: 5, through: '2026-10-01' }
let written = 0

async function write(options: DistrictPackages) {
  return await writeDistrict(join(folder, String(++written)), options)
}

async function bytesOf(options: DistrictPackages): Promise<Buffer> {
  return Buffer.concat((await write(options)).map(({ path }) => readFileSync(path)))
}

describe('the packages of a district', () => {
  it('have the same bytes for the same seed, and others for another', async () => {
    const first = await bytesOf(OPTIONS)
    expect((await bytesOf(OPTIONS)).equals(first)).toBe(true)
    expect((await bytesOf({ ...OPTIONS, seed: 6 })).equals(first)).toBe(false)
  })

  it('are read without a refusal and without a tolerance', async () => {
    for (const { refusals, tolerances } of await readPackages(await write(OPTIONS))) {
      expect(refusals).toEqual([])
      expect(tolerances).toEqual([])
    }
  })

  it('are as large as they say', async () => {
    const packages = await write(OPTIONS)
    const read = await readPackages(packages)
    expect(
      read.map(({ rows }) => Object.fromEntries([...rows].map(([name, list]) => [name, list.length]))),
    ).toEqual(packages.map(({ rows }) => Object.fromEntries(rows)))
  })

  it('mean the same when shuffled, in other bytes', async () => {
    const plain = await write(OPTIONS)
    const shuffled = await write({ ...OPTIONS, shuffle: true })
    expect(readFileSync(shuffled[0]?.path ?? '').equals(readFileSync(plain[0]?.path ?? ''))).toBe(false)
    const [before, after] = [await readPackages(plain), await readPackages(shuffled)]
    for (const [place, { rows }] of before.entries()) {
      for (const [name, list] of rows) {
        const other = after[place]?.rows.get(name) ?? []
        expect(other.toSorted()).toEqual(list.toSorted())
        if (list.length > 100) expect(other).not.toEqual(list)
      }
    }
  })

  it('lose none of their rows to the dirt around them, and each spoilt row for its own reason', async () => {
    const clean = await readPackages(await write(OPTIONS))
    const dirty = await readPackages(await write({ ...OPTIONS, dirt: true }))
    for (const [place, { source, refusals, rows }] of dirty.entries()) {
      const planned = SPOILT_ROWS.filter((row) => row.source === source)
      const atTheReader = planned.filter((row) => row.code !== 'dangling_reference')
      expect(refusals.toSorted()).toEqual(
        atTheReader.map((row) => `${row.file}.csv ${row.column} ${row.code}`).toSorted(),
      )
      for (const [name, list] of clean[place]?.rows ?? []) {
        const dangling = planned.filter((row) => row.file === name && row.code === 'dangling_reference')
        expect(rows.get(name)).toHaveLength(list.length + dangling.length)
      }
    }
  })

  it('hold only changed results as a delta', async () => {
    const all = await readPackages(await write(OPTIONS))
    const delta = { share: 0.1, seed: 1, at: '2026-10-02T03:00:00.000Z' }
    const changed = await readPackages(await write({ ...OPTIONS, delta }))
    for (const [place, { refusals, rows }] of changed.entries()) {
      expect(refusals).toEqual([])
      expect([...rows.keys()]).toEqual(['results'])
      const share = (rows.get('results')?.length ?? 0) / (all[place]?.rows.get('results')?.length ?? 1)
      expect(share).toBeGreaterThan(0.04)
      expect(share).toBeLessThan(0.15)
    }
  })
})
