import type { Instrumentation } from 'next'

/** A page that failed shows its digest and nothing else; the log has the same digest beside the place. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  // biome-ignore lint/style/noProcessEnv: the bundler writes the value in, and leaves the rest out of what is no server.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/lib/platform/log')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  log.error({ error, referenceId: digest, route: context.routePath }, 'A page failed')
}
