import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { JOBS_ROLE } from './roles'

/**
 * The queue's tables stand outside the walls, owned by `tessera_jobs`. The app's login may add a job, inside its own
 * transaction, through one narrow function, and may neither read nor change anybody's: hence a SECURITY DEFINER.
 */
export async function installJobQueue(client: pg.Client, ownerUrl: string, app: string): Promise<void> {
  const appRole = pg.escapeIdentifier(app)
  const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name')
  await client.query(`grant create on database ${rows[0]?.name} to ${JOBS_ROLE}`)
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, options: `-c role=${JOBS_ROLE}` })
  try {
    pool.on('connect', (connected) => connected.on('error', () => undefined))
    pool.on('error', () => undefined) // The queue's library warns where nobody listens; the query itself reports.
    await runMigrations({ pgPool: pool })
    await pool.query(`
      create schema if not exists jobs;
      create or replace function jobs.enqueue(name text, payload json, key text, run_at timestamptz)
        returns void language sql security definer set search_path = pg_catalog, pg_temp
        as $$ select graphile_worker.add_job(identifier => name, payload => payload, job_key => key, run_at => run_at) $$;
      revoke all on function jobs.enqueue from public;
      grant usage on schema jobs to ${appRole};
      grant execute on function jobs.enqueue to ${appRole}`)
  } finally {
    await pool.end()
  }
}
