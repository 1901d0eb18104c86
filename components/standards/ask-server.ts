import { type FrameworkProblem, lostProblem, problemOfStatus } from '@/components/standards/request-problem'
import { ok, type Result, refused } from '@/lib/core/result'
import {
  type FrameworkAnswer,
  type ImportStep,
  importStep,
  type OfferAnswer,
  offerAnswer,
  type ServerBody,
  type ServerImportBody,
  serverProblem,
} from '@/lib/features/ingest/contract'

/** Which frameworks a CASE server offers. Null where it was called off. */
export async function askServer(
  server: ServerBody,
  signal: AbortSignal,
): Promise<Result<OfferAnswer, FrameworkProblem> | null> {
  const asked = await post('/api/frameworks/servers', server, signal)
  if (asked === null || !asked.ok) return asked
  const answer = offerAnswer.safeParse(await asked.value.json().catch(() => null))
  return answer.success ? ok(answer.data) : refused(lostProblem())
}

/** Has a framework taken in from its server, and hears how far it is. Null where it was called off. */
export async function bringFromServer(
  order: ServerImportBody,
  onStep: (step: ImportStep) => void,
  signal: AbortSignal,
): Promise<Result<FrameworkAnswer, FrameworkProblem> | null> {
  const asked = await post('/api/frameworks/imports', order, signal)
  if (asked === null || !asked.ok) return asked
  try {
    for await (const line of linesOf(asked.value)) {
      const step = importStep.parse(JSON.parse(line))
      if (step.step === 'done') return ok(step.answer)
      if (step.step === 'refused') return refused({ kind: 'server', problem: step.problem })
      if (step.step === 'failed') return refused({ kind: 'failed' })
      onStep(step)
    }
  } catch {
    if (signal.aborted) return null
  }
  return refused(lostProblem())
}

async function post(
  path: string,
  body: ServerBody,
  signal: AbortSignal,
): Promise<Result<Response, FrameworkProblem> | null> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal })
    if (response.ok) return ok(response)
    const problem = serverProblem.safeParse(await response.json().catch(() => null))
    return refused(
      response.status === 422 && problem.success
        ? { kind: 'server', problem: problem.data }
        : problemOfStatus(response.status),
    )
  } catch {
    return signal.aborted ? null : refused(lostProblem())
  }
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const chunk = await reader?.read()
    if (chunk === undefined || chunk.done) return
    const lines = `${rest}${chunk.value}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
