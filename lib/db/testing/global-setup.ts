import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '@/lib/db/migrate/migrate-database'
import { startThrowawayCluster } from './throwaway-cluster'

declare module 'vitest' {
  interface ProvidedContext {
    readonly cluster: { readonly superUrl: string; readonly ownerUrl: string; readonly appUrl: string }
  }
}

/** One cluster for a run of database tests; its migrated database is what every test file gets a copy of. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { superUrl, ownerUrl, appUrl, stop } = await startThrowawayCluster()
  await migrateDatabase({ ownerUrl, appUrl })
  project.provide('cluster', { superUrl, ownerUrl, appUrl })
  return stop
}
