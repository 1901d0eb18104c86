import { queryOptions } from '@tanstack/react-query'
import { cellKey } from '@/components/gradebook/cell-key'
import type { GridPayload } from '@/lib/core/gradebook/grid'
import type { CellAddress, CellEvidence, WhatIf, WhatIfAnswer } from '@/lib/features/gradebook/contract'

/** What went wrong while reading: the status, and the code a person can read out. */
export class ReadError extends Error {
  constructor(
    readonly status: number,
    readonly reference: string | null,
  ) {
    super(`reading failed with status ${status}`)
  }
}

export function gridPath(classId: string): string {
  return `/api/classes/${classId}/grid`
}

/** The whole grid of a class. */
export function gridQuery(classId: string) {
  return queryOptions({
    queryKey: ['classes', classId, 'grid'],
    queryFn: async ({ signal }): Promise<GridPayload> => {
      // SAFETY: our own server's answer, typed by the same core; checking 60 KB of numbers would cost the first paint.
      return (await readJson(gridPath(classId), signal)) as GridPayload
    },
    retry: (failures, error) => failures < 2 && !(error instanceof ReadError && error.status < 500),
    // A grid nobody looks at is not worth a request; one that comes back into sight is.
    refetchOnWindowFocus: true,
  })
}

/** What stands behind one cell. */
export function evidenceQuery(classId: string, cell: CellAddress, version: number) {
  return queryOptions({
    queryKey: ['classes', classId, 'evidence', cellKey(cell), version],
    queryFn: async ({ signal }): Promise<CellEvidence> => {
      const query = new URLSearchParams({ student: cell.studentId })
      if ('objectiveId' in cell) query.set('objective', cell.objectiveId)
      if ('itemId' in cell) query.set('item', cell.itemId)
      // SAFETY: as above; the kind of the cell asked for is the kind answered.
      return (await readJson(`/api/classes/${classId}/evidence?${query}`, signal)) as CellEvidence
    },
    // The working of the version before stays in sight until the new one is there.
    placeholderData: (before, query) => (query?.queryKey[3] === cellKey(cell) ? before : undefined),
  })
}

/** The grade as it would be. Asked by POST for what is supposed is long; nothing of it is stored. */
export function whatIfQuery(classId: string, supposed: WhatIf, version: number) {
  return queryOptions({
    queryKey: ['classes', classId, 'what-if', supposed, version],
    queryFn: async ({ signal }): Promise<WhatIfAnswer> => {
      const body = { method: 'POST', body: JSON.stringify(supposed) }
      // SAFETY: as above.
      return (await readJson(`/api/classes/${classId}/what-if`, signal, body)) as WhatIfAnswer
    },
    // The grade of the text before stays in sight while the next is worked out.
    placeholderData: (before) => before,
    retry: false,
    gcTime: 60_000,
  })
}

async function readJson(path: string, signal: AbortSignal, asked: RequestInit = {}): Promise<unknown> {
  const json = { accept: 'application/json', ...(asked.body ? { 'content-type': 'application/json' } : {}) }
  const response = await fetch(path, { ...asked, signal, headers: json })
  if (response.ok) return response.json()
  throw new ReadError(response.status, await referenceOf(response))
}

async function referenceOf(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null || !('reference' in body)) return null
  return typeof body.reference === 'string' ? body.reference : null
}
