import { FILE_ORDER, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { OneRosterPackage } from '@/lib/protocols/oneroster/csv/package'
import { createIncoming, openCopy, type RecordCopy } from './repository/copy-records'
import type { RunContext } from './repository/run-context'
import { addRefusals, addTolerances } from './repository/runs'

/** What reading one file came to. */
export interface FileRead {
  records: number
  refused: number
  /** A refused file, or a refused row that cannot say whose it is: nothing may be concluded from what the file lacks. */
  incomplete: boolean
  /** The sourcedIds of refused rows: those records are not missing. */
  readonly unreadable: string[]
}

/**
 * Reads a package into the temporary tables, one COPY at a time. Refusals and tolerances wait until no COPY is open,
 * because a connection does one thing at a time.
 */
export async function readPackage(
  run: RunContext,
  from: OneRosterPackage,
  onBytes: (bytes: number) => Promise<void>,
): Promise<ReadonlyMap<FileName, FileRead>> {
  const read = new Map<FileName, FileRead>()
  await createIncoming(run, FILE_ORDER)
  for (const file of FILE_ORDER) {
    read.set(file, { records: 0, refused: 0, incomplete: false, unreadable: [] })
  }
  let refusals = 0
  const store = async (kept: Parameters<typeof addRefusals>[3]) => {
    await addRefusals(run.tx, run.districtId, run.runId, kept, refusals)
    refusals += kept.length
  }
  await store(from.refusals)
  await addTolerances(run.tx, run.districtId, run.runId, from.tolerances)

  let copy: RecordCopy | null = null
  let bytes = 0
  const waiting: (() => Promise<void>)[] = []
  const closeCopy = async () => {
    await copy?.end()
    copy = null
    for (const write of waiting.splice(0)) await write()
  }
  for await (const batch of from.read((done) => {
    bytes = done.bytes
  })) {
    const of = read.get(batch.file)
    if (of === undefined) continue
    if (copy !== null && (copy.file !== batch.file || waiting.length > 20)) await closeCopy()
    if (batch.records.length > 0) {
      copy ??= openCopy(run, batch.file)
      await copy.write(batch.records, of.records + 1)
      of.records += batch.records.length
    }
    if (batch.refusals.length > 0) {
      of.refused += batch.refusals.length
      for (const { sourcedId } of batch.refusals) {
        if (sourcedId === undefined) of.incomplete = true
        else of.unreadable.push(sourcedId)
      }
      waiting.push(() => store(batch.refusals))
    }
    if (batch.tolerances.size > 0) {
      const tolerances = [...batch.tolerances].map(([code, t]) => ({ ...t, file: `${batch.file}.csv`, code }))
      waiting.push(() => addTolerances(run.tx, run.districtId, run.runId, tolerances))
    }
    await onBytes(bytes)
  }
  await closeCopy()
  return read
}
