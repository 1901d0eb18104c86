import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { PackageLimits } from '@/lib/protocols/oneroster/csv/limits'
import { openPackage } from '@/lib/protocols/oneroster/csv/open-package'
import type { CsvRecord, OneRosterPackage, PackageTolerance } from '@/lib/protocols/oneroster/csv/package'
import type { PackageFiles } from '@/lib/protocols/oneroster/csv/testing/sample-package'
import { zipBytes } from '@/lib/protocols/oneroster/csv/testing/zip-bytes'
import type { Refusal } from '@/lib/protocols/oneroster/csv/verdicts'

/** Everything a reader makes of a package. */
export interface ReadAll {
  /** False when the package as a whole was refused. */
  readonly ok: boolean
  readonly version: string | null
  readonly systemName: string | null
  readonly systemCode: string | null
  readonly modes: ReadonlyMap<FileName, 'bulk' | 'delta'>
  readonly records: ReadonlyMap<FileName, readonly CsvRecord[]>
  readonly refusals: readonly Refusal[]
  readonly tolerances: readonly PackageTolerance[]
}

const REFUSED = { ok: false, version: null, systemName: null, systemCode: null } as const

/** Opens and reads to the end, and closes. */
export async function readAll(path: string, limits?: Partial<PackageLimits>): Promise<ReadAll> {
  const opened = await openPackage(path, limits)
  if (!opened.ok) {
    return { ...REFUSED, modes: new Map(), records: new Map(), refusals: opened.refusals, tolerances: [] }
  }
  const { version, systemName, systemCode, modes } = opened.package
  const rows = await readRows(opened.package)
  await opened.package.close()
  return { ok: true, version, systemName, systemCode, modes, ...rows }
}

async function readRows(pack: OneRosterPackage) {
  const records = new Map<FileName, CsvRecord[]>()
  const refusals = [...pack.refusals]
  const tolerances = [...pack.tolerances]
  for await (const batch of pack.read()) {
    if (batch.records.length > 1000) throw new Error('a batch holds more than 1,000 records')
    const known = records.get(batch.file)
    if (known) for (const record of batch.records) known.push(record)
    else records.set(batch.file, [...batch.records])
    for (const refusal of batch.refusals) refusals.push(refusal)
    for (const [code, tolerated] of batch.tolerances) {
      tolerances.push({ file: `${batch.file}.csv`, code, ...tolerated })
    }
  }
  return { records, refusals, tolerances }
}

/** A place for a test's packages that is gone when the test is over. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-csv-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Reads files laid out in a folder. */
export function readFolder(files: PackageFiles, limits?: Partial<PackageLimits>): Promise<ReadAll> {
  return inTemporaryFolder((folder) => {
    const root = join(folder, 'district')
    mkdirSync(root)
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), content)
    }
    return readAll(root, limits)
  })
}

/** Reads the bytes of a zip. */
export function readZipBytes(bytes: Buffer, limits?: Partial<PackageLimits>): Promise<ReadAll> {
  return inTemporaryFolder((folder) => {
    const path = join(folder, 'district.zip')
    writeFileSync(path, bytes)
    return readAll(path, limits)
  })
}

/** Reads files packed in a zip. */
export function readZip(files: PackageFiles, limits?: Partial<PackageLimits>): Promise<ReadAll> {
  const entries = Object.entries(files).map(([name, data]) => ({ name, data }))
  return readZipBytes(zipBytes({ entries }), limits)
}

/** One cell of the first record of a file; undefined without a record. */
export function cellOf(read: ReadAll, file: FileName, column: string): string | null | undefined {
  const index = FILES[file].findIndex(({ name }) => name === column)
  return read.records.get(file)?.[0]?.values[index]
}
