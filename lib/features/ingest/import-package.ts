import type { Database, Tx } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import { writeAudit } from '@/lib/platform/audit'
import { lockImports } from '@/lib/platform/district-gate'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import { todayIn } from '@/lib/platform/today'
import { FILE_ORDER, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import { openPackage } from '@/lib/protocols/oneroster/csv/open-package'
import type { OneRosterPackage } from '@/lib/protocols/oneroster/csv/package'
import type { RunQuestion, RunReport } from './contract'
import { promoteChanges } from './promote-changes'
import { readPackage } from './read-package'
import {
  type FileChanges,
  findChanges,
  recallHeld,
  refuseDuplicates,
  setIdleAside,
} from './repository/changes'
import { type Ending, findLargeEndings, keepRolledOver } from './repository/endings'
import { execute, runContext } from './repository/run-context'
import { addRefusals, createHeartbeat, finishRun } from './repository/runs'
import { makeTemporaryRoom } from './repository/temporary-room'
import { auditCounts, fileReports } from './run-report'

export interface ImportOrder {
  readonly actor: Actor
  readonly timeZone: string
  readonly runId: string
  /** The source, or how to find it from what the package says of itself. */
  readonly source: string | ((said: SaidOfSystem) => Promise<string>)
  /** A zip file or a folder. */
  readonly path: string
  /** Lets what a bulk file no longer names end without asking. */
  readonly acceptEnding: boolean
  readonly recalculate: RecalculateAfterImport
  /** Told before every step; tests cut here. */
  readonly onStep?: (step: string) => void
  readonly onBytes?: (read: number, total: number) => void
}

/** What a package's manifest says of the system it comes from. */
export interface SaidOfSystem {
  readonly systemName: string | null
  readonly systemCode: string | null
}

export type ImportOutcome =
  | { readonly state: 'done'; readonly report: RunReport }
  | { readonly state: 'stopped'; readonly endings: readonly Ending[] }
  | { readonly state: 'failed'; readonly refused: number }

/** Another import of the district is running, or the levels of a policy are being computed. */
export class ImportBusy extends Error {}

/**
 * Takes a package from its bytes to levels, in one transaction: read, find what changed, promote, record, compute. Cut
 * anywhere, nothing has changed and it may be begun again. Stops, with nothing changed, where more would end than may
 * end without a person.
 */
export async function importPackage(db: Database, order: ImportOrder): Promise<ImportOutcome> {
  const { districtId } = order.actor
  const opened = await openPackage(order.path)
  if (!opened.ok) {
    await db.inDistrict(districtId, async (tx) => {
      await addRefusals(tx, districtId, order.runId, opened.refusals, 0)
      await finishRun(tx, order.runId, { state: 'failed' })
    })
    return { state: 'failed', refused: opened.refusals.length }
  }
  const sourceId = await sourceOf(order, opened.package).catch(async (error: unknown) => {
    await opened.package.close()
    throw error
  })
  const heart = createHeartbeat(db, districtId, order.runId)
  await heart.say(
    {
      bytesTotal: opened.package.bytes,
      bytesRead: 0,
      version: opened.package.version,
      sourceId,
    },
    true,
  )
  const beat = setInterval(() => void heart.say({}, true).catch(() => undefined), 5_000)
  try {
    return await db.inDistrict(districtId, (tx) => importInside(tx, order, sourceId, opened.package, heart))
  } catch (error) {
    if (error instanceof ImportBusy) throw error
    const stopped = error instanceof LargeEndings
    await db.inDistrict(districtId, (tx) =>
      stopped
        ? finishRun(tx, order.runId, { state: 'stopped', question: askAbout(error.endings) })
        : finishRun(tx, order.runId, { state: 'failed' }),
    )
    if (stopped) return { state: 'stopped', endings: error.endings }
    throw error
  } finally {
    clearInterval(beat)
    await opened.package.close()
  }
}

async function sourceOf(order: ImportOrder, from: OneRosterPackage): Promise<string> {
  return typeof order.source === 'string' ? order.source : order.source(from)
}

/** Rolls the import back: more would end than may end without a person. */
class LargeEndings extends Error {
  constructor(readonly endings: readonly Ending[]) {
    super('A person has to decide.')
  }
}

function askAbout(endings: readonly Ending[]): RunQuestion {
  return { endings: [...endings], decision: null, decidedBy: null, decidedAt: null }
}

async function importInside(
  tx: Tx,
  order: ImportOrder,
  sourceId: string,
  from: OneRosterPackage,
  heart: ReturnType<typeof createHeartbeat>,
): Promise<ImportOutcome> {
  const { districtId } = order.actor
  if (!(await lockImports(tx, districtId)))
    throw new ImportBusy('Another import of this district is running, or a policy is being adopted.')
  const at = new Date()
  const run = runContext(tx, {
    districtId,
    sourceId,
    runId: order.runId,
    at,
    today: todayIn(order.timeZone, at),
  })
  await execute(run, `set local work_mem = '192MB'`)
  await makeTemporaryRoom(tx)
  const step = (name: string) => order.onStep?.(name)

  step('read')
  const read = await readPackage(run, from, async (bytes) => {
    order.onBytes?.(bytes, from.bytes)
    await heart.say({ bytesRead: bytes })
  })
  step('changes')
  const changes = new Map<FileName, FileChanges>()
  const incompleteFiles: string[] = []
  const idle = await setIdleAside(
    run,
    FILE_ORDER.filter((file) => !from.modes.has(file)),
  )
  for (const file of FILE_ORDER) {
    if (idle.has(file)) continue
    const of = read.get(file)
    if (of !== undefined && of.records > 0) {
      of.refused += await refuseDuplicates(run, file)
    }
    const said = from.modes.get(file) ?? 'absent'
    const incomplete = said === 'bulk' && (of?.incomplete ?? false)
    if (incomplete) incompleteFiles.push(file)
    const mode = incomplete ? 'delta' : said
    await recallHeld(run, file, mode)
    changes.set(file, await findChanges(run, file, mode, of?.unreadable ?? []))
  }
  const rollover = await keepRolledOver(run)
  const endings = await findLargeEndings(run)
  if (endings.length > 0 && !order.acceptEnding) throw new LargeEndings(endings)

  const secondsReading = secondsSince(at)
  await heart.say({ state: 'promoting', bytesRead: from.bytes }, true)
  const { promoted, levelsChanged } = await promoteChanges(run, order.timeZone, order.recalculate, step)
  const report: RunReport = {
    files: fileReports(read, changes, promoted),
    levelsChanged,
    rollover,
    incompleteFiles,
    secondsReading,
    secondsPromoting: secondsSince(at) - secondsReading,
  }
  step('finish')
  await finishRun(tx, order.runId, { state: 'done', report })
  await writeAudit(tx, order.actor, {
    act: 'import',
    targetKind: 'run',
    targetId: order.runId,
    counts: auditCounts(report),
  })
  step('commit')
  return { state: 'done', report }
}

const secondsSince = (at: Date) => Math.round((Date.now() - at.getTime()) / 100) / 10
