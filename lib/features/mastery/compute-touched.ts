import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { calculateMastery, type Mastery } from '@/lib/core/mastery/calculate-mastery'
import type { PolicyFinder, ScopedPolicy } from '@/lib/core/mastery/find-policy'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/platform/new-id'
import { addEmptied, copyComputed, countableEvidence, planForMany } from './repository/bulk-levels'
import { anyFrozen } from './repository/evidence-sql'
import { readEvidenceFacts } from './repository/item-facts'
import { NO_GRADES, readGrades } from './repository/policies'
import { type EvidenceOf, streamEvidence } from './repository/read-evidence'

export interface Computing {
  readonly districtId: string
  readonly today: string
  readonly timeZone: string
  /** The arithmetic; a benchmark leaves it out to see what all else costs. */
  readonly calculate?: typeof calculateMastery
  /** Told now and then how many levels are computed. */
  readonly onLevels?: (computed: number) => Promise<void>
}

/**
 * From `touched_levels` into `computed_levels`. Evidence streams in sorted; results wait in a file until the stream has
 * ended, because one connection does one thing at a time and a district's levels are more than memory should hold.
 */
export async function computeTouched(tx: Tx, of: Computing, finder: PolicyFinder): Promise<void> {
  if ((await planForMany(tx, 'touched_levels')) === 0) return
  const calculate = of.calculate ?? calculateMastery
  const facts = await readEvidenceFacts(tx, null)
  const grades = finder.looksAt.grade
    ? await readGrades(tx, 'select student_id from touched_levels')
    : NO_GRADES
  const folder = await mkdtemp(path.join(tmpdir(), 'tessera-levels-'))
  const file = path.join(folder, 'levels')
  try {
    const out = createWriteStream(file, { mode: 0o600 })
    let text = ''
    let computed = 0
    await streamEvidence(
      tx,
      countableEvidence({ ...of, frozen: await anyFrozen(tx) }, 'touched_levels'),
      facts,
      async (cell) => {
        const policy = finder.find(cell.objectiveId, grades.get(cell.studentId) ?? [])
        text += copyLine(cell, calculate(cell.evidence, policy.settings, of.today), policy)
        computed++
        if (text.length < 65_536) return
        await of.onLevels?.(computed)
        const more = out.write(text)
        text = ''
        if (!more) await once(out, 'drain')
      },
    )
    out.end(text)
    await once(out, 'close')
    await pipeline(createReadStream(file), copyComputed(tx))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await addEmptied(tx, onlyPolicy(finder))
}

/** Null where policies have scopes, and `policy_of_objective` is asked. */
export function onlyPolicy({ looksAt, policies }: PolicyFinder): ScopedPolicy | null {
  return looksAt.objective || looksAt.grade ? null : (policies[0] ?? null)
}

/** One computed level in COPY's text form, in the order of `COMPUTED_COLUMNS`. */
function copyLine(of: EvidenceOf, mastery: Mastery, policy: ScopedPolicy): string {
  const head = `${newId()}\t${of.studentId}\t${of.objectiveId}\t${of.schoolYear}\t${mastery.state}\t`
  const { pieces } = mastery.working
  const newest = pieces[pieces.length - 1]?.evidence.scoredOn ?? '\\N'
  const tail = `\t${policy.id}\t${policy.version}\n`
  return mastery.state === 'level'
    ? `${head}${mastery.level}\t${mastery.score}\t${pieces.length}\t${mastery.trend}\t${newest}${tail}`
    : `${head}\\N\t\\N\t${pieces.length}\t0\t${newest}${tail}`
}
