import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** One transaction of one district. `sql` for set-based work and COPY, `db` for rows by name. */
export interface Tx {
  readonly sql: pg.PoolClient
  readonly db: NodePgDatabase
}

export interface Database {
  readonly pool: pg.Pool
  /** Runs `work` in one transaction that sees and writes this district only. Repeats it on a serialization failure or deadlock. */
  inDistrict<T>(
    districtId: string,
    work: (tx: Tx) => Promise<T>,
    mode?: 'read write' | 'read only',
  ): Promise<T>
  /** For the two tables that are read before a district is known. */
  beforeDistrict<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const RETRY_CODES = new Set(['40001', '40P01'])
const ATTEMPTS = 4

// School dates stay text ('2026-11-24'): a Date would bring a time zone that a school date does not have.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format)
  },
}

export function createDatabase(url: string, connectionsMax = 10): Database {
  // SAFETY: pg asks only for getTypeParser; its typings ask for the whole module.
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    types: types as pg.CustomTypesConfig,
  })
  pool.on('error', () => {}) // An idle connection that died is replaced at its next use; the use reports.

  async function attempt<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query(begin)
      const result = await work({
        sql: client,
        get db() {
          return drizzle(client, { casing: 'snake_case' })
        },
      })
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((e: Error) => {
        broken = e
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  async function retrying<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt(begin, work)
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        if (!RETRY_CODES.has(code) || tries === ATTEMPTS) throw error
      }
    }
  }

  return {
    pool,
    inDistrict(districtId, work, mode = 'read write') {
      if (!UUID.test(districtId)) throw new Error('inDistrict wants a district id')
      // One round trip: the id is a checked UUID, so it may stand in the text. `true` = this transaction only.
      return retrying(`begin ${mode}; select set_config('app.district_id', '${districtId}', true)`, work)
    },
    beforeDistrict: (work) => retrying('begin', work),
    close: () => pool.end(),
  }
}
