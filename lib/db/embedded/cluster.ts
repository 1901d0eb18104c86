import { existsSync } from 'node:fs'
import { appendFile, chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries'
import { findFreePort } from './free-port'
import { type Home, prepareHome } from './home'
import { takeLease } from './lease'
import { ensureLogins, printUrl, recreateDatabase } from './logins'
import { findProcess, nameDeadHolder, readPostmaster } from './postmaster'
import { run } from './run'
import { makeSecrets, readSecrets, type Secrets, writeSecrets } from './secrets'
import { type Durability, printSettings } from './settings'

/** A running cluster with its two logins. */
export interface Cluster {
  readonly ownerUrl: string
  readonly appUrl: string
  /** For bootstrapping and for tests of the walls; no program of ours works with it. */
  readonly superUrl: string
  /** Throws the database away and makes it anew, empty. */
  recreate(): Promise<void>
  /** Gives this process's use back; the last process out stops the cluster. */
  stop(): Promise<void>
}

export interface ClusterOptions {
  readonly folder: string
  readonly durability: Durability
  /** The folder goes when the cluster stops. */
  readonly disposable: boolean
  readonly onNotice: (line: string) => void
}

// Recovery after a crash in the middle of a large import takes its time.
const READY_WITHIN_MS = 180_000
const REAPED_WITHIN_MS = 5_000
const LOG_MAX_BYTES = 5_000_000

/** Starts the cluster of a folder, making it first where there is none; joins it where it already runs. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const home = await prepareHome(options.folder, await findBinaries(), options.onNotice)
  if (!existsSync(dataOf(home))) await makeData(home, options.disposable)
  const lease = await takeLease(home, options.disposable)
  try {
    const kept = await readSecrets(dataOf(home))
    const secrets = await bringUp(home, kept, options.durability)
    if (secrets.port !== kept.port) await writeSecrets(dataOf(home), secrets, home.account)
    await ensureLogins(secrets)
    return {
      ownerUrl: printUrl(secrets, 'owner'),
      appUrl: printUrl(secrets, 'app'),
      superUrl: printUrl(secrets, 'superuser'),
      recreate: () => recreateDatabase(secrets),
      stop: lease.release,
    }
  } catch (error) {
    await lease.release()
    throw error
  }
}

function dataOf(home: Home): string {
  return path.join(home.folder, 'data')
}

/** Under another name until complete: a start that was cut off in the middle begins again. */
async function makeData(home: Home, disposable: boolean): Promise<void> {
  const unfinished = path.join(home.folder, `data.${process.pid}`)
  const passwordFile = path.join(home.folder, `password.${process.pid}`)
  const secrets = makeSecrets()
  await rm(unfinished, { recursive: true, force: true })
  await writeFile(passwordFile, secrets.superuserPassword, { mode: 0o600 })
  if (home.account) await chown(passwordFile, home.account.uid, home.account.gid)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const sync = disposable ? ['--no-sync'] : []
  const made = await run(home, 'initdb', ['-D', unfinished, ...locale, ...login, ...sync])
  await rm(passwordFile, { force: true })
  if (made.code !== 0) throw new Error(`The embedded database could not be made: ${made.output.trim()}`)
  await appendFile(path.join(unfinished, 'postgresql.conf'), "\ninclude = 'tessera.conf'\n")
  await writeSecrets(unfinished, secrets, home.account)
  await rename(unfinished, dataOf(home)).catch(async (error: unknown) => {
    // Another process was quicker: its cluster is as good.
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(dataOf(home))) throw error
  })
}

/** Answers once the cluster does; the answer's port is the one it listens on. */
async function bringUp(home: Home, secrets: Secrets, durability: Durability): Promise<Secrets> {
  const data = dataOf(home)
  const deadline = Date.now() + READY_WITHIN_MS
  let zombieSince: number | undefined
  for (;;) {
    if (Date.now() > deadline)
      throw new Error(`The embedded database does not answer. ${await lastWords(home)}`)
    const holder = await readPostmaster(data)
    switch (holder === undefined ? 'gone' : await findProcess(holder.pid)) {
      case 'postgres': {
        const running = { ...secrets, port: holder?.port ?? 0 }
        if (await answers(running)) return running
        break
      }
      case 'zombie':
        // Usually its parent reaps it within a second; a container's first process may never.
        zombieSince ??= Date.now()
        if (Date.now() - zombieSince > REAPED_WITHIN_MS) await nameDeadHolder(data)
        break
      case 'other':
        await nameDeadHolder(data)
        await start(home, secrets.port, durability)
        break
      case 'gone':
        await start(home, secrets.port, durability)
        break
    }
    // Also gives a cluster whose last user is just leaving the time to say so.
    await sleep(50)
  }
}

async function start(home: Home, wantedPort: number, durability: Durability): Promise<void> {
  const data = dataOf(home)
  const log = path.join(home.folder, 'postgres.log')
  if (existsSync(log) && (await stat(log)).size > LOG_MAX_BYTES) await rm(log)
  await writeFile(path.join(data, 'tessera.conf'), printSettings(durability))
  const port = await findFreePort(wantedPort)
  const seconds = String(Math.ceil(READY_WITHIN_MS / 1000))
  const args = ['start', '-D', data, '-w', '-t', seconds, '-l', log, '-o', `-p ${port}`]
  const started = await run(home, 'pg_ctl', args)
  if (started.code === 0) return
  // Another process was quicker, or took the port: the next look at the lock file tells.
  const words = await lastWords(home)
  if (!/already exists|already in use/.test(words)) {
    throw new Error(`The embedded database does not start. ${words}`)
  }
}

async function lastWords(home: Home): Promise<string> {
  const log = await readFile(path.join(home.folder, 'postgres.log'), 'utf8').catch(() => '')
  return log.trim().split('\n').slice(-5).join('\n')
}

async function answers(secrets: Secrets): Promise<boolean> {
  const client = new pg.Client({
    connectionString: printUrl(secrets, 'superuser', 'postgres'),
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '28P01') {
      throw new Error('The embedded database does not take the passwords kept beside it.')
    }
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
