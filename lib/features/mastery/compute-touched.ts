import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { calculateMastery, type Mastery } from '@/lib/core/mastery/calculate-mastery'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/platform/new-id'
import { addEmptied, copyComputed, evidenceOfTouched, planForMany } from './repository/bulk-levels'
import { readEvidenceFacts } from './repository/item-facts'
import { type EvidenceOf, streamEvidence } from './repository/read-evidence'

export interface Computing {
  readonly districtId: string
  readonly today: string
  readonly timeZone: string
  /** The arithmetic; a benchmark leaves it out to see what all else costs. */
  readonly calculate?: typeof calculateMastery
}

/**
 * From `touched_levels` into `computed_levels`. Evidence streams in sorted; results wait in a file until the stream has
 * ended, because one connection does one thing at a time and a district's levels are more than memory should hold.
 */
export async function computeTouched(tx: Tx, of: Computing, settings: MasteryPolicy): Promise<void> {
  if ((await planForMany(tx, 'touched_levels')) === 0) return
  const calculate = of.calculate ?? calculateMastery
  const facts = await readEvidenceFacts(tx, null)
  const folder = await mkdtemp(path.join(tmpdir(), 'tessera-levels-'))
  const file = path.join(folder, 'levels')
  try {
    const out = createWriteStream(file, { mode: 0o600 })
    let text = ''
    await streamEvidence(tx, evidenceOfTouched(of), facts, async (cell) => {
      text += copyLine(cell, calculate(cell.evidence, settings, of.today))
      if (text.length < 65_536) return
      const more = out.write(text)
      text = ''
      if (!more) await once(out, 'drain')
    })
    out.end(text)
    await once(out, 'close')
    await pipeline(createReadStream(file), copyComputed(tx))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await addEmptied(tx)
}

/** One computed level in COPY's text form, in the order of `COMPUTED_COLUMNS`. */
function copyLine(of: EvidenceOf, mastery: Mastery): string {
  const head = `${newId()}\t${of.studentId}\t${of.objectiveId}\t${of.schoolYear}\t${mastery.state}\t`
  const { pieces } = mastery.working
  const newest = pieces[pieces.length - 1]?.evidence.scoredOn ?? '\\N'
  return mastery.state === 'level'
    ? `${head}${mastery.level}\t${mastery.score}\t${pieces.length}\t${mastery.trend}\t${newest}\n`
    : `${head}\\N\t\\N\t${pieces.length}\t0\t${newest}\n`
}
