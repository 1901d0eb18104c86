import { DEMOGRAPHICS_ROLE } from '@/lib/db/migrate/roles'
import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import { execute, type RunContext } from './run-context'

/**
 * Touches a file's lasting tables as whoever may: demographics, also where they wait in staging, only under the one
 * role that has them, which is lent this run's temporary tables for it.
 */
export async function asItsKeeper<T>(
  run: RunContext,
  file: FileName,
  temporary: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  if (file !== 'demographics') return work()
  await execute(run, `grant select, insert on ${temporary.join(', ')} to ${DEMOGRAPHICS_ROLE}`)
  await execute(run, `set local role ${DEMOGRAPHICS_ROLE}`)
  const result = await work()
  await execute(run, 'reset role')
  return result
}
