import { type FrameworkAnswer, frameworkAnswer } from '@/lib/features/ingest/contract'

/** Why a framework was not taken in; nothing has changed then. */
export type FrameworkProblem =
  | { readonly kind: 'unreadable'; readonly sentence: string; readonly found: string }
  | { readonly kind: 'too-large' | 'signed-out' | 'forbidden' | 'offline' | 'lost' | 'failed' }

export type SentFramework =
  | { readonly ok: true; readonly answer: FrameworkAnswer }
  | { readonly ok: false; readonly problem: FrameworkProblem }

/** Sends a CASE file and answers what became of it. */
export async function sendFramework(file: File): Promise<SentFramework> {
  let response: Response
  try {
    const headers = { 'Content-Type': 'application/json' }
    response = await fetch('/api/frameworks', { method: 'POST', headers, body: file })
  } catch {
    return { ok: false, problem: { kind: navigator.onLine ? 'lost' : 'offline' } }
  }
  const body: unknown = await response.json().catch(() => null)
  const answer = frameworkAnswer.safeParse(body)
  if (response.ok && answer.success) return { ok: true, answer: answer.data }
  return { ok: false, problem: problemOf(response.status, body) }
}

function problemOf(status: number, body: unknown): FrameworkProblem {
  if (status === 401) return { kind: 'signed-out' }
  if (status === 403) return { kind: 'forbidden' }
  if (status === 413) return { kind: 'too-large' }
  if (status === 422 && typeof body === 'object' && body !== null && 'sentence' in body) {
    const found = 'found' in body && typeof body.found === 'string' ? body.found : ''
    return { kind: 'unreadable', sentence: String(body.sentence), found }
  }
  return { kind: 'failed' }
}
