import pg from 'pg'

export const DEMOGRAPHICS_ROLE = 'tessera_demographics'
export const JOBS_ROLE = 'tessera_jobs'

/**
 * The app's login, and two roles it may take on for one statement or one connection but does not hold by itself:
 * `tessera_demographics` reads sensitive tables, `tessera_jobs` owns the queue and is the worker's.
 */
export async function ensureRoles(client: pg.Client, appUrl: URL): Promise<void> {
  const app = decodeURIComponent(appUrl.username)
  const { rows } = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1)',
    [[app, DEMOGRAPHICS_ROLE, JOBS_ROLE]],
  )
  const existing = new Set(rows.map((r) => r.rolname))
  const name = pg.escapeIdentifier
  if (!existing.has(app)) {
    const password = pg.escapeLiteral(decodeURIComponent(appUrl.password))
    await client.query(`create role ${name(app)} login noinherit password ${password}`)
  }
  for (const role of [DEMOGRAPHICS_ROLE, JOBS_ROLE]) {
    if (!existing.has(role)) await client.query(`create role ${role} nologin`)
  }
  // Postgres 16 moved "does not inherit" from the role to the grant.
  const version = await client.query<{ n: number }>(`select current_setting('server_version_num')::int as n`)
  const notInherited = (version.rows[0]?.n ?? 0) >= 160_000 ? ' with inherit false, set true' : ''
  await client.query(`grant ${DEMOGRAPHICS_ROLE}, ${JOBS_ROLE} to ${name(app)}${notInherited}`)
  await client.query(`grant ${JOBS_ROLE} to current_user`)
}
