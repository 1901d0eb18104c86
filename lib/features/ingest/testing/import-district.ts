import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Database } from '@/lib/db/client'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import type { RunReport } from '../contract'
import { type ImportOutcome, importPackage } from '../import-package'
import { createRun } from '../repository/runs'
import { createSource, findSource } from '../repository/sources'
import { digestTables, readMeaning } from './district-state'
import { type Files, type Printing, printFiles } from './small-files'

export const TIME_ZONE = 'America/Chicago'

export interface Importing extends Printing {
  readonly acceptEnding?: boolean
  readonly onStep?: (step: string) => void
}

export type Outcome = ImportOutcome & { readonly runId: string }

/** A district of its own in the test file's database, and what a test does with one. */
export interface TestDistrict {
  readonly id: string
  readonly db: Database
  /** Imports records as one source's package. The first source named is the most trusted. */
  take(source: string, files: Files, importing?: Importing): Promise<Outcome>
  /** As `take`, for a package that must go through. */
  done(source: string, files: Files, importing?: Importing): Promise<RunReport>
  takeZip(source: string, zip: string, importing?: Importing): Promise<Outcome>
  query<T extends object>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>
  /** The one value of a one-row, one-column query. */
  value(sql: string, values?: readonly unknown[]): Promise<unknown>
  digests(): Promise<Readonly<Record<string, string>>>
  meaning(): Promise<Readonly<Record<string, readonly string[]>>>
}

export async function createTestDistrict(recalculate: RecalculateAfterImport): Promise<TestDistrict> {
  const db = database()
  const id = newId()
  await db.inDistrict(id, (tx) =>
    tx.sql.query(`insert into districts (id, slug, name, time_zone) values ($1, $2, 'Test', $3)`, [
      id,
      `d-${id}`,
      TIME_ZONE,
    ]),
  )

  async function takeZip(source: string, zip: string, importing: Importing = {}): Promise<Outcome> {
    const { runId, sourceId } = await db.inDistrict(id, async (tx) => {
      const known = await findSource(tx, { name: source })
      const { id: sourceId } =
        known ?? (await createSource(tx, id, { name: source, systemCode: null, kind: 'other' }))
      const run = {
        districtId: id,
        fileName: 'test.zip',
        startedBy: null,
        state: 'reading',
        sourceId,
      } as const
      return { sourceId, runId: await createRun(tx, run) }
    })
    const outcome = await importPackage(db, {
      actor: { kind: 'system', districtId: id, name: 'test' },
      timeZone: TIME_ZONE,
      runId,
      source: sourceId,
      path: zip,
      acceptEnding: importing.acceptEnding ?? false,
      recalculate,
      ...(importing.onStep === undefined ? {} : { onStep: importing.onStep }),
    })
    return { ...outcome, runId }
  }

  async function take(source: string, files: Files, importing: Importing = {}): Promise<Outcome> {
    const folder = mkdtempSync(path.join(tmpdir(), 'tessera-take-'))
    try {
      const zip = path.join(folder, 'test.zip')
      await printFiles(zip, files, importing)
      return await takeZip(source, zip, importing)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  async function query<T extends object>(sql: string, values: readonly unknown[] = []) {
    const { rows } = await db.inDistrict(id, (tx) => tx.sql.query<T>(sql, [...values]))
    return rows
  }

  return {
    id,
    db,
    take,
    takeZip,
    async done(source, files, importing) {
      const outcome = await take(source, files, importing)
      if (outcome.state !== 'done') throw new Error(`The import was not done: ${JSON.stringify(outcome)}`)
      return outcome.report
    },
    query,
    async value(sql, values) {
      const [row] = await query<Record<string, unknown>>(sql, values)
      return row === undefined ? undefined : Object.values(row)[0]
    },
    digests: () => digestTables(db, id),
    meaning: () => readMeaning(db, id),
  }
}
