import type { SendOutcome, WriteRefusal } from '@/components/gradebook/write-queue'
import type { CellConflict, CellWrite, CellWritten } from '@/lib/features/gradebook/contract'

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
    return readAnswer(response.status, body)
  } catch {
    return { kind: 'unreachable' }
  }
}

/** What an answer means. A captive portal's page, a proxy's error and a half answer say nothing about the write. */
export function readAnswer(status: number, body: unknown): SendOutcome {
  if (!isObject(body)) return { kind: 'unreachable' }
  if (status === 200) return isWritten(body) ? { kind: 'written', written: body } : { kind: 'unreachable' }
  if (isConflict(body)) return { kind: 'conflict', conflict: body }
  const code = refusalOf(status, body)
  return code === null ? { kind: 'unreachable' } : { kind: 'refused', code }
}

function refusalOf(status: number, body: object): WriteRefusal | null {
  const named = REFUSALS.find((code) => 'code' in body && body.code === code)
  if (named !== undefined) return named
  switch (status) {
    case 401:
      return 'signed-out'
    case 403:
      return 'forbidden'
    case 404:
      return 'not-found'
    case 400:
    case 422:
      return 'bad-value'
    case 423:
      return 'closed'
    default:
      return null
  }
}

const REFUSALS = ['forbidden', 'not-found', 'bad-value', 'operation-reused', 'closed'] as const

function isObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null
}

// Our own server's answers are told apart, not checked in depth: the schemas would be a seventh of the page's script.
function isWritten(body: object): body is CellWritten {
  return 'scores' in body && Array.isArray(body.scores) && 'levels' in body && Array.isArray(body.levels)
}

function isConflict(body: object): body is CellConflict {
  return (
    'code' in body &&
    body.code === 'conflict' &&
    'now' in body &&
    typeof body.now === 'object' &&
    body.now !== null &&
    isWritten(body.now)
  )
}
