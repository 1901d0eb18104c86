import { FILES } from '@/lib/protocols/oneroster/csv/columns'
import { nextRefusal } from './changes'
import { incomingColumns } from './copy-records'
import type { EntitySpec } from './entity-spec'
import { matchUnmatched } from './match'
import { columnOf, count, execute, fill, fresh, gone, type RunContext, snake, staged } from './run-context'
import { asItsKeeper } from './sensitive'

export interface Promoted {
  readonly created: number
  readonly changed: number
  readonly ended: number
  readonly held: number
  readonly apart: number
}

/**
 * Makes one file's fresh records canonical: resolve references, hold what points nowhere, match across sources, write
 * rows, links and what hangs on them, end what is gone. All set-based; a record that cannot pass holds up no other.
 */
export async function promoteEntity(run: RunContext, spec: EntitySpec): Promise<Promoted> {
  const table = fresh(spec.file)
  await addColumns(run, spec)
  if ((await count(run, `select from ${table} union all select from ${gone(spec.file)} limit 1`)) === 0)
    return NOTHING
  await resolveReferences(run, spec)
  const held = await holdUnresolved(run, spec)
  await findOwnLinks(run, spec)
  const apart = await matchUnmatched(run, spec)
  await execute(run, `update ${table} set canonical_id = id, matched_by = 'new' where canonical_id is null`)
  const created = spec.table === null ? 0 : await insertRows(run, spec, spec.table)
  const changed = spec.table === null ? 0 : await updateRows(run, spec, spec.table)
  await upsertLinks(run, spec)
  for (const statement of spec.afterwards ?? []) await execute(run, fill(run, statement))
  const ended = await endGone(run, spec)
  const newLinks = await count(run, `select from ${table} where is_new`)
  const allLinks = await count(run, `select from ${table}`)
  return spec.table === null
    ? { created: newLinks, changed: allLinks - newLinks, ended, held, apart }
    : { created, changed, ended, held, apart }
}

const NOTHING: Promoted = { created: 0, changed: 0, ended: 0, held: 0, apart: 0 }

async function addColumns(run: RunContext, spec: EntitySpec): Promise<void> {
  const added = [
    'canonical_id uuid',
    'matched_by text',
    'leads boolean not null default true',
    ...Object.keys(spec.references ?? {}).map((name) => `ref_${name} uuid`),
  ]
  await execute(
    run,
    `alter table ${fresh(spec.file)} ${added.map((column) => `add column ${column}`).join(', ')}`,
  )
}

async function resolveReferences(run: RunContext, spec: EntitySpec): Promise<void> {
  for (const [name, reference] of Object.entries(spec.references ?? {})) {
    await execute(
      run,
      `update ${fresh(spec.file)} n set ref_${name} = k.canonical_id from links k
       where k.district_id = ${run.sql.district} and k.source_id = ${run.sql.source}
         and k.entity = '${reference.entity}' and k.sourced_id = n.${reference.column}`,
    )
  }
}

/** Moves records whose target has not arrived back to staging, each with a refusal that names the column. */
async function holdUnresolved(run: RunContext, spec: EntitySpec): Promise<number> {
  const conditions = Object.entries(spec.references ?? {}).map(([name, reference]) => ({
    condition: `n.ref_${name} is null and n.${reference.column} is not null`,
    column: reference.column,
  }))
  if (spec.heldIf !== undefined) {
    conditions.push({ condition: fill(run, spec.heldIf.condition), column: snake(spec.heldIf.column) })
  }
  if (conditions.length === 0) return 0
  const names = new Map(FILES[spec.file].map((column) => [snake(column.name), column.name]))
  const which = conditions.map((c) => `when ${c.condition} then '${names.get(c.column)}'`).join(' ')
  return holdRecords(run, spec.file, `case ${which} end`)
}

/**
 * Holds every fresh record for which `column` (SQL over `n`: the name of the column that points nowhere, else null)
 * says so: back to staging, with a refusal.
 */
export async function holdRecords(
  run: RunContext,
  file: EntitySpec['file'],
  column: string,
): Promise<number> {
  const columns = incomingColumns(file)
  await execute(
    run,
    `create temp table held on commit drop as
     select * from (select n.*, ${column} as held_by from ${fresh(file)} n) h where held_by is not null`,
  )
  const held = await count(run, 'select from held')
  if (held > 0) {
    await execute(run, `delete from ${fresh(file)} n using held h where n.n = h.n`)
    await asItsKeeper(run, file, ['held'], () =>
      execute(
        run,
        `insert into ${staged(file)} (district_id, source_id, run_id, ${columns.join(', ')})
       select ${run.sql.district}, ${run.sql.source}, ${run.sql.run}, ${columns.join(', ')} from held`,
      ),
    )
    await execute(
      run,
      `insert into sync_refusals (district_id, run_id, n, file, line, "column", code, message, fate)
       select ${run.sql.district}, ${run.sql.run}, ${nextRefusal(run)} + row_number() over (order by line),
              '${file}.csv', line, held_by, 'dangling_reference',
              'It names a record that has not arrived. It waits, and is taken by itself when the record comes.', 'held'
       from held`,
    )
  }
  await execute(run, 'drop table held')
  return held
}

