import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { buildIfNeeded } from '@/lib/cli/launcher/build-if-needed'
import { createHousehold } from '@/lib/cli/launcher/household'
import { loadSample } from '@/lib/cli/launcher/load-sample'
import { startServing } from '@/lib/cli/launcher/start-serving'
import type { Durability } from '@/lib/db/embedded/settings'
import { migrateDatabase } from '@/lib/db/migrate/migrate-database'
import { startThrowawayCluster } from '@/lib/db/testing/throwaway-cluster'

/** The whole of Tessera as a district runs it, on a database of its own. */
export interface Production {
  readonly baseUrl: string
  readonly appUrl: string
  readonly ownerUrl: string
  readonly superUrl: string
  stop(): Promise<void>
}

export interface ProductionOptions {
  readonly port: number
  readonly durability: Durability
  readonly withSample: boolean
}

const LOGS = 'test-results/logs'

/** Builds if needed and starts database, server and worker; all of it ends with `stop`, or with this process. */
export async function startProduction(options: ProductionOptions): Promise<Production> {
  const household = createHousehold()
  try {
    await mkdir(LOGS, { recursive: true })
    await buildIfNeeded(household, `${LOGS}/build.log`, () => undefined)
    const cluster = household.add(await startThrowawayCluster(options.durability))
    await migrateDatabase(cluster)
    if (options.withSample) await loadSample(household, cluster.appUrl)
    const { failure } = await startServing(household, {
      appUrl: cluster.appUrl,
      isEmbedded: true,
      authSecret: randomBytes(32).toString('hex'),
      host: '127.0.0.1',
      port: options.port,
      logs: LOGS,
      isDevelopment: false,
    })
    failure.catch((error: unknown) => {
      if (!household.isStopping) process.stderr.write(`${String(error)}\n`)
    })
    const { appUrl, ownerUrl, superUrl } = cluster
    return { baseUrl: `http://127.0.0.1:${options.port}`, appUrl, ownerUrl, superUrl, stop: household.stop }
  } catch (error) {
    await household.stop()
    throw error
  }
}
