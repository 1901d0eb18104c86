import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOwnDatabase } from '@/lib/db/testing/own-database'

const urls = await createOwnDatabase()
const superuser = new pg.Client({ connectionString: urls.superUrl })
const app = new pg.Client({ connectionString: urls.appUrl })
await superuser.connect()
await app.connect()

afterAll(async () => {
  await superuser.end()
  await app.end()
})

const OURS = '01930000-0000-7000-8000-000000000001'
const THEIRS = '01930000-0000-7000-8000-000000000002'
/** Read before a district is known; they hold nothing personal. */
const BEFORE_DISTRICT = ['district_hosts', 'districts']
const SENSITIVE = ['demographics', 'staged_demographics', 'user_contacts']
const FACTS = ['history', 'levels', 'objective_results', 'results']

interface Table {
  readonly name: string
  readonly isPartition: boolean
}

async function ask<Row extends object>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return (await superuser.query<Row>(sql, [...values])).rows
}

const tables = await ask<Table>(`
  select relname as name, relispartition as "isPartition" from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`)
const walled = tables.filter(({ name, isPartition }) => !isPartition && !BEFORE_DISTRICT.includes(name))
const everyday = walled.filter(({ name }) => !SENSITIVE.includes(name))

/** A value that any column of a type takes, so that one row may be put into every table there is. */
function anyValue(type: string): string {
  if (type.endsWith('[]')) return `'{}'`
  switch (type) {
    case 'uuid':
      return `'${OURS}'`
    case 'jsonb':
      return `'{}'`
    case 'date':
    case 'timestamp with time zone':
      return `'2026-11-24'`
    case 'boolean':
      return 'true'
    case 'bytea':
      return `'\\x00'`
    case 'text':
      return `'x'`
    default:
      return '1'
  }
}