/** A record this source has spoken of before keeps its row. `leads` is false where a more trusted source speaks of it too. */
async function findOwnLinks(run: RunContext, spec: EntitySpec): Promise<void> {
  await execute(
    run,
    `update ${fresh(spec.file)} n set canonical_id = k.canonical_id, matched_by = k.matched_by from links k
     where k.district_id = ${run.sql.district} and k.source_id = ${run.sql.source}
       and k.entity = '${spec.file}' and k.sourced_id = n.sourced_id and k.canonical_id is not null`,
  )
}

async function insertRows(run: RunContext, spec: EntitySpec, table: string): Promise<number> {
  const columns = Object.entries(spec.columns ?? {})
  return execute(
    run,
    `insert into ${table} (district_id, id, ${columns.map(([name]) => name).join(', ')})
     select ${run.sql.district}, n.canonical_id, ${columns.map(([, sql]) => fill(run, sql)).join(', ')}
     from ${fresh(spec.file)} n where n.matched_by = 'new' and n.is_new`,
  )
}

async function updateRows(run: RunContext, spec: EntitySpec, table: string): Promise<number> {
  const names = Object.keys(spec.columns ?? {})
  await execute(
    run,
    `update ${fresh(spec.file)} n set leads = false
     from links k join sources s on s.district_id = k.district_id and s.id = k.source_id,
          sources mine
     where mine.district_id = ${run.sql.district} and mine.id = ${run.sql.source}
       and k.district_id = ${run.sql.district} and k.canonical_id = n.canonical_id and k.source_id <> ${run.sql.source}
       and k.ended_at is null and (s.precedence, s.id) < (mine.precedence, mine.id)`,
  )
  const values = Object.values(spec.columns ?? {}).map((sql) => fill(run, sql))
  return execute(
    run,
    `update ${table} c set (${names.join(', ')}, ended_at) = (select ${values.join(', ')}, null::timestamptz)
     from ${fresh(spec.file)} n
     where c.district_id = ${run.sql.district} and c.id = n.canonical_id and n.leads
       and not (n.matched_by = 'new' and n.is_new)
       and (${names.map((name) => `c.${name}`).join(', ')}, c.ended_at)
         is distinct from (${values.join(', ')}, null::timestamptz)`,
  )
}

async function upsertLinks(run: RunContext, spec: EntitySpec): Promise<void> {
  const said =
    spec.file === 'demographics'
      ? 'null'
      : `jsonb_strip_nulls(jsonb_build_object('metadata', n.metadata, ${FILES[spec.file]
          .filter((column) => !spec.unsaid?.includes(column.name) && !LINK_COLUMNS.has(column.name))
          .map((column) => `'${column.name}', n.${columnOf(column.name)}`)
          .join(', ')}))`
  await execute(
    run,
    `insert into links (district_id, source_id, entity, sourced_id, canonical_id, matched_by, said, content_hash,
                        version, modified_at, run_id)
     select ${run.sql.district}, ${run.sql.source}, '${spec.file}', n.sourced_id,
            ${spec.table === null ? 'null' : 'n.canonical_id'}, n.matched_by, ${said}, n.content_hash, 1,
            n.date_last_modified::timestamptz, ${run.sql.run}
     from ${fresh(spec.file)} n
     on conflict (district_id, source_id, entity, sourced_id) do update
       set said = excluded.said, content_hash = excluded.content_hash, version = links.version + 1,
           modified_at = excluded.modified_at, run_id = excluded.run_id, ended_at = null`,
  )
}

const LINK_COLUMNS = new Set(['sourcedId', 'status', 'dateLastModified'])

/** Ends this source's word on what is gone; the thing itself ends when no source speaks of it any more. */
async function endGone(run: RunContext, spec: EntitySpec): Promise<number> {
  const ended = await execute(
    run,
    `update links k set ended_at = ${run.sql.at}, run_id = ${run.sql.run} from ${gone(spec.file)} g
     where k.district_id = ${run.sql.district} and k.source_id = ${run.sql.source}
       and k.entity = '${spec.file}' and k.sourced_id = g.sourced_id and k.ended_at is null`,
  )
  if (ended === 0 || spec.table === null) return ended
  await execute(
    run,
    `update ${spec.table} c set ended_at = ${run.sql.at}
     from links k join ${gone(spec.file)} g on g.sourced_id = k.sourced_id
     where k.district_id = ${run.sql.district} and k.source_id = ${run.sql.source} and k.entity = '${spec.file}'
       and c.district_id = ${run.sql.district} and c.id = k.canonical_id and c.ended_at is null
       and not exists (select from links o where o.district_id = ${run.sql.district} and o.canonical_id = c.id
                       and o.entity = '${spec.file}' and o.ended_at is null)`,
  )
  return ended
}
