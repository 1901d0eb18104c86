import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { env } from '@/lib/platform/env'
import { startChild, typescript } from './child'
import type { Household } from './household'
import type { OpenDatabase } from './open-database'

/** Brings the sample district into an empty embedded database, and into no other. */
export async function loadSampleIfEmpty(
  household: Household,
  database: OpenDatabase,
  onLoad: () => void,
): Promise<void> {
  if (!database.isEmbedded) return
  // A first start that was cut off leaves a part of the sample and this mark. Nobody has worked in it yet.
  const unfinished = path.join(env.TESSERA_DATA_DIR, 'sample-unfinished')
  if (existsSync(unfinished)) await database.recreate()
  else if (!(await isEmpty(database.appUrl))) return
  onLoad()
  await writeFile(unfinished, '')
  await loadSample(household, database.appUrl)
  await rm(unfinished)
}

/** In a process of its own, whose memory goes with it. */
export function loadSample(household: Household, appUrl: string): Promise<void> {
  return household.finish(
    startChild({
      name: 'Loading the sample district',
      args: typescript('lib/cli/load-sample.ts'),
      env: { DATABASE_URL: appUrl, TESSERA_EMBEDDED: '1' },
    }),
  )
}

async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query('select from districts limit 1')).rowCount === 0
  } finally {
    await client.end()
  }
}
