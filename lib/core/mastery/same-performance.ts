import type { DraftPiece, Evidence } from '@/lib/core/mastery/evidence'

const PREFERENCE = { objective: 0, item: 1, score: 2 } as const

/**
 * The pieces another piece speaks for, both being one performance. An explicit per-objective result speaks before
 * child items, and these before the line item's own score; of two alike, the more trusted source's, then the newer
 * one. Child items of one source are parts of a whole: all count. `pieces` are in evidence order.
 */
export function doublesAmong(pieces: readonly DraftPiece[]): readonly DraftPiece[] {
  let doubles: DraftPiece[] = NONE
  for (let at = 1; at < pieces.length; at++) {
    for (let earlierAt = 0; earlierAt < at; earlierAt++) {
      const newer = pieces[at]
      const older = pieces[earlierAt]
      if (newer === undefined || older === undefined) continue
      if (newer.evidence.performance !== older.evidence.performance) continue
      const silenced = speaksSecond(older, newer)
      if (silenced === null || doubles.includes(silenced)) continue
      if (doubles === NONE) doubles = []
      doubles.push(silenced)
    }
  }
  return doubles
}

const NONE: DraftPiece[] = []

function speaksSecond(older: DraftPiece, newer: DraftPiece): DraftPiece | null {
  const byRank = rankOf(older.evidence) - rankOf(newer.evidence)
  if (byRank !== 0) return byRank < 0 ? newer : older
  return newer.evidence.kind === 'item' ? null : older
}

/** Kind first, then source: a source's place is a whole number well below a thousand. */
function rankOf(evidence: Evidence): number {
  return PREFERENCE[evidence.kind] * 1e6 + evidence.sourceRank
}
