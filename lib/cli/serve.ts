import { existsSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { isSchemaBehind } from '@/lib/db/migrate/is-schema-behind'
import { refusePrivilegedLogin } from '@/lib/db/refuse-privileged-login'
import { database } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { onStop } from '@/lib/platform/on-stop'
import { reasonOf } from './launcher/reason'

// How long requests under way may take when the server is told to stop.
const LAST_REQUESTS_MS = 3_000
// Longer than a load balancer's, so that it is never we who hang up on a request just sent.
const KEEP_ALIVE_MS = 65_000

const isDevelopment = process.argv.includes('--dev')

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

async function checkBeforehand(): Promise<void> {
  // Asked for here, so that its absence is a sentence at start and not a failed sign-in.
  void env.AUTH_SECRET
  if (!isDevelopment && !existsSync('.next/BUILD_ID')) refuse('There is no build yet: run npm run build.')
  const login = await refusePrivilegedLogin(database().pool).catch((error: unknown) => {
    return refuse(`DATABASE_URL: the database does not answer (${reasonOf(error)}).`)
  })
  if (!login.ok) refuse(login.problem)
  if (await isSchemaBehind(database().pool))
    refuse('The database is behind this program: run npm run db:migrate.')
}

await checkBeforehand()
// Before the framework is read: it decides by this which of its halves it is.
Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production' })
const { default: next } = await import('next')

const app = next({ dev: isDevelopment, hostname: env.HOST, port: env.PORT, turbopack: isDevelopment })
await app.prepare()
const handle: RequestListener = app.getRequestHandler()
const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handle)
server.once('error', (error: NodeJS.ErrnoException) => {
  refuse(
    error.code === 'EADDRINUSE'
      ? `PORT: ${env.PORT} is taken by another program; set PORT to a free one.`
      : `HOST, PORT: cannot listen on ${env.HOST}:${env.PORT} (${error.code}).`,
  )
})
server.listen(env.PORT, env.HOST, () => {
  log.info({ port: env.PORT }, 'Listening')
  process.send?.('listening')
})

onStop(async () => {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS).unref()
  await closed
  await app.close()
  await database().close()
})
