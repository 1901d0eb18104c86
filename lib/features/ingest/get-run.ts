import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/platform/errors'
import { TOLERANCES } from '@/lib/protocols/oneroster/csv/verdicts'
import type { RunDetail } from './contract'
import { findRun, groupRefusals, listTolerances } from './repository/run-reads'
import { whoCanFix } from './who-can-fix'

const SENTENCES = new Map<string, string>(Object.entries(TOLERANCES))

/** The report of one run; throws `not-found`. */
export async function getRun(tx: Tx, runId: string): Promise<RunDetail> {
  const run = await findRun(tx, runId)
  if (run === null) throw new AppError('not-found', 'No such run.')
  const refusals = await groupRefusals(tx, runId)
  const tolerances = await listTolerances(tx, runId)
  return {
    ...run,
    refusals: refusals.map((group) => ({
      ...group,
      fixer: whoCanFix({ code: group.code, column: group.first.column }),
    })),
    tolerances: tolerances.map((one) => ({ ...one, sentence: SENTENCES.get(one.code) ?? one.code })),
  }
}
