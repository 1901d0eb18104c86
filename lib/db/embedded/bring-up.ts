import { existsSync } from 'node:fs'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findFreePort } from './free-port'
import { dataOf, type Home } from './home'
import { printUrl } from './logins'
import { findProcess, nameDeadHolder, readPostmaster } from './postmaster'
import { run } from './run'
import type { Secrets } from './secrets'
import { type Durability, printSettings } from './settings'

// Recovery after a crash in the middle of a large import takes its time.
const READY_WITHIN_MS = 180_000
const REAPED_WITHIN_MS = 5_000
const LOG_MAX_BYTES = 5_000_000

/** Answers once the cluster does; the answer's port is the one it listens on. */
export async function bringUp(home: Home, secrets: Secrets, durability: Durability): Promise<Secrets> {
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
