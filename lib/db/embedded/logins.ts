import pg from 'pg'
import type { Secrets } from './secrets'

export const DATABASE = 'tessera'
const OWNER = 'tessera_owner'
const APP = 'tessera_app'

/** The address of a login; the superuser only bootstraps. */
export function printUrl(
  secrets: Secrets,
  login: 'superuser' | 'owner' | 'app',
  database: string = DATABASE,
): string {
  const [user, password] = {
    superuser: ['postgres', secrets.superuserPassword],
    owner: [OWNER, secrets.ownerPassword],
    app: [APP, secrets.appPassword],
  }[login]
  return `postgres://${user}:${password}@127.0.0.1:${secrets.port}/${database}`
}

/** Makes what is missing of the two logins and the database. May be run twice. */
export async function ensureLogins(secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: printUrl(secrets, 'superuser', 'postgres') })
  await client.connect()
  try {
    await ensureRole(client, OWNER, secrets.ownerPassword, 'createrole')
    await ensureRole(client, APP, secrets.appPassword, 'noinherit')
    // The owner grants to the app's login and sets its password; it cannot become it.
    await client.query(`grant ${APP} to ${OWNER} with admin true, inherit false, set false`)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`)
  } finally {
    await client.end()
  }
}

/** Empties the database as a whole: only for one that nobody has worked in. */
export async function recreateDatabase(secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: printUrl(secrets, 'superuser', 'postgres') })
  await client.connect()
  try {
    await client.query(`drop database if exists ${DATABASE} with (force)`)
    await client.query(`create database ${DATABASE} owner ${OWNER}`)
  } finally {
    await client.end()
  }
}

async function ensureRole(
  client: pg.Client,
  name: string,
  password: string,
  attribute: string,
): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  const verb = rowCount === 0 ? 'create' : 'alter'
  await client.query(`${verb} role ${name} login ${attribute} password ${pg.escapeLiteral(password)}`)
}
