import type { Acting } from '@/lib/platform/acting'
import { env } from '@/lib/platform/env'
import type { RunSummary, SourcesAnswer } from './contract'
import { listRuns } from './repository/run-reads'
import { listAllSources, listApart } from './repository/source-reads'

const RUNS_OF_ALL = 8
const RUNS_OF_EACH = 14
const APART_SHOWN = 20

/** The administrator's picture of what comes in: sources with their runs, the newest runs, what waits for a person. */
export async function listSources({ tx, district }: Pick<Acting, 'tx' | 'district'>): Promise<SourcesAnswer> {
  const sources = await listAllSources(tx)
  const runs = await listRuns(tx, { ofAll: RUNS_OF_ALL, ofEach: RUNS_OF_EACH })
  const apart = await listApart(tx, APART_SHOWN)
  return {
    sources: sources.map((source) => {
      const own = runs.filter((run) => run.source?.id === source.id).slice(0, RUNS_OF_EACH)
      return { ...source, records: recordsOf(own), runs: own }
    }),
    runs: runs.slice(0, RUNS_OF_ALL),
    apart: [...apart.records],
    apartCount: apart.count,
    isSample: district.isSample,
    uploadMaxMb: env.UPLOAD_MAX_MB,
  }
}

function recordsOf(runs: readonly RunSummary[]): number | null {
  const report = runs.find((run) => run.report !== null)?.report
  if (!report) return null
  return Object.values(report.files).reduce((sum, file) => sum + file.read, 0)
}
