import pg from 'pg'
import type { Tx } from '@/lib/db/client'
import type { FileName } from '@/lib/protocols/oneroster/csv/columns'

/**
 * What every statement of one import shares. Set-based SQL of an import creates temporary tables from selects, and
 * such statements take no parameters: so the ids stand in the text, as literals made here and nowhere else.
 */
export interface RunContext {
  readonly tx: Tx
  readonly districtId: string
  readonly sourceId: string
  readonly runId: string
  /** The instant of the import: one for all rows it writes. */
  readonly at: Date
  /** The district's today. */
  readonly today: string
  /** Literals for SQL text. */
  readonly sql: {
    readonly district: string
    readonly source: string
    readonly run: string
    readonly at: string
    readonly today: string
  }
}

export function runContext(
  tx: Tx,
  of: Pick<RunContext, 'districtId' | 'sourceId' | 'runId' | 'at' | 'today'>,
): RunContext {
  const quote = pg.escapeLiteral
  return {
    tx,
    ...of,
    sql: {
      district: `${quote(of.districtId)}::uuid`,
      source: `${quote(of.sourceId)}::uuid`,
      run: `${quote(of.runId)}::uuid`,
      at: `${quote(of.at.toISOString())}::timestamptz`,
      today: `${quote(of.today)}::date`,
    },
  }
}

/** Runs one statement; the number of rows it touched. */
export async function execute(run: RunContext, statement: string): Promise<number> {
  return (await run.tx.sql.query(statement)).rowCount ?? 0
}

export async function count(run: RunContext, select: string): Promise<number> {
  const { rows } = await run.tx.sql.query<{ n: number }>(
    `select count(*)::int as n from (${select}) as counted`,
  )
  return rows[0]?.n ?? 0
}

/** Puts the run's literals where a spec's SQL names them. */
export function fill(run: RunContext, statement: string): string {
  return statement
    .replaceAll('$district', run.sql.district)
    .replaceAll('$source', run.sql.source)
    .replaceAll('$run', run.sql.run)
    .replaceAll('$at', run.sql.at)
}

/** `userMasterIdentifier` → `user_master_identifier`: the standard's name as a table name, or part of one. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The standard's name as a column; SQL keeps one of its names for itself. */
export function columnOf(name: string): string {
  return name === 'primary' ? '"primary"' : snake(name)
}

/** The temporary tables of a file: as read, what is new in it, what its source has ended. */
export const incoming = (file: FileName) => `incoming_${snake(file)}`
export const fresh = (file: FileName) => `fresh_${snake(file)}`
export const gone = (file: FileName) => `gone_${snake(file)}`
export const staged = (file: FileName) => `staged_${snake(file)}`
