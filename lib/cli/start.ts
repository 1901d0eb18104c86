import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/platform/env'
import { keepAuthSecret } from './launcher/auth-secret'
import { buildIfNeeded } from './launcher/build-if-needed'
import { createHousehold } from './launcher/household'
import { listSamplePeople } from './launcher/list-sample-people'
import { loadSampleIfEmpty } from './launcher/load-sample'
import { openDatabase } from './launcher/open-database'
import { isPortFree } from './launcher/port'
import { reasonOf } from './launcher/reason'
import { startServing } from './launcher/start-serving'
import { whenNpmLeaves } from './launcher/when-npm-leaves'

const isDevelopment = process.argv.includes('--dev')
const PORT_PATIENCE_MS = 3_000

const household = createHousehold()
const say = (line: string) => console.log(line)

async function end(code: number): Promise<never> {
  await household.stop()
  process.exit(code)
}

function listenForTheEnd(): void {
  let asked = 0
  const stop = () => {
    asked += 1
    if (asked > 1) {
      household.kill()
      process.exit(130)
    }
    say('Stopping …')
    void end(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  whenNpmLeaves(() => void end(1))
}

async function prepareDatabase() {
  const database = household.add(await openDatabase(say))
  await loadSampleIfEmpty(household, database, () => say('Loading the sample district …'))
  return database
}

async function prepareBuild(logs: string): Promise<void> {
  if (isDevelopment) return
  await buildIfNeeded(household, path.join(logs, 'build.log'), () =>
    say('Building (the first time takes a minute) …'),
  )
}

async function startHousehold(): Promise<void> {
  const began = Date.now()
  const logs = path.join(env.TESSERA_DATA_DIR, 'logs')
  await mkdir(logs, { recursive: true })
  if (!(await isPortFree(env.HOST, env.PORT, PORT_PATIENCE_MS))) {
    throw new Error(`PORT: ${env.PORT} is taken by another program; set PORT to a free one.`)
  }
  // Asked for before anything is built: its absence is known at once.
  const authSecret = env.hasDatabase || process.env.AUTH_SECRET ? env.AUTH_SECRET : await keepAuthSecret()
  const [database] = await Promise.all([prepareDatabase(), prepareBuild(logs)])
  const { failure } = await startServing(household, {
    appUrl: database.appUrl,
    isEmbedded: database.isEmbedded,
    authSecret,
    host: env.HOST,
    port: env.PORT,
    logs,
    isDevelopment,
  })
  const people = database.isEmbedded ? await listSamplePeople() : undefined
  greet((Date.now() - began) / 1000, people)
  await failure
}

function greet(seconds: number, people: string | undefined): void {
  const host = env.HOST === '0.0.0.0' || env.HOST === '::' ? 'localhost' : env.HOST
  say(`\n  Tessera is ready (${seconds.toFixed(1)} s): ${env.PUBLIC_URL ?? `http://${host}:${env.PORT}`}`)
  if (people !== undefined) say(`  ${people}`)
  say('  Ctrl-C ends all of it.\n')
}

listenForTheEnd()
try {
  await startHousehold()
} catch (error) {
  if (!household.isStopping) {
    console.error(reasonOf(error))
    await end(1)
  }
}
