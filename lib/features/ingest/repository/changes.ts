import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import { incomingColumns } from './copy-records'
import { count, execute, fresh, gone, incoming, type RunContext, staged } from './run-context'
import { asItsKeeper } from './sensitive'

/** What this source is known to have said, by file: scores keep it in their own tables, all else in `links`. */
export function known(run: RunContext, file: FileName): string {
  const { district, source } = run.sql
  switch (file) {
    case 'results':
      return `(select sourced_id, content_hash, ended_at from results where district_id = ${district} and source_id = ${source})`
    case 'resultLearningObjectiveIds':
      return `(select sourced_id, content_hash, ended_at from objective_results where district_id = ${district} and source_id = ${source})`
    default:
      return `(select sourced_id, content_hash, ended_at from links
               where district_id = ${district} and source_id = ${source} and entity = '${file}')`
  }
}

/** Records of one file that say the same sourcedId twice: the first stands, the others are refused. */
export async function refuseDuplicates(run: RunContext, file: FileName): Promise<number> {
  await execute(
    run,
    `create temp table twice on commit drop as
     select sourced_id, min(n) as first from ${incoming(file)} group by sourced_id having count(*) > 1`,
  )
  const refused = await execute(
    run,
    `with refused as (
       delete from ${incoming(file)} i using twice t where i.sourced_id = t.sourced_id and i.n > t.first returning i.line)
     insert into sync_refusals (district_id, run_id, n, file, line, "column", code, message, fate)
     select ${run.sql.district}, ${run.sql.run}, ${nextRefusal(run)} + row_number() over (order by line),
            '${file}.csv', line, 'sourcedId', 'duplicate_sourced_id',
            'This sourcedId stands in the file already; the first row was taken.', 'refused'
     from refused`,
  )
  await execute(run, 'drop table twice')
  return refused
}

/** The highest refusal number so far, as a subselect. */
export function nextRefusal(run: RunContext): string {
  return `(select coalesce(max(n), 0) from sync_refusals where district_id = ${run.sql.district} and run_id = ${run.sql.run})`
}

/**
 * Held records of earlier runs try again with every run of their source, unless the new file speaks of them itself or,
 * being bulk, no longer does.
 */
export async function recallHeld(
  run: RunContext,
  file: FileName,
  mode: 'bulk' | 'delta' | 'absent',
): Promise<void> {
  const columns = incomingColumns(file).filter((column) => column !== 'n')
  const forget = `delete from ${staged(file)} where district_id = ${run.sql.district} and source_id = ${run.sql.source}`
  if (mode === 'bulk') {
    await asItsKeeper(run, file, [incoming(file)], () => execute(run, forget))
    return
  }
  await asItsKeeper(run, file, [incoming(file)], () =>
    execute(
      run,
      `with held as (${forget} returning *)
     insert into ${incoming(file)} (n, ${columns.join(', ')})
     select row_number() over (order by s.run_id, s.n) + (select coalesce(max(n), 0) from ${incoming(file)}),
            ${columns.map((c) => `s.${c}`).join(', ')}
     from held s where not exists (select from ${incoming(file)} i where i.sourced_id = s.sourced_id)`,
    ),
  )
}

/** All that came in is fresh and new, and nothing is gone. */
const allNew = (file: FileName) =>
  `alter table ${incoming(file)} rename to ${fresh(file)};
   alter table ${fresh(file)} add column is_new boolean not null default true;
   create temp table ${gone(file)} (sourced_id text, explicit boolean) on commit drop`

/**
 * Of the files a package lacks, those of which nothing is held either: nothing follows from them, and a small delta
 * should cost little.
 */
export async function setIdleAside(
  run: RunContext,
  absent: readonly FileName[],
): Promise<ReadonlySet<FileName>> {
  // What is held of demographics only its keeper can see; that file goes the long way.
  const asked = absent.filter((file) => file !== 'demographics')
  if (asked.length === 0) return new Set()
  const held = asked.map(
    (file) => `select '${file}' as file where exists (
       select from ${staged(file)} where district_id = ${run.sql.district} and source_id = ${run.sql.source})`,
  )
  const { rows } = await run.tx.sql.query<{ file: string }>(held.join(' union all '))
  const holding = new Set(rows.map((row) => row.file))
  const idle = asked.filter((file) => !holding.has(file))
  await execute(run, idle.map(allNew).join('; '))
  return new Set(idle)
}

export interface FileChanges {
  readonly changed: number
  readonly unchanged: number
  readonly gone: number
}

/**
 * Splits a file into what is fresh (new, changed, or back after its end) and what is gone (named `tobedeleted`, or
 * missing from a bulk file). Work from here on is in proportion to these two. Records whose rows were `unreadable` are
 * not missing.
 */
export async function findChanges(
  run: RunContext,
  file: FileName,
  mode: 'bulk' | 'delta' | 'absent',
  unreadable: readonly string[],
): Promise<FileChanges> {
  const total = await count(run, `select from ${incoming(file)}`)
  const isFirst = (await count(run, `select from ${known(run, file)} k limit 1`)) === 0
  if (isFirst) {
    await execute(run, `${allNew(file)}; delete from ${fresh(file)} where status = 'tobedeleted'`)
    return { changed: await count(run, `select from ${fresh(file)}`), unchanged: 0, gone: 0 }
  }
  await execute(run, `analyze ${incoming(file)} (sourced_id, content_hash, status)`)
  // One join finds all that differs; of a file that says nothing new that is nothing.
  const columns = incomingColumns(file)
    .map((column) => `i.${column}`)
    .join(', ')
  const isMissing = mode === 'bulk' ? 'or (i.sourced_id is null and k.ended_at is null)' : ''
  await execute(
    run,
    `create temp table differing on commit drop as
     select ${columns}, k.sourced_id as known_id, k.ended_at as known_ended_at
     from ${incoming(file)} i ${mode === 'bulk' ? 'full' : 'left'} join ${known(run, file)} k on k.sourced_id = i.sourced_id
     where (i.sourced_id is not null
            and (k.sourced_id is null or k.content_hash <> i.content_hash or k.ended_at is not null or i.status = 'tobedeleted'))
       ${isMissing}`,
  )
  await execute(
    run,
    `create temp table ${fresh(file)} on commit drop as
     select ${columns}, i.known_id is null as is_new
     from differing i where i.sourced_id is not null and i.status is distinct from 'tobedeleted';
     create temp table ${gone(file)} on commit drop as
     select known_id as sourced_id, sourced_id is not null as explicit
     from differing where known_id is not null and known_ended_at is null and (sourced_id is null or status = 'tobedeleted')`,
  )
  if (unreadable.length > 0) {
    await run.tx.sql.query(`delete from ${gone(file)} where not explicit and sourced_id = any($1)`, [
      unreadable,
    ])
  }
  const changed = await count(run, `select from ${fresh(file)}`)
  const goneCount = await count(run, `select from ${gone(file)}`)
  const ending = await count(run, `select from ${incoming(file)} where status = 'tobedeleted'`)
  await execute(run, `drop table ${incoming(file)}; drop table differing`)
  return { changed, unchanged: total - changed - ending, gone: goneCount }
}
