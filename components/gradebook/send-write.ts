import type { SendOutcome } from '@/components/gradebook/write-queue'
import { type CellWrite, cellConflict, cellRefusal, cellWritten } from '@/lib/features/gradebook/contract'

const PATIENCE_MS = 15_000

/** Sends one write. An answer that does not say what became of it counts as none: the write may be sent again. */
export async function sendWrite(classId: string, write: CellWrite): Promise<SendOutcome> {
  try {
    const response = await fetch(`/api/classes/${classId}/cells`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(write),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const body: unknown = await response.json().catch(() => null)
    return read(response.status, body)
  } catch {
    return { kind: 'unreachable' }
  }
}

function read(status: number, body: unknown): SendOutcome {
  if (status === 200) {
    const written = cellWritten.safeParse(body)
    return written.success ? { kind: 'written', written: written.data } : { kind: 'unreachable' }
  }
  if (status === 409) {
    const conflict = cellConflict.safeParse(body)
    return conflict.success
      ? { kind: 'conflict', conflict: conflict.data }
      : { kind: 'refused', code: 'operation-reused' }
  }
  const refusal = cellRefusal.safeParse(body)
  if (refusal.success) return { kind: 'refused', code: refusal.data.code }
  switch (status) {
    case 401:
      return { kind: 'refused', code: 'signed-out' }
    case 403:
      return { kind: 'refused', code: 'forbidden' }
    case 404:
      return { kind: 'refused', code: 'not-found' }
    case 400:
    case 422:
      return { kind: 'refused', code: 'bad-value' }
    case 423:
      return { kind: 'refused', code: 'closed' }
    default:
      return { kind: 'unreachable' }
  }
}
