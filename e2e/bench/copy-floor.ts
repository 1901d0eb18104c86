import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'

/** Tables an import writes; what it says of itself (runs, refusals, audit) is a handful of rows. */
async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not relispartition and relname <> 'districts' and relname <> 'district_hosts'
     order by 1`,
  )
  return rows.map((row) => row.name)
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export function countDistrictRows(superUrl: string, districtId: string): Promise<number> {
  return connected(superUrl, async (client) => {
    let total = 0
    for (const table of await tablesOf(client)) {
      if (table.startsWith('sync_') || table.startsWith('audit')) continue
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from ${table} where district_id = $1`,
        [districtId],
      )
      total += rows[0]?.n ?? 0
    }
    return total
  })
}

/**
 * The least the database itself needs for the rows an import left: the same rows, table by table, by COPY, into empty
 * tables with the same keys and indexes, committed. Reading the files and writing them out is not counted.
 */
export function copyFloor(
  superUrl: string,
  districtId: string,
): Promise<{ readonly seconds: number; readonly rows: number }> {
  return connected(superUrl, async (client) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tessera-floor-'))
    try {
      await client.query('drop schema if exists floor cascade')
      await client.query('create schema floor')
      const files: { table: string; file: string }[] = []
      let rows = 0
      for (const table of await tablesOf(client)) {
        const file = path.join(folder, table)
        const out = client.query(
          to(`copy (select * from ${table} where district_id = '${districtId}') to stdout`),
        )
        await pipeline(out, createWriteStream(file))
        if (out.rowCount === 0) continue
        rows += out.rowCount ?? 0
        await client.query(`create table floor.${table} (like public.${table} including all)`)
        files.push({ table, file })
      }
      await client.query('checkpoint')
      const began = performance.now()
      await client.query('begin')
      for (const { table, file } of files) {
        await pipeline(
          createReadStream(file, { highWaterMark: 1 << 20 }),
          client.query(from(`copy floor.${table} from stdin`)),
        )
      }
      await client.query('commit')
      const seconds = Math.round(performance.now() - began) / 1000
      await client.query('drop schema floor cascade')
      return { seconds, rows }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}
