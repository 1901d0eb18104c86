import { z } from 'zod'
import { getRun } from '@/lib/features/ingest/get-run'
import { printRefusals } from '@/lib/features/ingest/print-refusals'
import { database } from '@/lib/platform/database'
import { longRoute } from '@/lib/platform/route'

/** Every refusal of a run as a CSV file, however many there are. */
export const GET = longRoute(
  { access: { action: 'import' }, params: z.object({ runId: z.uuid() }) },
  async ({ district, params }) => {
    // A run that is not there is a wrong address, not a file without lines.
    await database().inDistrict(district.id, (tx) => getRun(tx, params.runId), 'read only')
    return new Response(streamOf(printRefusals(database(), district.id, params.runId)), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="refusals.csv"',
        'Cache-Control': 'private, no-store',
      },
    })
  },
)

/** As fast as the browser takes it. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}
