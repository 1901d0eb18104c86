import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Cluster, startCluster } from '@/lib/db/embedded/cluster'
import type { Durability } from '@/lib/db/embedded/settings'

/**
 * A cluster of one's own on a free port, gone with its folder when stopped or when its process is killed.
 * `disposable` for tests; `durable` for benchmarks, where writing to disk is part of what is measured.
 */
export async function startThrowawayCluster(durability: Durability = 'disposable'): Promise<Cluster> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tessera-'))
  return startCluster({ folder, durability, disposable: true, onNotice: () => undefined })
}
