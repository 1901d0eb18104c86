import { isHealthy } from '@/lib/platform/health'

export const dynamic = 'force-dynamic'

/** For whoever watches over the process: it answers, and its database answers it. */
export async function GET(): Promise<Response> {
  const healthy = await isHealthy()
  return Response.json(
    { status: healthy ? 'ok' : 'no-database' },
    { status: healthy ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
