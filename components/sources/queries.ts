import { queryOptions } from '@tanstack/react-query'
import {
  type RunDetail,
  type RunSummary,
  runDetail,
  type SourcesAnswer,
  sourcesAnswer,
} from '@/lib/features/ingest/contract'

/** What went wrong while reading: the status, and the code a person can read out. */
export class SourceReadError extends Error {
  constructor(
    readonly status: number,
    readonly reference: string | null,
  ) {
    super(`reading failed with status ${status}`)
  }
}

const WORKING_MS = 1_000
/** Somebody else may upload, or a cut run be begun again: looked for from time to time. */
const RESTING_MS = 30_000

const WORKING: readonly RunSummary['state'][] = ['uploading', 'waiting', 'reading', 'promoting']

/** Whether a run is under way, so that looking again will show more. */
export function isWorking(run: Pick<RunSummary, 'state'>): boolean {
  return WORKING.includes(run.state)
}

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: async ({ signal }): Promise<SourcesAnswer> =>
    sourcesAnswer.parse(await readJson('/api/sources', signal)),
  refetchInterval: (query) => (query.state.data?.runs.some(isWorking) ? WORKING_MS : RESTING_MS),
  staleTime: 0,
  retry: (failures, error) => failures < 2 && mayHelpToRepeat(error),
})

export function runQuery(runId: string) {
  return queryOptions({
    queryKey: ['runs', runId],
    queryFn: async ({ signal }): Promise<RunDetail> =>
      runDetail.parse(await readJson(`/api/runs/${runId}`, signal)),
    refetchInterval: (query) => {
      const { data } = query.state
      if (data === undefined) return false
      if (isWorking(data)) return WORKING_MS
      return data.state === 'cut' ? RESTING_MS : false
    },
    staleTime: 0,
    retry: (failures, error) => failures < 2 && mayHelpToRepeat(error),
  })
}

function mayHelpToRepeat(error: Error): boolean {
  return !(error instanceof SourceReadError && error.status < 500)
}

async function readJson(path: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(path, { signal, headers: { accept: 'application/json' } })
  if (response.ok) return response.json()
  throw new SourceReadError(response.status, await referenceOf(response))
}

async function referenceOf(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null || !('reference' in body)) return null
  return typeof body.reference === 'string' ? body.reference : null
}