async function insertStatement(table: string, districtId: string): Promise<string> {
  const columns = await ask<{ readonly name: string; readonly type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const isDistrict = (name: string) => name === 'district_id' || (table === 'districts' && name === 'id')
  const values = columns.map(({ name, type }) => (isDistrict(name) ? `'${districtId}'` : anyValue(type)))
  const names = columns.map(({ name }) => pg.escapeIdentifier(name))
  return `insert into ${table} (${names.join(', ')}) values (${values.join(', ')})`
}

/** In one transaction of the app's login, undone afterwards; answers how many rows a statement touched, or its error. */
async function asApp(sql: string, districtId: string | null, role?: string): Promise<number | string> {
  await app.query('begin')
  try {
    if (districtId !== null) await app.query(`select set_config('app.district_id', $1, true)`, [districtId])
    if (role !== undefined) await app.query(`set local role ${role}`)
    return (await app.query(sql)).rowCount ?? 0
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await app.query('rollback')
  }
}

beforeAll(async () => {
  // Foreign keys are not what is tried here.
  await superuser.query('set session_replication_role = replica')
  for (const { name } of tables.filter(({ isPartition }) => !isPartition)) {
    await superuser.query(await insertStatement(name, OURS))
  }
  await superuser.query('set session_replication_role = origin')
})

describe('by the catalogue', () => {
  test('every table and partition has its wall up, for its owner too, with one condition to read and to write', async () => {
    const open = await ask(`
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (
          select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
            and p.polqual is not null and p.polwithcheck is not null
            and pg_get_expr(p.polqual, c.oid) = pg_get_expr(p.polwithcheck, c.oid)
            and pg_get_expr(p.polqual, c.oid) like '%current_setting(''app.district_id''%'))`)
    expect(tables.length).toBeGreaterThan(40)
    expect(open).toEqual([])
  })

  test('no second policy opens a wall, but the two that a district is found by', async () => {
    const more = await ask<{ readonly name: string }>(`
      select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      group by 1 having count(*) > 1 order by 1`)
    expect(more.map(({ name }) => name)).toEqual(BEFORE_DISTRICT)
  })

  test('the district leads every primary key, unique key and foreign key', async () => {
    const misled = await ask<{ readonly name: string; readonly on: string }>(`
      select conname as name, conrelid::regclass::text as on from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f') and a.attname <> 'district_id'`)
    expect(misled.filter(({ on }) => !BEFORE_DISTRICT.includes(on))).toEqual([])
  })

  test('the district leads every index', async () => {
    const misled = await ask<{ readonly on: string }>(`
      select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as on from pg_index i
      join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where a.attname is distinct from 'district_id'`)
    expect(misled.filter(({ on }) => !BEFORE_DISTRICT.includes(on))).toEqual([])
  })

  test('facts carry no enforced foreign keys', async () => {
    const enforced = await ask(
      `select conname from pg_constraint where contype = 'f' and conrelid::regclass::text = any($1)`,
      [FACTS],
    )
    expect(enforced).toEqual([])
  })

  test('history is partitioned by school year, with a place for years nobody thought of', async () => {
    const [found] = await ask(`
      select pg_get_partkeydef('history'::regclass) as key,
             (select count(*)::int from pg_inherits where inhparent = 'history'::regclass) as parts,
             (select partdefid <> 0 from pg_partitioned_table where partrelid = 'history'::regclass) as has_default`)
    expect(found).toEqual({ key: 'LIST (school_year)', parts: 4, has_default: true })
  })

  test('the app’s login owns nothing, is no superuser and bypasses nothing', async () => {
    const [login] = await ask(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
             (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = 'tessera_app'`)
    expect(login).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      owned: 0,
    })
  })

  test('two functions it can reach run with another’s rights: one adds a job, one refreshes statistics', async () => {
    const found = await ask(`
      select p.oid::regproc::text as name, p.proconfig as config from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and has_schema_privilege('tessera_app', n.oid, 'usage') and n.nspname <> 'pg_catalog'
      order by p.proname desc`)
    // Temporary tables last, so that none of a session's own stands in for a real one.
    expect(found).toEqual([
      { name: 'refresh_statistics', config: ['search_path=public, pg_temp'] },
      { name: 'jobs.enqueue', config: ['search_path=pg_catalog, pg_temp'] },
    ])
  })

  test('nothing outside the walls shows what is inside: no view, no materialised view', async () => {
    expect(
      await ask(
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
      ),
    ).toEqual([])
  })
})

describe('by trying, as the app’s login', () => {
  test('its own district it sees: one row in every table, as was put there', async () => {
    for (const { name } of everyday) {
      expect([name, await asApp(`select from ${name}`, OURS)]).toEqual([name, 1])
    }
  })

  test.each([
    ['with no district set', null],
    ['in a transaction after another one on the same connection', ''],
    ['in another district', THEIRS],
  ])('%s it reads no row of any table', async (_when, districtId) => {
    for (const { name } of everyday) {
      expect([name, await asApp(`select from ${name}`, districtId)]).toEqual([name, 0])
    }
  })

  test.each([
    ['with no district set', null],
    ['in another district', THEIRS],
  ])('%s it writes no row of any table', async (_when, districtId) => {
    const refused = expect.stringMatching(/violates row-level security policy|permission denied/)
    const untouched = expect.toSatisfy(
      (outcome: unknown) => outcome === 0 || /permission denied/.test(String(outcome)),
      'no row touched',
    )
    for (const { name } of everyday) {
      expect([name, await asApp(await insertStatement(name, OURS), districtId)]).toEqual([name, refused])
      const update = `update ${name} set district_id = district_id`
      expect([name, await asApp(update, districtId)]).toEqual([name, untouched])
      expect([name, await asApp(`delete from ${name}`, districtId)]).toEqual([name, untouched])
    }
  })

  test('a row cannot be moved into another district', async () => {
    const outcome = await asApp(`update orgs set district_id = '${THEIRS}'`, OURS)
    expect(outcome).toMatch(/violates row-level security policy/)
  })

  test('a district is found by anybody, and changed by nobody but itself', async () => {
    for (const name of BEFORE_DISTRICT) expect(await asApp(`select from ${name}`, null)).toBe(1)
    expect(await asApp(`update districts set name = 'Mine'`, null)).toBe(0)
    expect(await asApp(`update districts set name = 'Mine'`, THEIRS)).toBe(0)
    expect(await asApp(await insertStatement('districts', THEIRS), OURS)).toMatch(/row-level security/)
  })

  test('what is sensitive is closed to the login, and opens under its role, inside the district', async () => {
    for (const name of SENSITIVE) {
      expect(await asApp(`select from ${name}`, OURS)).toMatch(/permission denied/)
      expect(await asApp(`select from ${name}`, OURS, 'tessera_demographics')).toBe(1)
      expect(await asApp(`select from ${name}`, THEIRS, 'tessera_demographics')).toBe(0)
    }
  })

  test('a partition cannot be read around its parent', async () => {
    for (const { name } of tables.filter(({ isPartition }) => isPartition)) {
      expect(await asApp(`select from ${name}`, OURS)).toMatch(/permission denied/)
    }
  })

  test('audit and history take rows and never give them back', async () => {
    for (const name of ['audit', 'audit_seals', 'history']) {
      expect(await asApp(`update ${name} set district_id = district_id`, OURS)).toMatch(/permission denied/)
      expect(await asApp(`delete from ${name}`, OURS)).toMatch(/permission denied/)
    }
  })

  test('COPY into a walled table is refused by Postgres itself', async () => {
    expect(await asApp('copy orgs from stdin', OURS)).toMatch(
      /COPY FROM not supported with row-level security/,
    )
  })

  test('it adds jobs, and sees and changes nobody’s', async () => {
    expect(await asApp(`select jobs.enqueue('import-upload', '{}', 'k', now())`, OURS)).toBe(1)
    const queue = await ask<{ readonly name: string }>(`
      select c.oid::regclass::text as name from pg_class c
      where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r'`)
    expect(queue.length).toBeGreaterThan(0)
    for (const { name } of queue)
      expect(await asApp(`select from ${name}`, OURS)).toMatch(/permission denied/)
  })

  test('it makes no table, no function and no role of its own', async () => {
    expect(await asApp('create table mine ()', OURS)).toMatch(/permission denied/)
    expect(await asApp('create role mine', OURS)).toMatch(/permission denied/)
    expect(await asApp('alter table orgs disable row level security', OURS)).toMatch(/must be owner/)
    expect(await asApp('set row_security = off; select from orgs', OURS)).toMatch(/would be affected/)
  })
})
