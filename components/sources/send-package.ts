import { uploadAnswer } from '@/lib/features/ingest/contract'

/** Why a file did not arrive, in words the screen has. */
export type UploadProblem =
  | { readonly kind: 'too-large' | 'empty' | 'signed-out' | 'forbidden' | 'lost' | 'offline' }
  | { readonly kind: 'failed'; readonly reference: string }

export type Sent =
  | { readonly ok: true; readonly runId: string }
  | { readonly ok: false; readonly problem: UploadProblem }

export interface Sending {
  readonly file: File
  /** Null lets the file say whose it is. */
  readonly sourceId: string | null
  readonly onBytes: (sent: number) => void
  readonly signal: AbortSignal
}

/** Sends a package. By XMLHttpRequest, because fetch does not say how far an upload is. Null where it was called off. */
export function sendPackage({ file, sourceId, onBytes, signal }: Sending): Promise<Sent | null> {
  const query = new URLSearchParams({ name: file.name })
  if (sourceId !== null) query.set('source', sourceId)
  const request = new XMLHttpRequest()
  return new Promise((resolve) => {
    request.open('POST', `/api/sources/uploads?${query}`)
    request.setRequestHeader('Content-Type', 'application/zip')
    request.upload.onprogress = (event) => onBytes(event.loaded)
    request.onload = () => resolve(readAnswer(request.status, parseJson(request.responseText)))
    request.onerror = () => resolve({ ok: false, problem: { kind: navigator.onLine ? 'lost' : 'offline' } })
    request.onabort = () => resolve(null)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function readAnswer(status: number, body: unknown): Sent {
  const answer = uploadAnswer.safeParse(body)
  if (status === 200 && answer.success) return { ok: true, runId: answer.data.runId }
  return { ok: false, problem: problemOf(status, body) }
}

function problemOf(status: number, body: unknown): UploadProblem {
  switch (status) {
    case 401:
      return { kind: 'signed-out' }
    case 403:
      return { kind: 'forbidden' }
    case 413:
      return { kind: 'too-large' }
    case 422:
      return { kind: 'empty' }
    default:
      return { kind: 'failed', reference: referenceIn(body) ?? String(status) }
  }
}

function referenceIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('reference' in body)) return null
  return typeof body.reference === 'string' ? body.reference : null
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return null
  }
}
