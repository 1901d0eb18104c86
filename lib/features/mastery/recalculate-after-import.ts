import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { calculateMastery, type Mastery } from '@/lib/core/mastery/calculate-mastery'
import { newId } from '@/lib/platform/new-id'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import {
  addEmptied,
  copyComputed,
  dropComputed,
  evidenceOfTouched,
  planForMany,
} from './repository/bulk-levels'
import { readEvidenceFacts } from './repository/item-facts'
import { currentPolicy } from './repository/policies'
import { type EvidenceOf, streamEvidence } from './repository/read-evidence'
import { writeLevels } from './repository/write-levels'

/**
 * Computes every level an import touched, as the last step of its transaction: `touched_levels` names them. Evidence
 * streams in sorted; results wait in a file until the stream has ended, because one connection does one thing at a
 * time and a district's levels are more than memory should hold.
 */
export const recalculateAfterImport: RecalculateAfterImport = async (tx, of) => {
  const policy = await currentPolicy(tx, of.districtId, of.today)
  const facts = await readEvidenceFacts(tx, null)
  await planForMany(tx)
  const folder = await mkdtemp(path.join(tmpdir(), 'tessera-levels-'))
  const file = path.join(folder, 'levels')
  try {
    const out = createWriteStream(file, { mode: 0o600 })
    const now = of.at.getTime()
    let text = ''
    await streamEvidence(tx, evidenceOfTouched(of), facts, async (cell) => {
      text += copyLine(cell, calculateMastery(cell.evidence, policy.settings, of.today), now)
      if (text.length < 65_536) return
      const more = out.write(text)
      text = ''
      if (!more) await once(out, 'drain')
    })
    out.end(text)
    await once(out, 'close')
    await pipeline(createReadStream(file), await copyComputed(tx))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await addEmptied(tx)
  const changed = await writeLevels(tx, 'computed_levels', {
    districtId: of.districtId,
    policyId: policy.id,
    policyVersion: policy.version,
    at: of.at,
    runId: of.runId,
    authorId: null,
  })
  await dropComputed(tx)
  return changed
}

/** One computed level in COPY's text form, in the order of `COMPUTED_COLUMNS`. */
function copyLine(of: EvidenceOf, mastery: Mastery, now: number): string {
  const head = `${newId(now)}\t${of.studentId}\t${of.objectiveId}\t${of.schoolYear}\t${mastery.state}\t`
  const { pieces } = mastery.working
  const newest = pieces[pieces.length - 1]?.evidence.scoredOn ?? '\\N'
  return mastery.state === 'level'
    ? `${head}${mastery.level}\t${mastery.score}\t${pieces.length}\t${mastery.trend}\t${newest}\n`
    : `${head}\\N\t\\N\t${pieces.length}\t0\t${newest}\n`
}
