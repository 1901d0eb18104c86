import type { DraftPiece, Evidence } from '@/lib/core/mastery/evidence'

/**
 * The performances that no longer count because a retake does. A retake, its original and every further retake are
 * one group; the newest retake stands for it, whatever the dates of the original. `pieces` are in evidence order.
 * A circle of retakes is no retake: its members all count.
 */
export function retakenPerformances(pieces: readonly DraftPiece[]): ReadonlySet<string> {
  if (pieces.every((piece) => piece.evidence.retakeOf === null)) return NONE
  const originals = new Map<string, string>()
  for (const { evidence } of pieces) {
    if (evidence.retakeOf !== null) originals.set(evidence.performance, evidence.retakeOf)
  }
  const newest = new Map<string, string>()
  for (const { performance } of retakesIn(pieces, originals)) {
    newest.set(firstAttempt(performance, originals), performance)
  }
  const retaken = new Set(newest.keys())
  for (const { performance } of retakesIn(pieces, originals)) {
    if (newest.get(firstAttempt(performance, originals)) !== performance) retaken.add(performance)
  }
  return retaken
}

const NONE: ReadonlySet<string> = new Set()

function retakesIn(
  pieces: readonly DraftPiece[],
  originals: ReadonlyMap<string, string>,
): readonly Evidence[] {
  const evidence = pieces.map((piece) => piece.evidence)
  return evidence.filter(({ performance }) => firstAttempt(performance, originals) !== performance)
}

/** The performance at the start of a chain of retakes, counted or not; the given one where the chain is a circle. */
function firstAttempt(performance: string, originals: ReadonlyMap<string, string>): string {
  let first = performance
  for (let step = 0; step <= originals.size; step++) {
    const original = originals.get(first)
    if (original === undefined) return first
    first = original
  }
  return performance
}
