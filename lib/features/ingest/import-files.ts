import path from 'node:path'
import type { Database } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import { type ImportOutcome, importPackage, type SaidOfSystem } from './import-package'
import { createRun, markCutRuns } from './repository/runs'
import { createSource, findSource } from './repository/sources'

export interface FilesOrder {
  readonly actor: Actor
  readonly timeZone: string
  readonly path: string
  /** Chosen by a person; else the package's own word decides. */
  readonly sourceName: string | null
  readonly sourceKind: string
  /** A source nobody has seen before may be made. */
  readonly mayCreateSource: boolean
  readonly acceptEnding: boolean
  readonly recalculate: RecalculateAfterImport
  readonly onBytes?: (read: number, total: number) => void
}

/** The package names no system, and nobody chose a source. */
export class SourceUnknown extends Error {}

/** The source does not exist, and making one was not asked for. */
export class SourceMissing extends Error {
  constructor(readonly sourceName: string) {
    super(`There is no source named ${sourceName} yet.`)
  }
}

/** Imports a package that lies on this machine: the command line's way, and the sample district's. */
export async function importFiles(
  db: Database,
  order: FilesOrder,
): Promise<ImportOutcome & { readonly runId: string }> {
  const { districtId } = order.actor
  const runId = await db.inDistrict(districtId, async (tx) => {
    await markCutRuns(tx)
    return createRun(tx, {
      districtId,
      fileName: path.basename(order.path),
      startedBy: order.actor.kind === 'user' ? order.actor.userId : null,
      state: 'reading',
      sourceId: null,
    })
  })
  const outcome = await importPackage(db, {
    actor: order.actor,
    timeZone: order.timeZone,
    runId,
    source: (said) => decideSource(db, order, said),
    path: order.path,
    acceptEnding: order.acceptEnding,
    recalculate: order.recalculate,
    ...(order.onBytes === undefined ? {} : { onBytes: order.onBytes }),
  })
  return { ...outcome, runId }
}

function decideSource(db: Database, order: FilesOrder, said: SaidOfSystem): Promise<string> {
  const { districtId } = order.actor
  return db.inDistrict(districtId, async (tx) => {
    const name = order.sourceName ?? said.systemName ?? said.systemCode
    if (name === null) throw new SourceUnknown('The package names no system.')
    const systemCode = order.sourceName === null ? said.systemCode : null
    const found = await findSource(tx, { name, systemCode })
    if (found !== null) return found.id
    if (!order.mayCreateSource) throw new SourceMissing(name)
    return (await createSource(tx, districtId, { name, systemCode: said.systemCode, kind: order.sourceKind }))
      .id
  })
}
