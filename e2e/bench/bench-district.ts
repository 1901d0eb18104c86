import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDatabase, type Database } from '@/lib/db/client'
import { migrateDatabase } from '@/lib/db/migrate/migrate-database'
import { startThrowawayCluster } from '@/lib/db/testing/throwaway-cluster'
import { importFiles } from '@/lib/features/ingest/import-files'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { writeDistrict } from '@/lib/features/sample/write-district'
import { newId } from '@/lib/platform/new-id'

export const SYSTEMS = ['sis', 'lms', 'assessment'] as const

/** A folder for packages, gone when the work is done or fails. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tessera-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A durable cluster of its own, with a folder for packages; both gone when the work is done or fails. */
export function withBenchCluster<T>(
  work: (bench: {
    readonly appUrl: string
    readonly superUrl: string
    readonly db: Database
    readonly folder: string
  }) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    const cluster = await startThrowawayCluster('durable')
    const db = createDatabase(cluster.appUrl)
    try {
      await migrateDatabase(cluster)
      return await work({ appUrl: cluster.appUrl, superUrl: cluster.superUrl, db, folder })
    } finally {
      await db.close()
      await cluster.stop()
    }
  })
}

/** An empty district. */
export async function makeDistrict(db: Database): Promise<{ readonly id: string; readonly slug: string }> {
  const id = newId()
  const slug = `bench-${id.slice(-8)}`
  await db.inDistrict(id, (tx) =>
    tx.sql.query(`insert into districts (id, slug, name, time_zone) values ($1, $2, $2, 'America/Chicago')`, [
      id,
      slug,
    ]),
  )
  return { id, slug }
}

/** Packages of a generated district-year, as its three systems would export them. */
export async function writeYear(
  folder: string,
  students: number,
  shuffle: boolean,
): Promise<Readonly<Record<(typeof SYSTEMS)[number], string>>> {
  const into = path.join(folder, `${students}${shuffle ? '-shuffled' : ''}`)
  await writeDistrict(into, { students, seed: 1, shuffle })
  const zip = (system: string) => path.join(into, `${system}.zip`)
  return { sis: zip('sis'), lms: zip('lms'), assessment: zip('assessment') }
}

/** Brings a generated district-year in, by each of its systems. */
export async function importYear(
  db: Database,
  districtId: string,
  folder: string,
  students: number,
  say: (line: string) => void,
): Promise<void> {
  say(`Bringing in a district of ${students} students …`)
  const year = await writeYear(folder, students, false)
  for (const system of SYSTEMS) {
    await importFiles(db, {
      actor: { kind: 'system', districtId, name: 'bench' },
      timeZone: 'America/Chicago',
      path: year[system],
      sourceName: null,
      sourceKind: system,
      mayCreateSource: true,
      acceptEnding: true,
      recalculate: recalculateAfterImport,
    })
  }
}
