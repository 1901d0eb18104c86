import { log } from '@/lib/platform/log'
import { newId } from '@/lib/platform/new-id'

/**
 * An answer that tells how far a piece of work is: JSON values, one a line, while `work` tells them. What it throws is
 * logged and told as `{ step: 'failed', reference }`. Whoever stops reading stops nothing by it: `work` has the
 * request's signal for that.
 */
export function answerInSteps<Step extends object>(
  work: (tell: (step: Step) => void) => Promise<void>,
): Response {
  const encoder = new TextEncoder()
  let isRead = true
  const steps = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (step: object) => {
        if (isRead) controller.enqueue(encoder.encode(`${JSON.stringify(step)}\n`))
      }
      try {
        await work(tell)
      } catch (error) {
        const reference = newId().slice(-12)
        log.error({ error, referenceId: reference }, 'A request failed')
        tell({ step: 'failed', reference })
      }
      if (isRead) controller.close()
    },
    cancel() {
      isRead = false
    },
  })
  // Not to be packed: a packer holds lines back until it has many.
  const headers = {
    'Content-Type': 'application/x-ndjson',
    'Cache-Control': 'private, no-store, no-transform',
  }
  return new Response(steps, { headers })
}
