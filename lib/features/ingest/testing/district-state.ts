import type { Database, Tx } from '@/lib/db/client'

type Row = Readonly<Record<string, unknown>>

/** Say that something was done, not what is so. */
const RECORDS_OF_RUNS = [
  'audit',
  'audit_seals',
  'audit_unsealed',
  'sync_runs',
  'sync_refusals',
  'sync_tolerances',
  'upload_chunks',
]
const SENSITIVE = ['demographics', 'user_contacts', 'staged_demographics']

async function tableNames(tx: Tx): Promise<readonly string[]> {
  const { rows } = await tx.sql.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'district_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )
  return rows.map((row) => row.name)
}

/** Every row of every table that holds what a district is, as the app's login and its roles may read them. */
export function readTables(
  db: Database,
  districtId: string,
  leaveOut: readonly string[] = RECORDS_OF_RUNS,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  return db.inDistrict(districtId, async (tx) => {
    const tables = new Map<string, readonly Row[]>()
    for (const name of await tableNames(tx)) {
      if (leaveOut.includes(name)) continue
      const sensitive = SENSITIVE.includes(name)
      if (sensitive) await tx.sql.query('set local role tessera_demographics')
      const { rows } = await tx.sql.query<{ row: Row }>(`select to_jsonb(t) as row from ${name} t`)
      if (sensitive) await tx.sql.query('reset role')
      tables.set(
        name,
        rows.map(({ row }) => row),
      )
    }
    return tables
  })
}

/** One digest per table over every column of every row; held records without the run that read them last. */
export function digestTables(db: Database, districtId: string): Promise<Readonly<Record<string, string>>> {
  return db.inDistrict(districtId, async (tx) => {
    const names = (await tableNames(tx)).filter((name) => !RECORDS_OF_RUNS.includes(name))
    const digest = async (tables: readonly string[]) => {
      const { rows } = await tx.sql.query<{ name: string; digest: string }>(
        tables.map(digestOf).join(' union all '),
      )
      return rows.map((row): readonly [string, string] => [row.name, row.digest])
    }
    const open = await digest(names.filter((name) => !SENSITIVE.includes(name)))
    await tx.sql.query('set local role tessera_demographics')
    return Object.fromEntries([...open, ...(await digest(SENSITIVE))])
  })
}

function digestOf(table: string): string {
  const row = `to_jsonb(t)${table.startsWith('staged_') ? ` - '{run_id,n,line,id}'::text[]` : ''}`
  return `select '${table}' as name, count(*) || ' rows ' || coalesce(md5(string_agg((${row})::text, '' order by (${row})::text)), '') as digest
          from ${table} t`
}

const PASSING = new Set(['id', 'run_id', 'n', 'line', 'district_id'])
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
const NO_ID = /^0{8}-/

/**
 * What the tables mean: ids replaced by the names sources gave to things, instants by the fact that there is one. Two
 * districts that came to the same end by different ways mean the same.
 */
export async function readMeaning(
  db: Database,
  districtId: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await readTables(db, districtId)
  const names = new Map<string, string>()
  const name = (id: unknown, given: string) => {
    if (typeof id === 'string' && (names.get(id) ?? given) >= given) names.set(id, given)
  }
  for (const row of tables.get('sources') ?? []) name(row.id, `source ${row.name}`)
  for (const row of tables.get('objectives') ?? []) name(row.id, `objective ${row.external_id}`)
  for (const row of tables.get('mastery_policies') ?? []) name(row.id, `policy ${row.name}`)
  for (const row of tables.get('grade_policies') ?? []) name(row.id, `grade policy ${row.name}`)
  for (const row of tables.get('links') ?? []) name(row.canonical_id, `${row.entity} ${row.sourced_id}`)
  const plain = (value: unknown): unknown => {
    if (typeof value !== 'string') return value
    return names.get(value) ?? (INSTANT.test(value) ? 'then' : NO_ID.test(value) ? '' : value)
  }
  const meaning: Record<string, readonly string[]> = {}
  for (const [table, rows] of tables) {
    const lines = rows.map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([column, value]) => !PASSING.has(column) || (column === 'id' && names.has(String(value))))
          .map(([column, value]) => [column, plain(value)]),
      ),
    )
    if (lines.length > 0) meaning[table] = lines.toSorted()
  }
  return meaning
}
