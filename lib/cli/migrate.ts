import { migrateDatabase } from '@/lib/db/migrate/migrate-database'
import { env } from '@/lib/platform/env'
import { reasonOf } from './launcher/reason'

try {
  await migrateDatabase({ ownerUrl: env.DATABASE_OWNER_URL, appUrl: env.DATABASE_URL })
  console.log('The database has the newest schema.')
} catch (error) {
  console.error(`The database could not be migrated: ${reasonOf(error)}`)
  process.exitCode = 1
}
