import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '@/lib/cli/launcher/open-database'
import { reasonOf } from '@/lib/cli/launcher/reason'
import type { Break } from '@/lib/platform/audit-diagnose'
import { readLoggedHeads } from '@/lib/platform/audit-heads'
import { type Verdict, verifyAudit } from '@/lib/platform/audit-verify'
import { database } from '@/lib/platform/database'
import { findDistrictBySlug, listDistricts } from '@/lib/platform/district'
import { env } from '@/lib/platform/env'

const USAGE = `npm run audit:verify -- [--district SLUG] [--log FILE]
  --district  one of them; without it all
  --log       a worker's log: its heads must stand in the chain`

async function chooseDistricts(slug: string | undefined) {
  if (slug === undefined) return listDistricts()
  const named = await findDistrictBySlug(slug)
  if (named === undefined) throw new Error(`There is no district "${slug}".`)
  return [named]
}

/** The log that was named, else that of the worker `npm start` runs beside the embedded database. */
function chooseLog(named: string | undefined, isEmbedded: boolean): string | null {
  if (named !== undefined) return named
  const ours = path.join(env.TESSERA_DATA_DIR, 'logs', 'worker.log')
  return isEmbedded && existsSync(ours) ? ours : null
}

function sayBreak(found: Break): string {
  switch (found.how) {
    case 'rewritten':
      return `rewritten somewhere from row ${found.number} to row ${found.until}: the log tells another hash of row ${found.until}`
    case 'head-behind':
      return `head behind: the log tells row ${found.logged}, the chain ends before row ${found.number}`
    default: {
      const row = found.number === null ? 'a row outside the chain' : `row ${found.number}`
      return `${found.how}: ${row}${found.auditId === null ? '' : `, audit id ${found.auditId}`}`
    }
  }
}

function sayVerdict(slug: string, verdict: Verdict, heads: number): readonly string[] {
  if (!verdict.ok) return [`${slug}: BROKEN, ${sayBreak(verdict.break)}.`]
  const { count, head, backlog } = verdict
  const end = head === null ? 'nothing is sealed yet' : `head ${head.hash}`
  const late =
    backlog.late === 0 ? [] : [`${slug}: ${backlog.late} of them for over a minute. Does a worker run?`]
  return [
    `${slug}: sound. ${count} rows sealed, ${end}; ${heads} heads of the log agree; ${backlog.waiting} rows wait for their seal.`,
    ...late,
  ]
}

/** Exit 0: every chain holds. 1: one does not, or could not be read. */
async function verify(): Promise<number> {
  const options = {
    district: { type: 'string' },
    log: { type: 'string' },
    help: { type: 'boolean' },
  } as const
  const { values } = parseArgs({ options })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const opened = await openDatabase((line) => console.error(line))
  try {
    const log = chooseLog(values.log, opened.isEmbedded)
    const logged = log === null ? new Map<string, never[]>() : await readLoggedHeads(log)
    if (log === null) console.error('Without a log (--log FILE) an end that was cut off cannot be seen.')
    let broken = 0
    for (const { id, slug } of await chooseDistricts(values.district)) {
      const heads = logged.get(id) ?? []
      const verdict = await database().inDistrict(id, (tx) => verifyAudit(tx, id, heads), 'read only')
      if (!verdict.ok) broken += 1
      console.log(sayVerdict(slug, verdict, heads.length).join('\n'))
    }
    return broken === 0 ? 0 : 1
  } finally {
    await database().close()
    await opened.stop()
  }
}

try {
  process.exitCode = await verify()
} catch (error) {
  console.error(reasonOf(error))
  process.exitCode = 1
}
