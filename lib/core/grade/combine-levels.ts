import type { GradeLevel } from '@/lib/core/grade/grade-input'
import type { FromLevels } from '@/lib/core/grade/grade-policy'
import type { LevelInGrade } from '@/lib/core/grade/grade-working'
import { compareText } from '@/lib/core/grade/order-scores'

/** The percent that levels make together, unrounded, null where none has a worth; and each level's part in it. */
export function combineLevels(
  levels: readonly GradeLevel[],
  method: FromLevels,
): { readonly percent: number | null; readonly levels: readonly LevelInGrade[] } {
  const worths = levels.map((level) => ({ level, percent: worthOf(level, method.worth) })).sort(compareWorths)
  const known = worths.filter(({ percent }) => percent !== null).length
  const unknown = worths.length - known
  // Those without a worth sort first; the others are numbered from there.
  const first = method.combine === 'mean' ? 0 : (known - 1) >> 1
  const last = method.combine === 'mean' ? known - 1 : known >> 1
  const role = method.combine === 'mean' ? 'weighed' : 'chosen'
  let sum = 0
  const parts = worths.map(({ level, percent }, at): LevelInGrade => {
    if (percent === null) return { level, role: 'left-out', percent: 0, weight: 0, contribution: 0 }
    const place = at - unknown
    if (place < first || place > last) {
      return { level, role: 'passed-over', percent, weight: 0, contribution: 0 }
    }
    sum += percent
    const weight = 1 / (last - first + 1)
    return { level, role, percent, weight, contribution: weight * percent }
  })
  return { percent: known === 0 ? null : sum / (last - first + 1), levels: parts }
}

interface Worth {
  readonly level: GradeLevel
  readonly percent: number | null
}

function worthOf({ level, score, top }: GradeLevel, worth: FromLevels['worth']): number | null {
  switch (worth.kind) {
    case 'score':
      return (100 * score) / top
    case 'table':
      return worth.percents[level - 1] ?? null
  }
}

function compareWorths(left: Worth, right: Worth): number {
  const byPercent = (left.percent ?? Number.NEGATIVE_INFINITY) - (right.percent ?? Number.NEGATIVE_INFINITY)
  // Two without a worth differ by NaN, which is no order: the id decides.
  return byPercent || compareText(left.level.objectiveId, right.level.objectiveId)
}
