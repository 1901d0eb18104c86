import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { openDatabase } from '@/lib/cli/launcher/open-database'
import type { RunReport } from '@/lib/features/ingest/contract'
import { eachRefusal } from '@/lib/features/ingest/each-refusal'
import {
  type FilesOrder,
  importFiles,
  SourceMissing,
  SourceUnknown,
} from '@/lib/features/ingest/import-files'
import { ImportBusy, type ImportOutcome } from '@/lib/features/ingest/import-package'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { database } from '@/lib/platform/database'
import { type District, findDistrictBySlug } from '@/lib/platform/district'

const USAGE = `npm run import -- <zip|folder> --district SLUG [--source NAME] [--new] [--accept-ending]
  --source NAME     the system the files come from; else the files say it
  --new             the source may be one that does not exist yet
  --accept-ending   let end what the files no longer name, however much it is`

const EXIT = { clean: 0, failed: 1, refusals: 2, stopped: 3 } as const

function leave(sentence: string): never {
  console.error(sentence)
  process.exit(EXIT.failed)
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        district: { type: 'string' },
        source: { type: 'string' },
        new: { type: 'boolean', default: false },
        'accept-ending': { type: 'boolean', default: false },
      },
    })
    const [path, second] = positionals
    if (path === undefined || second !== undefined || values.district === undefined) return leave(USAGE)
    return { path, slug: values.district, source: values.source ?? null, ...values }
  } catch (error) {
    return leave(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

/** A question where somebody sits before the screen; null where nobody does. */
async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  const line = createInterface({ input: process.stdin, output: process.stdout })
  const answer = (await line.question(question)).trim()
  line.close()
  return answer === '' ? null : answer
}

/** Imports; where it is not clear from which source, asks, and imports again with the answer. */
async function importAsking(order: FilesOrder): Promise<ImportOutcome & { readonly runId: string }> {
  try {
    return await importFiles(database(), order)
  } catch (error) {
    if (error instanceof SourceUnknown) {
      const sourceName = await ask('The files do not say which system they come from. Its name: ')
      if (sourceName === null)
        return leave('The files do not say which system they come from: add --source NAME.')
      return importAsking({ ...order, sourceName })
    }
    if (error instanceof SourceMissing) {
      const answer = await ask(`There is no source named "${error.sourceName}" yet. Make it? [y/N] `)
      if (answer?.toLowerCase() !== 'y')
        return leave(`There is no source named "${error.sourceName}" yet: add --new to make it.`)
      return importAsking({ ...order, sourceName: error.sourceName, mayCreateSource: true })
    }
    if (error instanceof ImportBusy)
      return leave(
        'Another import of this district is running, or a policy is being adopted. Nothing was changed.',
      )
    throw error
  }
}

function printCounts(report: RunReport): void {
  const columns = ['read', 'created', 'changed', 'ended', 'unchanged', 'held', 'refused'] as const
  console.log(['file'.padEnd(30), ...columns.map((name) => name.padStart(10))].join(''))
  for (const [file, counts] of Object.entries(report.files)) {
    console.log([file.padEnd(30), ...columns.map((name) => String(counts[name]).padStart(10))].join(''))
  }
  console.log(`levels changed: ${report.levelsChanged}`)
  if (report.rollover !== null) {
    console.log(
      `term rollover: ${report.rollover.classes} classes of a term that is over are no longer sent; they stay as they were`,
    )
  }
  for (const file of report.incompleteFiles) {
    console.log(`${file}: not every row could be read, so nothing was ended for being absent`)
  }
}

async function printRefusals(district: District, runId: string): Promise<number> {
  let printed = 0
  for await (const refusal of eachRefusal(database(), district.id, runId)) {
    console.log(`${refusal.file}:${refusal.line}:${refusal.column} ${refusal.code} ${refusal.message}`)
    printed += 1
  }
  return printed
}

const given = readArguments()
const opened = await openDatabase((line) => console.error(line))
const district = (await findDistrictBySlug(given.slug)) ?? leave(`There is no district "${given.slug}".`)
const bar = new SingleBar({ format: '{bar} {percentage} %  {value} of {total} MB', hideCursor: true })
let barStarted = false
try {
  const outcome = await importAsking({
    actor: { kind: 'system', districtId: district.id, name: 'import' },
    timeZone: district.timeZone,
    path: given.path,
    sourceName: given.source,
    sourceKind: 'other',
    mayCreateSource: given.new,
    acceptEnding: given['accept-ending'],
    recalculate: recalculateAfterImport,
    onBytes(read, total) {
      const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10
      if (barStarted) bar.update(megabytes(read))
      else bar.start(megabytes(total), megabytes(read))
      barStarted = true
    },
  })
  bar.stop()
  const refused = await printRefusals(district, outcome.runId)
  if (outcome.state === 'done') printCounts(outcome.report)
  if (outcome.state === 'stopped') {
    for (const { school, file, ending, of } of outcome.endings)
      console.log(`${school}: ${ending} of ${of} ${file} would end`)
    console.log('Nothing was changed. If this is meant, run the import again with --accept-ending.')
  }
  if (outcome.state === 'failed') console.log('Nothing was changed.')
  const code = { done: refused > 0 ? EXIT.refusals : EXIT.clean, stopped: EXIT.stopped, failed: EXIT.failed }
  process.exitCode = code[outcome.state]
} catch (error) {
  bar.stop()
  console.error(
    `The import failed; nothing was changed. ${error instanceof Error ? error.message : ''}`.trim(),
  )
  process.exitCode = EXIT.failed
} finally {
  await database().close()
  await opened.stop()
}
