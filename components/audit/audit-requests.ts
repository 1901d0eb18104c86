import { infiniteQueryOptions } from '@tanstack/react-query'
import { type AuditAnswer, type AuditFilter, auditAnswer, auditTooLarge } from '@/lib/features/admin/contract'

/** What went wrong while reading: the status, 0 where nothing was answered, and the code a person can read out. */
export class AuditReadError extends Error {
  constructor(
    readonly status: number,
    readonly reference: string | null,
  ) {
    super(`reading the audit failed with status ${status}`)
  }
}

export const NO_FILTER: AuditFilter = { act: null, person: null, target: null, from: null, until: null }

/** The audit as narrowed, newest first; each page goes on behind the last row of the one before. */
export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: async ({ signal, pageParam }): Promise<AuditAnswer> => {
      const response = await post('/api/audit/search', { ...filter, before: pageParam }, signal)
      const said: unknown = await response.json().catch(() => null)
      if (!response.ok) throw new AuditReadError(response.status, referenceOf(said))
      return auditAnswer.parse(said)
    },
    initialPageParam: startOfAll(),
    getNextPageParam: ({ rows, more }) => (more ? (rows.at(-1)?.id ?? null) : null),
    retry: (failures, error) =>
      failures < 2 && !(error instanceof AuditReadError && error.status >= 400 && error.status < 500),
    // Asked for again, it is read again: rows are added with every act, this one's own among them.
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}

function startOfAll(): string | null {
  return null
}

/** What became of an export. */
export type Exported =
  | { readonly state: 'done'; readonly file: Blob }
  | { readonly state: 'too-large'; readonly count: number }
  | { readonly state: 'failed' }

export async function exportAudit(filter: AuditFilter): Promise<Exported> {
  try {
    const response = await post('/api/audit/export', filter)
    if (response.ok) return { state: 'done', file: await response.blob() }
    const large = auditTooLarge.safeParse(await response.json())
    return large.success ? { state: 'too-large', count: large.data.count } : { state: 'failed' }
  } catch {
    return { state: 'failed' }
  }
}

async function post(path: string, body: object, signal?: AbortSignal): Promise<Response> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) }
  try {
    return await fetch(path, init)
  } catch (error) {
    if (signal?.aborted) throw error
    throw new AuditReadError(0, null)
  }
}

function referenceOf(said: unknown): string | null {
  if (typeof said !== 'object' || said === null || !('reference' in said)) return null
  return typeof said.reference === 'string' ? said.reference : null
}
