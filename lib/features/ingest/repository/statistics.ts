import { FILE_ORDER } from '@/lib/protocols/oneroster/csv/columns'
import { count, execute, fresh, type RunContext } from './run-context'

/** From so many fresh records on, the planner's idea of the tables is out of date within this very transaction. */
const MANY = 2_000

/** Refreshes the planner's statistics where an import has written, or is about to write, much. */
export async function refreshStatistics(
  run: RunContext,
  of: 'coursework' | 'scores' | 'levels',
): Promise<void> {
  let records = 0
  for (const file of FILE_ORDER) records += await count(run, `select from ${fresh(file)}`)
  if (records >= MANY) await execute(run, `select refresh_statistics('${of}')`)
}
