import type { Tx } from '@/lib/db/client'
import type { RunQuestion } from '../contract'

/** An upload of which nothing has been heard for this long was cut. */
const UPLOAD_SILENCE_MAX = '3 minutes'

/** Stores the next pieces of an upload; false where the run no longer takes any (it was given up as cut). */
export async function addChunks(
  tx: Tx,
  of: { readonly districtId: string; readonly runId: string },
  from: number,
  pieces: readonly Uint8Array[],
): Promise<boolean> {
  const { rowCount } = await tx.sql.query(
    `update sync_runs set alive_at = now() where id = $1 and state = 'uploading'`,
    [of.runId],
  )
  if (rowCount !== 1) return false
  for (const [at, piece] of pieces.entries()) {
    await tx.sql.query('insert into upload_chunks (district_id, run_id, n, bytes) values ($1, $2, $3, $4)', [
      of.districtId,
      of.runId,
      from + at,
      piece,
    ])
  }
  return true
}

/** The upload is whole: its run waits to be taken up. */
export async function completeUpload(tx: Tx, runId: string): Promise<void> {
  await tx.sql.query(`update sync_runs set state = 'waiting', alive_at = now() where id = $1`, [runId])
}

/** Pieces `from` … `from + count − 1`, in order. */
export async function readChunks(
  tx: Tx,
  runId: string,
  from: number,
  count: number,
): Promise<readonly Uint8Array[]> {
  const { rows } = await tx.sql.query<{ bytes: Buffer }>(
    'select bytes from upload_chunks where run_id = $1 and n >= $2 and n < $3 order by n',
    [runId, from, from + count],
  )
  return rows.map((row) => row.bytes)
}

export async function deleteChunks(tx: Tx, runId: string): Promise<void> {
  await tx.sql.query('delete from upload_chunks where run_id = $1', [runId])
}

/** Gives up one upload that broke off, or all that have fallen silent: their pieces go, the run stays as what happened. */
export async function giveUpUploads(tx: Tx, runId: string | null): Promise<void> {
  await tx.sql.query(
    `with cut as (
       update sync_runs set state = 'cut', finished_at = now()
       where state = 'uploading' and (id = $1 or alive_at < now() - interval '${UPLOAD_SILENCE_MAX}')
       returning district_id, id)
     delete from upload_chunks u using cut where u.district_id = cut.district_id and u.run_id = cut.id`,
    [runId],
  )
}

export interface UploadFacts {
  readonly state: string
  readonly sourceId: string | null
  readonly startedBy: string | null
  readonly accepted: boolean
  readonly isSample: boolean
  readonly timeZone: string
}

/** What deciding about an uploaded run takes, its district included. Null where there is no such run. */
export async function findUpload(tx: Tx, runId: string): Promise<UploadFacts | null> {
  const { rows } = await tx.sql.query<UploadFacts>(
    `select r.state, r.source_id as "sourceId", r.started_by as "startedBy", d.is_sample as "isSample",
            d.time_zone as "timeZone", coalesce(r.question->>'decision' = 'accepted', false) as accepted
     from sync_runs r join districts d on d.id = r.district_id where r.id = $1`,
    [runId],
  )
  return rows[0] ?? null
}

/** Puts a run back in the queue: whoever begins it again begins at its beginning. */
export async function waitAgain(tx: Tx, runId: string): Promise<void> {
  await tx.sql.query(
    `update sync_runs set state = 'waiting', alive_at = now(), finished_at = null where id = $1`,
    [runId],
  )
}

/** A stopped run's question, held for this transaction; null where the run is not stopped. */
export async function lockQuestion(tx: Tx, runId: string): Promise<RunQuestion | null> {
  const { rows } = await tx.sql.query<{ question: RunQuestion | null }>(
    `select question from sync_runs where id = $1 and state = 'stopped' for update`,
    [runId],
  )
  return rows[0]?.question ?? null
}

export async function runExists(tx: Tx, runId: string): Promise<boolean> {
  const { rowCount } = await tx.sql.query('select from sync_runs where id = $1', [runId])
  return rowCount === 1
}

export async function writeDecision(
  tx: Tx,
  runId: string,
  question: RunQuestion,
  state: 'waiting' | 'abandoned',
): Promise<void> {
  await tx.sql.query(
    `update sync_runs set question = $2, state = $3, alive_at = now(),
       finished_at = case when $3 = 'abandoned' then now() end
     where id = $1`,
    [runId, JSON.stringify(question), state],
  )
}

export async function sourceExists(tx: Tx, sourceId: string): Promise<boolean> {
  const { rowCount } = await tx.sql.query('select from sources where id = $1 and ended_at is null', [
    sourceId,
  ])
  return rowCount === 1
}
