import type { Tx } from '@/lib/db/client'
import { RUN_STATES, type RunQuestion, type RunReport, type RunSummary } from '../contract'

interface RunRow {
  readonly id: string
  readonly source: { readonly id: string; readonly name: string; readonly kind: string } | null
  readonly fileName: string
  readonly version: string | null
  readonly state: string
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly startedBy: string | null
  readonly bytesTotal: number | null
  readonly bytesRead: number | null
  readonly refused: number
  readonly held: number
  readonly tolerated: number
  readonly report: RunReport | null
  readonly question: RunQuestion | null
}

/**
 * A run as people see it. One whose process has fallen silent is shown as cut before anybody has marked it so: a read
 * changes nothing.
 */
const RUN = `
  r.id, r.file_name as "fileName", r.version, r.started_at as "startedAt", r.finished_at as "finishedAt",
  r.bytes_total as "bytesTotal", r.bytes_read as "bytesRead", r.report, r.question,
  case when r.state in ('reading', 'promoting') and r.alive_at < now() - interval '30 seconds'
         or r.state = 'uploading' and r.alive_at < now() - interval '3 minutes' then 'cut' else r.state end as state,
  case when s.id is not null then json_build_object('id', s.id, 'name', s.name, 'kind', s.kind) end as source,
  coalesce(u.preferred_given_name, u.given_name) || ' ' || coalesce(u.preferred_family_name, u.family_name) as "startedBy",
  (select count(*)::int from sync_refusals f where f.district_id = r.district_id and f.run_id = r.id and f.fate = 'refused') as refused,
  (select count(*)::int from sync_refusals f where f.district_id = r.district_id and f.run_id = r.id and f.fate = 'held') as held,
  (select coalesce(sum(t.count), 0)::int from sync_tolerances t where t.district_id = r.district_id and t.run_id = r.id) as tolerated`

const AROUND = `
  left join sources s on s.district_id = r.district_id and s.id = r.source_id
  left join users u on u.district_id = r.district_id and u.id = r.started_by`

export async function findRun(tx: Tx, runId: string): Promise<RunSummary | null> {
  const { rows } = await tx.sql.query<RunRow>(`select ${RUN} from sync_runs r ${AROUND} where r.id = $1`, [
    runId,
  ])
  const row = rows[0]
  return row === undefined ? null : toSummary(row)
}

/** The newest runs of the district, and the newest of each of its sources, newest first. */
export async function listRuns(
  tx: Tx,
  most: { readonly ofAll: number; readonly ofEach: number },
): Promise<readonly RunSummary[]> {
  const { rows } = await tx.sql.query<RunRow>(
    `select ${RUN} from (
       select x.*, row_number() over (order by x.started_at desc) as of_all,
              row_number() over (partition by x.source_id order by x.started_at desc) as of_each
       from sync_runs x) r ${AROUND}
     where of_all <= $1 or (of_each <= $2 and r.source_id is not null)
     order by r.started_at desc, r.id desc`,
    [most.ofAll, most.ofEach],
  )
  return rows.map(toSummary)
}

function toSummary(row: RunRow): RunSummary {
  const state = RUN_STATES.find((known) => known === row.state)
  if (state === undefined) throw new Error(`A run is in a state nobody knows: ${row.state}`)
  return {
    ...row,
    state,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

export interface RefusalGroup {
  readonly code: string
  readonly fate: 'refused' | 'held'
  readonly message: string
  readonly count: number
  readonly first: { readonly file: string; readonly line: number; readonly column: string }
}

/** Refusals by what was wrong and where: the many first, each with its first place. */
export async function groupRefusals(tx: Tx, runId: string): Promise<readonly RefusalGroup[]> {
  const { rows } = await tx.sql.query<RefusalGroup>(
    `select * from (
       select distinct on (code, fate, file, "column") code, fate, message,
              count(*) over (partition by code, fate, file, "column")::int as count,
              json_build_object('file', file, 'line', line, 'column', "column") as first
       from sync_refusals where run_id = $1
       order by code, fate, file, "column", n) g
     order by (fate = 'held'), count desc, code limit 200`,
    [runId],
  )
  return rows
}

export async function listTolerances(tx: Tx, runId: string) {
  const { rows } = await tx.sql.query<{
    file: string
    code: string
    count: number
    firstLine: number
    column: string
  }>(
    `select file, code, count, first_line as "firstLine", "column" from sync_tolerances
     where run_id = $1 order by count desc, file, code`,
    [runId],
  )
  return rows
}
