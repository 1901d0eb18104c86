import pg from 'pg'
import { DEMOGRAPHICS_ROLE } from './roles'

const INSIDE = `district_id = nullif(current_setting('app.district_id', true), '')::uuid`

/** Read before a district is known, written only inside one. */
const FOUND_BEFORE_DISTRICT = new Map([
  ['districts', `id = nullif(current_setting('app.district_id', true), '')::uuid`],
  ['district_hosts', INSIDE],
])

/** Sensitive tables: the app's login has no grant on them but through the role. */
const SENSITIVE = new Set(['demographics', 'staged_demographics', 'user_contacts'])

/** What that role must see beside them to import them. */
const BESIDE_SENSITIVE = ['links']

/** Nothing here is ever changed. */
const APPEND_ONLY = new Set(['audit', 'audit_seals', 'history'])

/** Passing things, or things that say what is true now; everything else is ended, not deleted. */
const DELETABLE = new Set([
  'audit_unsealed',
  'class_sessions',
  'match_questions',
  'sessions',
  'sync_refusals',
  'sync_tolerances',
  'upload_chunks',
  'user_agents',
  'user_identifiers',
  'verification_tokens',
])

/**
 * Puts every table and partition behind the wall of its district, forced (the owner too), and grants the app no more
 * than it needs. Works from `pg_catalog`, so a new table cannot be forgotten. May be run twice.
 */
export async function raiseWalls(client: pg.Client, app: string): Promise<void> {
  const { rows } = await client.query<{ name: string; is_partition: boolean; has_district: boolean }>(`
    select c.relname as name, c.relispartition as is_partition,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'district_id') as has_district
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by 1`)
  const appRole = pg.escapeIdentifier(app)
  const statements = [
    `revoke all on schema public from public`,
    `grant usage on schema public to ${appRole}, ${DEMOGRAPHICS_ROLE}`,
    `revoke all on all tables in schema public from public, ${appRole}, ${DEMOGRAPHICS_ROLE}`,
  ]
  for (const table of rows) {
    const name = pg.escapeIdentifier(table.name)
    const before = FOUND_BEFORE_DISTRICT.get(table.name)
    if (before === undefined && !table.has_district)
      throw new Error(`Table ${table.name} is not led by district_id`)
    statements.push(`alter table ${name} enable row level security, force row level security`)
    statements.push(`drop policy if exists district_wall on ${name}`)
    if (before === undefined) {
      statements.push(`create policy district_wall on ${name} using (${INSIDE}) with check (${INSIDE})`)
    } else {
      statements.push(`drop policy if exists district_lookup on ${name}`)
      statements.push(`create policy district_lookup on ${name} for select using (true)`)
      statements.push(`create policy district_wall on ${name} using (${before}) with check (${before})`)
    }
    if (table.is_partition) continue // Reached through its parent only.
    if (SENSITIVE.has(table.name)) {
      const passing = table.name.startsWith('staged_') ? ', delete' : ''
      statements.push(`grant select, insert, update${passing} on ${name} to ${DEMOGRAPHICS_ROLE}`)
      continue
    }
    const verbs = ['select', 'insert']
    if (!APPEND_ONLY.has(table.name)) verbs.push('update')
    if (DELETABLE.has(table.name) || table.name.startsWith('staged_')) verbs.push('delete')
    statements.push(`grant ${verbs.join(', ')} on ${name} to ${appRole}`)
  }
  statements.push(`grant select on ${BESIDE_SENSITIVE.join(', ')} to ${DEMOGRAPHICS_ROLE}`)
  await client.query(`begin; ${statements.join('; ')}; commit`)
}
