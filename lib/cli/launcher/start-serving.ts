import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, startChild, typescript } from './child'
import type { Household } from './household'

export interface Serving {
  readonly appUrl: string
  readonly isEmbedded: boolean
  readonly authSecret: string
  readonly host: string
  readonly port: number
  /** A folder for what server and worker print; in development it is the terminal. */
  readonly logs: string
  readonly isDevelopment: boolean
}

const HEALTH_EVERY_MS = 50

/** Starts server and worker, and answers once both the server and its database do. `failure` never comes but as a rejection. */
export async function startServing(
  household: Household,
  serving: Serving,
): Promise<{ readonly failure: Promise<never> }> {
  const env = {
    DATABASE_URL: serving.appUrl,
    // The owner's login is for migrations; no running process holds it.
    DATABASE_OWNER_URL: undefined,
    AUTH_SECRET: serving.authSecret,
    TESSERA_EMBEDDED: serving.isEmbedded ? '1' : '',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: serving.host,
    PORT: String(serving.port),
  }
  const start = (name: string, file: string, ...args: readonly string[]) => {
    const logFile = path.join(serving.logs, `${path.basename(file, '.ts')}.log`)
    const output = serving.isDevelopment ? {} : { logFile }
    return household.add(startChild({ name, args: typescript(file, ...args), env, ...output }))
  }
  const server = start('The server', 'lib/cli/serve.ts', ...(serving.isDevelopment ? ['--dev'] : []))
  const worker = start('The worker', 'lib/worker.ts')
  const failure = Promise.race([failed(server), failed(worker)])
  // Its own word, over a channel nobody else has: whatever answers on this port is the server started here.
  await Promise.race([server.listening, failure])
  await Promise.race([isHealthy(serving), failure])
  return { failure }
}

async function isHealthy({ host, port }: Serving): Promise<void> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host
  for (;;) {
    const answer = await fetch(`http://${reachable}:${port}/api/health`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(HEALTH_EVERY_MS)
  }
}

/** None of them ends by itself but by a fault. */
async function failed(child: Child): Promise<never> {
  await child.ended
  throw new Error(`${child.name} ended.\n${await child.lastWords()}`.trim())
}
