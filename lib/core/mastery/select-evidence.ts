import { uncountedStatus } from '@/lib/core/gradebook/score-status'
import { type DraftPiece, draftPiece, type Evidence, type SetAside } from '@/lib/core/mastery/evidence'
import { mapToScale } from '@/lib/core/mastery/map-to-scale'
import { noteOrder, sortPieces, sortSetAside } from '@/lib/core/mastery/order-evidence'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import { retakenPerformances } from '@/lib/core/mastery/retakes'
import { doublesAmong } from '@/lib/core/mastery/same-performance'
import { addDays, type SchoolDate } from '@/lib/core/school-date'

/** What counts, oldest first, and what does not, each with its reason. */
export interface Selection {
  readonly pieces: DraftPiece[]
  readonly setAside: readonly SetAside[]
}

/**
 * Takes from all that is known of a student and objective what counts as of a day: graded, on the scale, not from the
 * future, recent enough where the policy asks for it, no performance twice, retakes as the policy says.
 */
export function selectEvidence(
  evidence: readonly Evidence[],
  policy: MasteryPolicy,
  asOf: SchoolDate,
): Selection {
  const setAside: SetAside[] = []
  const oldest = policy.recencyDays === null ? '' : addDays(asOf, -policy.recencyDays)
  const counted: DraftPiece[] = []
  for (const piece of evidence) {
    const value = countedValue(piece, policy, oldest, asOf)
    if (typeof value === 'number') counted.push(draftPiece(piece, value))
    else setAside.push({ evidence: piece, reason: value })
  }
  sortPieces(counted, policy.dateRule)
  const single = withoutDoubles(counted, setAside)
  const pieces = policy.retake === 'replace' ? withoutRetaken(single, setAside) : single
  noteOrder(pieces, policy.dateRule)
  if (setAside.length > 1) sortSetAside(setAside, policy.dateRule)
  return { pieces, setAside }
}

function countedValue(
  evidence: Evidence,
  policy: MasteryPolicy,
  oldest: SchoolDate,
  asOf: SchoolDate,
): number | SetAside['reason'] {
  const uncounted = uncountedStatus(evidence.status, policy)
  if (uncounted !== null) return uncounted
  if (evidence.scoredOn > asOf) return 'future-date'
  if (evidence.scoredOn < oldest) return 'too-old'
  return mapToScale(evidence, policy)
}

function withoutDoubles(pieces: DraftPiece[], setAside: SetAside[]): DraftPiece[] {
  const doubles = doublesAmong(pieces)
  if (doubles.length === 0) return pieces
  for (const { evidence } of doubles) setAside.push({ evidence, reason: 'same-performance' })
  return pieces.filter((piece) => !doubles.includes(piece))
}

function withoutRetaken(pieces: DraftPiece[], setAside: SetAside[]): DraftPiece[] {
  const retaken = retakenPerformances(pieces)
  if (retaken.size === 0) return pieces
  const kept: DraftPiece[] = []
  for (const piece of pieces) {
    if (retaken.has(piece.evidence.performance))
      setAside.push({ evidence: piece.evidence, reason: 'retaken' })
    else kept.push(piece)
  }
  return kept
}
