import type { Database, Tx } from '@/lib/db/client'
import { newId } from '@/lib/platform/new-id'
import type { Refusal, Tolerated } from '@/lib/protocols/oneroster/csv/verdicts'
import type { RunQuestion, RunReport } from '../contract'

/** A run whose process has not been heard of for this long is taken to be dead. */
const SILENCE_MAX = '30 seconds'

export async function createRun(
  tx: Tx,
  run: {
    readonly districtId: string
    readonly fileName: string
    readonly startedBy: string | null
    readonly state: 'uploading' | 'waiting' | 'reading'
    readonly sourceId: string | null
  },
): Promise<string> {
  const id = newId()
  await tx.sql.query(
    `insert into sync_runs (district_id, id, source_id, file_name, state, started_by, started_at, alive_at)
     values ($1, $2, $3, $4, $5, $6, now(), now())`,
    [run.districtId, id, run.sourceId, run.fileName, run.state, run.startedBy],
  )
  return id
}

/** Marks runs whose process died as cut. They changed nothing: an import is one transaction. */
export async function markCutRuns(tx: Tx): Promise<number> {
  const { rowCount } = await tx.sql.query(
    `update sync_runs set state = 'cut', finished_at = now()
     where state in ('reading', 'promoting') and alive_at < now() - interval '${SILENCE_MAX}'`,
  )
  return rowCount ?? 0
}

/** Takes up a run for work, unless it is finished or somebody alive has it. */
export async function takeUpRun(
  tx: Tx,
  runId: string,
  from: readonly string[],
): Promise<{ readonly fileName: string; readonly sourceId: string | null } | null> {
  const { rows } = await tx.sql.query<{ fileName: string; sourceId: string | null }>(
    `update sync_runs set state = 'reading', alive_at = now()
     where id = $1 and (state = any($2) or (state in ('reading', 'promoting', 'cut') and alive_at < now() - interval '${SILENCE_MAX}'))
     returning file_name as "fileName", source_id as "sourceId"`,
    [runId, from],
  )
  return rows[0] ?? null
}

/** Says, outside the import's own transaction so that others can see it, that the run lives and how far it is. */
export function createHeartbeat(db: Database, districtId: string, runId: string) {
  let pending = Promise.resolve()
  let saidAt = 0
  return {
    async say(
      progress: {
        readonly bytesRead?: number
        readonly bytesTotal?: number
        readonly state?: string
        readonly version?: string
        readonly sourceId?: string
      },
      force = false,
    ) {
      const now = Date.now()
      if (!force && now - saidAt < 700) return
      saidAt = now
      pending = pending.then(() =>
        db.inDistrict(districtId, async (tx) => {
          await tx.sql.query(
            `update sync_runs set alive_at = now(), bytes_read = coalesce($2, bytes_read), bytes_total = coalesce($3, bytes_total),
               state = coalesce($4, state), version = coalesce($5, version), source_id = coalesce($6, source_id)
             where id = $1 and state in ('waiting', 'reading', 'promoting')`,
            [
              runId,
              progress.bytesRead ?? null,
              progress.bytesTotal ?? null,
              progress.state ?? null,
              progress.version ?? null,
              progress.sourceId ?? null,
            ],
          )
        }),
      )
      await pending
    },
  }
}

export async function finishRun(
  tx: Tx,
  runId: string,
  end: { readonly state: string; readonly report?: RunReport; readonly question?: RunQuestion },
): Promise<void> {
  await tx.sql.query(
    `update sync_runs set state = $2, finished_at = now(), alive_at = now(), report = coalesce($3, report), question = coalesce($4, question)
     where id = $1`,
    [
      runId,
      end.state,
      end.report ? JSON.stringify(end.report) : null,
      end.question ? JSON.stringify(end.question) : null,
    ],
  )
}

/** Stores refusals of the reader; how many there are so far is the caller's to count. */
export async function addRefusals(
  tx: Tx,
  districtId: string,
  runId: string,
  refusals: readonly Refusal[],
  from: number,
): Promise<void> {
  if (refusals.length === 0) return
  await tx.sql.query(
    `insert into sync_refusals (district_id, run_id, n, file, line, "column", code, message, fate)
     select $1, $2, $3 + ordinality, file, line, col, code, message, 'refused'
     from unnest($4::text[], $5::int[], $6::text[], $7::text[], $8::text[]) with ordinality as r(file, line, col, code, message, ordinality)`,
    [
      districtId,
      runId,
      from,
      refusals.map((r) => r.file),
      refusals.map((r) => r.line),
      refusals.map((r) => String(r.column)),
      refusals.map((r) => r.code),
      refusals.map((r) => r.message),
    ],
  )
}

export async function addTolerances(
  tx: Tx,
  districtId: string,
  runId: string,
  tolerances: readonly (Tolerated & { readonly file: string; readonly code: string })[],
): Promise<void> {
  for (const t of tolerances) {
    await tx.sql.query(
      `insert into sync_tolerances (district_id, run_id, file, code, count, first_line, "column")
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (district_id, run_id, file, code) do update set count = sync_tolerances.count + excluded.count`,
      [districtId, runId, t.file, t.code, t.count, t.firstLine, t.column],
    )
  }
}
