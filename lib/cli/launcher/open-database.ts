import path from 'node:path'
import { startCluster } from '@/lib/db/embedded/cluster'
import { migrateDatabase } from '@/lib/db/migrate/migrate-database'
import { env } from '@/lib/platform/env'
import { reasonOf } from './reason'

/** The database a command works in. */
export interface OpenDatabase {
  readonly appUrl: string
  readonly isEmbedded: boolean
  /** Throws everything in it away; the embedded one only. */
  recreate(): Promise<void>
  stop(): Promise<void>
}

/**
 * The database of DATABASE_URL; without it the embedded one, started or joined, and brought to the newest schema. From
 * here on `env.DATABASE_URL` names it.
 */
export async function openDatabase(onNotice: (line: string) => void): Promise<OpenDatabase> {
  if (env.hasDatabase) {
    return {
      appUrl: env.DATABASE_URL,
      isEmbedded: false,
      recreate: () => Promise.reject(new Error('A database of your own is never thrown away.')),
      stop: () => Promise.resolve(),
    }
  }
  const folder = path.join(env.TESSERA_DATA_DIR, 'postgres')
  const cluster = await startCluster({ folder, durability: 'durable', disposable: false, onNotice })
  try {
    await migrateDatabase(cluster)
  } catch (error) {
    await cluster.stop()
    throw new Error(`The database could not be brought to the newest schema: ${reasonOf(error)}`)
  }
  process.env.DATABASE_URL = cluster.appUrl
  return {
    appUrl: cluster.appUrl,
    isEmbedded: true,
    stop: cluster.stop,
    async recreate() {
      await cluster.recreate()
      await migrateDatabase(cluster)
    },
  }
}
