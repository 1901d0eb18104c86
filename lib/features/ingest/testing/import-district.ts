import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Database } from '@/lib/db/client'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
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
  /** The canonical id behind a source's name for a thing. */
  idOf(entity: FileName, sourcedId: string, source?: string): Promise<string>
  objective(name: string): Promise<string>
  /** Effective values of a score cell, oldest first: the score, a text, or null where the cell became empty. */
  history(item: string, student: string): Promise<readonly (string | null)[]>
  /** The computed levels as `student objective state level score`. */
  levels(): Promise<readonly string[]>
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

  async function value(sql: string, values?: readonly unknown[]): Promise<unknown> {
    const [row] = await query<Record<string, unknown>>(sql, values)
    return row === undefined ? undefined : Object.values(row)[0]
  }

  async function idOf(entity: FileName, sourcedId: string, source = 'SIS'): Promise<string> {
    const found = await value(
      `select canonical_id from links k join sources s on s.id = k.source_id
       where s.name = $1 and entity = $2 and sourced_id = $3`,
      [source, entity, sourcedId],
    )
    if (typeof found !== 'string') throw new Error(`${source} has no ${entity} ${sourcedId}`)
    return found
  }

  return {
    id,
    db,
    take,
    idOf,
    value,
    async objective(name) {
      return String(await value('select id from objectives where external_id = $1', [name]))
    },
    async history(item, student) {
      const rows = await query<{ value: string | null }>(
        `select coalesce(trim_scale(number)::text, text, status) as value from history
         where kind = 'score' and line_item_id = $1 and student_id = $2 order by at, id`,
        [await idOf('lineItems', item), await idOf('users', student)],
      )
      return rows.map((row) => row.value)
    },
    async levels() {
      const rows = await query<{ line: string }>(
        `select concat_ws(' ', k.sourced_id, o.external_id, v.state, v.level, trim_scale(v.score)) as line
         from levels v join objectives o on o.id = v.objective_id
         join lateral (select min(sourced_id) as sourced_id from links
                       where entity = 'users' and canonical_id = v.student_id) k on true order by 1`,
      )
      return rows.map((row) => row.line)
    },
    takeZip,
    async done(source, files, importing) {
      const outcome = await take(source, files, importing)
      if (outcome.state !== 'done') throw new Error(`The import was not done: ${JSON.stringify(outcome)}`)
      return outcome.report
    },
    query,
    digests: () => digestTables(db, id),
    meaning: () => readMeaning(db, id),
  }
}
