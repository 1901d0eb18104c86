import { existsSync } from 'node:fs'
import { findBinaries } from './binaries'
import { bringUp } from './bring-up'
import { dataOf, type Home, prepareHome } from './home'
import { takeLease } from './lease'
import { ensureLogins, printUrl, recreateDatabase } from './logins'
import { makeData } from './make-data'
import { findProcess, readPostmaster } from './postmaster'
import { readSecrets, type Secrets, writeSecrets } from './secrets'
import type { Durability } from './settings'

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

const WATCH_EVERY_MS = 1_000

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
    const watch = watchOver(home, secrets, options)
    return {
      ownerUrl: printUrl(secrets, 'owner'),
      appUrl: printUrl(secrets, 'app'),
      superUrl: printUrl(secrets, 'superuser'),
      recreate: () => recreateDatabase(secrets),
      async stop() {
        await watch.end()
        await lease.release()
      },
    }
  } catch (error) {
    await lease.release()
    throw error
  }
}

/** Brings a cluster that was killed (by hand, by a machine short of memory) up again, on the same port. */
function watchOver(home: Home, secrets: Secrets, options: ClusterOptions): { end(): Promise<void> } {
  let look = Promise.resolve()
  let looking = false
  async function lookOnce(): Promise<void> {
    const holder = await readPostmaster(dataOf(home))
    if (holder !== undefined && (await findProcess(holder.pid)) === 'postgres') return
    options.onNotice('The embedded database was ended from outside; it is started again.')
    await bringUp(home, secrets, options.durability)
  }
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look = lookOnce()
      .catch((error: unknown) => options.onNotice(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        looking = false
      })
  }, WATCH_EVERY_MS)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await look
    },
  }
}
