import type { DraftPiece, Evidence, OrderedBy, SetAside } from '@/lib/core/mastery/evidence'
import type { DateRule } from '@/lib/core/mastery/policy'
import type { SchoolDate } from '@/lib/core/school-date'

/**
 * Sorts pieces in place, oldest first, by the policy's date; ties by score date, due date (none is earliest), source
 * (the more trusted counts as newer), sourcedId.
 */
export function sortPieces(pieces: DraftPiece[], rule: DateRule): void {
  // Insertion sort: the lists are short, mostly in order already, and this runs for every level of a district.
  for (let at = 1; at < pieces.length; at++) {
    const piece = pieces[at]
    if (piece === undefined) continue
    let to = at
    for (let before = pieces[to - 1]; before !== undefined; before = pieces[to - 1]) {
      if (compareEvidence(before.evidence, piece.evidence, rule) <= 0) break
      pieces[to] = before
      to--
    }
    pieces[to] = piece
  }
}

/** Notes on each sorted piece what placed it after the one before it, so that a tie is never settled unseen. */
export function noteOrder(pieces: readonly DraftPiece[], rule: DateRule): void {
  let before: DraftPiece | undefined
  for (const piece of pieces) {
    piece.orderedBy = before === undefined ? null : whatOrders(before.evidence, piece.evidence, rule)
    before = piece
  }
}

/** Puts what was set aside into the same order. */
export function sortSetAside(setAside: SetAside[], rule: DateRule): void {
  setAside.sort((left, right) => compareEvidence(left.evidence, right.evidence, rule))
}

function compareEvidence(left: Evidence, right: Evidence, rule: DateRule): number {
  if (rule !== 'score-date') {
    const byRule = compareText(dateBy(left, rule), dateBy(right, rule))
    if (byRule !== 0) return byRule
  }
  return (
    compareText(left.scoredOn, right.scoredOn) ||
    compareText(left.dueOn ?? '', right.dueOn ?? '') ||
    right.sourceRank - left.sourceRank ||
    compareText(left.sourcedId, right.sourcedId)
  )
}

function whatOrders(left: Evidence, right: Evidence, rule: DateRule): OrderedBy {
  if (dateBy(left, rule) !== dateBy(right, rule)) return 'date-rule'
  if (left.scoredOn !== right.scoredOn) return 'score-date'
  if (left.dueOn !== right.dueOn) return 'due-date'
  return left.sourceRank !== right.sourceRank ? 'source' : 'sourced-id'
}

function dateBy(evidence: Evidence, rule: DateRule): SchoolDate {
  switch (rule) {
    case 'score-date':
      return evidence.scoredOn
    case 'due-date':
      return evidence.dueOn ?? evidence.scoredOn
    case 'assign-date':
      return evidence.assignedOn ?? evidence.scoredOn
  }
}

/** By code unit, never by locale: the same evidence has one order everywhere. */
function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
