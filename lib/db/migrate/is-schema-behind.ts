import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { z } from 'zod'

const journal = z.object({ entries: z.array(z.object({ when: z.number() })) })

/** Whether the database lacks a migration that this program was written for. Asked as the app. */
export async function isSchemaBehind(pool: Pick<pg.Pool, 'query'>): Promise<boolean> {
  const { rows } = await pool.query<{ readable: boolean }>(`
    select coalesce(bool_or(has_table_privilege(c.oid, 'select')), false) as readable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'`)
  if (rows[0]?.readable !== true) return true
  const done = await pool.query<{ newest: number }>(
    'select coalesce(max(created_at), 0)::float8 as newest from drizzle.__drizzle_migrations',
  )
  const text = await readFile(path.join(process.cwd(), 'drizzle/migrations/meta/_journal.json'), 'utf8')
  const newest = journal.parse(JSON.parse(text)).entries.at(-1)?.when ?? 0
  return (done.rows[0]?.newest ?? 0) < newest
}
