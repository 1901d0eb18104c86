import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import * as yauzl from 'yauzl'
import { FILE_ORDER, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import {
  type FileToPrint,
  type PackageToPrint,
  printPackage,
} from '@/lib/protocols/oneroster/csv/print-package'

const folder = mkdtempSync(join(tmpdir(), 'tessera-print-'))
afterAll(() => rmSync(folder, { recursive: true }))

const orgs: FileToPrint = {
  mode: 'bulk',
  rows: [['org-1', null, null, 'Marrow, Valley', 'district', 'MV', null]],
}

describe('a printed package', () => {
  it('holds the manifest first and every data file that has rows, at its root', async () => {
    const path = await print({ orgs, users: { mode: 'bulk', rows: [] } })
    expect([...(await entriesOf(path)).keys()]).toEqual(['manifest.csv', 'orgs.csv'])
  })

  it('lists all 21 data files in the manifest, those without rows as absent', async () => {
    const manifest = (await entriesOf(await print({ orgs }))).get('manifest.csv')?.split('\r\n') ?? []
    expect(manifest).toContain('file.orgs,bulk')
    expect(manifest).toContain('file.users,absent')
    expect(manifest).toContain('source.systemCode,test')
    expect(manifest.filter((line) => line.startsWith('file.'))).toHaveLength(FILE_ORDER.length)
  })

  it('names extension columns at the right end of the header', async () => {
    const path = await print({ orgs: { ...orgs, metadata: ['phone'], rows: [['org-1', 'a']] } })
    expect((await entriesOf(path)).get('orgs.csv')).toMatch(/,parentSourcedId,metadata\.phone\r\n/)
  })

  it('has the same bytes for the same rows', async () => {
    const [first, second] = [await print({ orgs }), await print({ orgs })]
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true)
  })

  it('answers how many rows it wrote', async () => {
    expect(await printPackage(nextPath(), packageOf({ orgs }))).toEqual(new Map([['orgs', 1]]))
  })

  it('fails with the error of a source that fails while it is read', async () => {
    const rows = (function* () {
      yield ['org-1', null, null, 'One', 'district', null, null]
      throw new Error('the source went away')
    })()
    await expect(print({ orgs: { mode: 'bulk', rows } })).rejects.toThrow('the source went away')
  })
})

let printed = 0
function nextPath(): string {
  return join(folder, `${++printed}.zip`)
}

function packageOf(files: Partial<Record<FileName, FileToPrint>>): PackageToPrint {
  const entries = FILE_ORDER.flatMap((name) => {
    const file = files[name]
    return file === undefined ? [] : [[name, file] as const]
  })
  return { systemName: 'Test', systemCode: 'test', files: new Map(entries) }
}

async function print(files: Partial<Record<FileName, FileToPrint>>): Promise<string> {
  const path = nextPath()
  await printPackage(path, packageOf(files))
  return path
}

async function entriesOf(path: string): Promise<ReadonlyMap<string, string>> {
  const zip = await yauzl.openPromise(path)
  const entries = new Map<string, string>()
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)))
  return entries
}
