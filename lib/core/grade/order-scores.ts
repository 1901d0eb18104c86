import type { GradeScore } from '@/lib/core/grade/grade-input'

/** The one order of a student's scores: by due date (none is earliest), then sourcedId, then line item. */
export function orderScores(scores: readonly GradeScore[]): readonly GradeScore[] {
  return scores.toSorted(compareScores)
}

function compareScores(left: GradeScore, right: GradeScore): number {
  return (
    compareText(left.dueOn ?? '', right.dueOn ?? '') ||
    compareText(left.sourcedId, right.sourcedId) ||
    compareText(left.itemId, right.itemId)
  )
}

/** By code unit, never by locale: the same texts have one order everywhere. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
