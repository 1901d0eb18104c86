import { type FrameworkProblem, lostProblem, problemOfStatus } from '@/components/standards/request-problem'
import { ok, type Result, refused } from '@/lib/core/result'
import { type FrameworkAnswer, frameworkAnswer } from '@/lib/features/ingest/contract'

/** Sends a CASE file and answers what became of it. */
export async function sendFramework(file: File): Promise<Result<FrameworkAnswer, FrameworkProblem>> {
  let response: Response
  try {
    const headers = { 'Content-Type': 'application/json' }
    response = await fetch('/api/frameworks', { method: 'POST', headers, body: file })
  } catch {
    return refused(lostProblem())
  }
  const body: unknown = await response.json().catch(() => null)
  const answer = frameworkAnswer.safeParse(body)
  if (response.ok && answer.success) return ok(answer.data)
  if (response.status === 422 && typeof body === 'object' && body !== null && 'sentence' in body) {
    const found = 'found' in body && typeof body.found === 'string' ? body.found : ''
    return refused({ kind: 'unreadable', sentence: String(body.sentence), found })
  }
  return refused(problemOfStatus(response.status))
}
