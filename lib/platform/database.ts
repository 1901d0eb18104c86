import { createDatabase, type Database } from '@/lib/db/client'
import { env } from '@/lib/platform/env'

// Next reloads modules in development; the pool outlives them, or every reload would leak one.
// SAFETY: a key of our own on the global object.
const kept = globalThis as { tesseraDatabase?: Database }

/** The process's one database. */
export function database(): Database {
  kept.tesseraDatabase ??= createDatabase(env.DATABASE_URL, env.DATABASE_CONNECTIONS_MAX)
  return kept.tesseraDatabase
}
