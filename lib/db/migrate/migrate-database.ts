import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { installJobQueue } from './job-queue'
import { partitionHistory } from './partitions'
import { ensureRoles } from './roles'
import { allowStatistics } from './statistics'
import { raiseWalls } from './walls'

const MIGRATIONS = path.join(process.cwd(), 'drizzle/migrations')
// Two migrators at once would trip over each other; the lock is on the schema as a whole, not on a district.
const MIGRATION_LOCK = 7_357_711

/**
 * Brings a database to the newest schema: migrations, roles, grants, walls, the job queue and history's partitions
 * for this and the next two school years. Run by the owner; may be run twice.
 */
export async function migrateDatabase(urls: {
  readonly ownerUrl: string
  readonly appUrl: string
}): Promise<void> {
  const client = new pg.Client({ connectionString: urls.ownerUrl })
  await client.connect()
  try {
    await client.query('set client_min_messages to warning')
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await ensureRoles(client, new URL(urls.appUrl))
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS })
    await showWhatIsDone(client, decodeURIComponent(new URL(urls.appUrl).username))
    await partitionHistory(client, new Date())
    await raiseWalls(client, decodeURIComponent(new URL(urls.appUrl).username))
    await allowStatistics(client, decodeURIComponent(new URL(urls.appUrl).username))
    await installJobQueue(client, urls.ownerUrl, decodeURIComponent(new URL(urls.appUrl).username))
  } finally {
    await client.end()
  }
}

/** The app sees which migrations are done, so that it can say when the schema is behind it. */
async function showWhatIsDone(client: pg.Client, app: string): Promise<void> {
  const role = pg.escapeIdentifier(app)
  await client.query(
    `grant usage on schema drizzle to ${role}; grant select on drizzle.__drizzle_migrations to ${role}`,
  )
}
